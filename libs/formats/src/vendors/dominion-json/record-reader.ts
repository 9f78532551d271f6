import { FileError, type ExportFile, type IssueLog, quoteValue } from '@crossvote/opening';
import type { CvrSink } from '../../cvr-sink.ts';
import type { SharedContest } from '../../contests/shared-contests.ts';
import type { ContestPlan } from './plan-contests.ts';
import { DuplicateSessions } from './duplicate-sessions.ts';
import type { InvalidContests } from './invalid-contests.ts';
import { isObject, optionalNumber, RefusedRecord, type JsonObject } from './json-values.ts';
import type { Manifests } from './manifests.ts';
import { OpenContest } from './open-contest.ts';
import { readSelection } from './read-selection.ts';
import type { Oddity, ReadSelection, BallotContest } from './ballot-contest.ts';
import { RecordAttributes } from './record-attributes.ts';
import { Remarks } from './remarks.ts';
import { contestsOf, currentVersion, type CurrentVersion } from './session.ts';

/** Most candidates that no manifest names. Each becomes a choice. */
const unknownLimit = 10_000;

const oddities: Readonly<Record<Oddity, string>> = {
  choice_marked_twice: 'marks one candidate twice: counted once in',
  undervotes_differ:
    'names another number of undervotes than the votes and the vote-for leave; stored as the marks say: check the ContestManifest against the records of',
  overvotes_differ:
    'says of an overvote otherwise than its votes and the vote-for do; stored as the marks say: check the ContestManifest against the records of',
};

/** What is needed to read the records. */
export interface RecordContext {
  readonly plans: readonly ContestPlan[];
  /** The contest of all exports, for each plan. */
  readonly shared: readonly SharedContest[];
  readonly manifests: Manifests;
  readonly invalid: InvalidContests;
  readonly sink: CvrSink;
  readonly issues: IssueLog;
}

/** Turns sessions into records. A session goes into the sink as a whole or not at all. */
export class RecordReader {
  stored = 0;
  refused = 0;
  readonly remarks = new Remarks();
  private readonly contests: ReadonlyMap<number, OpenContest>;
  private readonly homes = new Map<number, number>();
  private readonly attributes: RecordAttributes;
  private duplicates = new DuplicateSessions();
  private readonly unknown = new Set<number>();

  constructor(private readonly context: RecordContext) {
    const { plans, shared, manifests, sink } = context;
    this.contests = new Map(
      plans.flatMap((plan, at) => {
        const contest = shared[at];
        return contest ? [[plan.id, new OpenContest(plan, contest, sink)]] : [];
      }),
    );
    // Without the manifest it is not known that a candidate is in one contest only.
    if (manifests.has('candidate'))
      for (const { id, candidates } of plans)
        for (const candidate of candidates) this.homes.set(candidate.id, id);
    this.attributes = new RecordAttributes(manifests, sink);
  }

  /** Says that the next sessions are from this file. */
  beginFile(file: ExportFile): void {
    this.duplicates = new DuplicateSessions();
    this.context.sink.identities?.beginFile(file);
  }

  /** Stores one session, or reports why not. @throws FileError when the export cannot be one of an election */
  take(session: unknown, record: number, file: string): void {
    try {
      this.store(session, file);
      this.stored += 1;
    } catch (error) {
      if (!(error instanceof RefusedRecord)) throw error;
      this.refuse(error, record, file);
    }
  }

  /** Reports why a session is not stored. */
  refuse({ code, message }: RefusedRecord, record: number, file: string): void {
    this.refused += 1;
    this.context.issues.add({
      severity: 'refused',
      code,
      message: `record ${record}: ${message}`,
      place: { file },
    });
  }

  private store(session: unknown, file: string): void {
    if (!isObject(session)) throw new RefusedRecord('wrong_type', 'it is not an object');
    const version = currentVersion(session);
    const values = this.attributes.read(session, version.snapshot);
    const selections = contestsOf(version.cards, this.context.invalid).map((listed) => {
      const contest = this.contestOf(listed);
      return { contest, selection: readSelection(listed, contest) };
    });
    this.remarkOn(session, version, file);
    for (const { contest, selection } of selections) {
      this.remarkOnSelection(contest, selection, file);
      contest.store(selection);
    }
    this.attributes.store(values);
    if (this.context.sink.endRecord()) this.forgetCodes();
    this.context.sink.identities?.add(this.duplicates.identityOf(session), 0);
  }

  private forgetCodes(): void {
    for (const contest of this.contests.values()) contest.forgetCodes();
    this.attributes.forgetCodes();
  }

  private contestOf({ id, marks }: BallotContest): OpenContest {
    const contest = this.contests.get(id);
    if (!contest)
      throw new RefusedRecord(
        'contest_unknown',
        `the contest with the id ${id} is not in the ContestManifest; give the manifests of the same export`,
      );
    for (const { candidate } of marks) {
      if ((this.homes.get(candidate) ?? id) === id) continue;
      throw new RefusedRecord(
        'candidate_of_other_contest',
        `the candidate with the id ${candidate} stands in another contest; give the manifests of the same export`,
      );
    }
    return contest;
  }

  private remarkOnSelection(contest: OpenContest, selection: ReadSelection, file: string): void {
    const { name } = contest.plan.definition;
    for (const oddity of selection.oddities)
      this.remarks.add('warning', oddity, `${oddities[oddity]} ${quoteValue(name)}`, file);
    for (const { candidate } of selection.marks) {
      if (contest.lists(candidate)) continue;
      this.countUnknown(candidate, file);
      const text = `the candidate with the id ${candidate} of ${quoteValue(name)} is not in the CandidateManifest; kept as "Candidate ${candidate}"`;
      this.remarks.add('warning', 'candidate_unknown', text, file);
    }
  }

  private countUnknown(candidate: number, file: string): void {
    this.unknown.add(candidate);
    if (this.unknown.size <= unknownLimit) return;
    throw new FileError(
      'too_many_ids',
      `has more than ${unknownLimit} candidates that the CandidateManifest does not name; give the manifests of the same export`,
      { file },
    );
  }

  private remarkOn(session: JsonObject, version: CurrentVersion, file: string): void {
    const { isAdjudicated, cards } = version;
    const index = cards.length === 1 && cards[0] ? optionalNumber(cards[0], 'PaperIndex') : 0;
    if (index !== undefined && index > 0)
      this.remarks.add(
        'assumption',
        'cards_not_linked',
        'a later card of a ballot stands alone: contests of different cards do not meet in it',
        file,
      );
    if (cards.length > 1)
      this.remarks.add(
        'assumption',
        'cards_joined',
        'the cards of one session are one record',
        file,
      );
    if (isAdjudicated)
      this.remarks.add(
        'assumption',
        'adjudicated',
        'the adjudicated version counts, the original is not stored',
        file,
      );
    if (this.duplicates.repeats(session))
      this.remarks.add(
        'warning',
        'duplicate_record',
        'repeats the tabulator, batch and record of an earlier one; stored all the same: check whether the export holds ballots twice',
        file,
      );
  }
}
