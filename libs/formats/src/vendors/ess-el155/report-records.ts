import type { Selection } from '@crossvote/election';
import type { IssueLog, Place } from '@crossvote/opening';
import { attributeKinds, type AttributeKind, type CvrSink } from '../../cvr-sink.ts';
import { isChoice } from '../../rankings/choice-meanings.ts';
import { AttributeCodes, BlockCodes } from '../../records/block-codes.ts';
import type { StateWords } from '../../words/state-words.ts';
import type { BallotTaker, ReportBallot } from './report-ballots.ts';
import type { VoteLine } from './report-line.ts';
import { choiceOf } from './report-names.ts';
import { keyOfChoice } from './report-survey.ts';

/** A contest in the sink, with the numbers of its choices there. */
export interface ReportEntry {
  readonly number: number;
  readonly choices: ReadonlyMap<string, number>;
}

/** Stores the ballots of the reports. */
export class ReportRecords implements BallotTaker {
  stored = 0;
  refused = 0;
  private readonly codes = new BlockCodes();
  private readonly attributes: AttributeCodes;
  private entries: ReadonlyMap<string, ReportEntry> = new Map();

  constructor(
    private readonly sink: CvrSink,
    private readonly issues: IssueLog,
    private readonly words: StateWords,
  ) {
    this.attributes = new AttributeCodes(sink);
  }

  /** @param entries - the contests of the file that follows, by what its lines call them */
  beginFile(entries: ReadonlyMap<string, ReportEntry>): void {
    this.entries = entries;
  }

  ballot({ precinct, votes, place }: ReportBallot): void {
    for (const contest of new Set(votes.map((vote) => vote.contest))) {
      const entry = this.entries.get(contest);
      const ofContest = votes.filter((vote) => vote.contest === contest);
      if (entry) this.setSelection(entry, ofContest);
    }
    const [first] = votes;
    this.setAttribute('precinct', precinct);
    this.setAttribute('ballotStyle', first?.style);
    this.setAttribute('tabulator', first?.machine);
    this.stored += 1;
    if (this.sink.endRecord()) for (const memo of [this.codes, this.attributes]) memo.forget();
    this.sink.identities?.add(undefined, place.line ?? 0);
  }

  refuse(code: string, message: string, place: Place): void {
    this.refused += 1;
    this.issues.add({ severity: 'refused', code, message, place });
  }

  warn(code: string, message: string, place: Place): void {
    this.issues.add({ severity: 'warning', code, message, place });
  }

  drain(): Promise<void> {
    return this.sink.drain();
  }

  private setAttribute(kind: AttributeKind, value = ''): void {
    this.attributes.set(attributeKinds.indexOf(kind), value);
  }

  private setSelection({ number, choices }: ReportEntry, votes: readonly VoteLine[]): void {
    const read = votes.map((vote) => choiceOf(vote, this.words));
    const marks = read.filter(isChoice).map((choice) => {
      return { choice: choices.get(keyOfChoice(choice)) ?? 0, rank: 0 };
    });
    const isRedacted = read.includes('redacted');
    const declared = isRedacted ? 'redacted' : read.includes('overvote') ? 'overvoted' : 'nothing';
    const selection: Selection = { marks: isRedacted ? [] : marks, declared };
    const key = `${number} ${declared} ${marks.map(({ choice }) => choice).join()}`;
    const code = this.codes.of(key, () => this.sink.selectionCode(number, selection));
    this.sink.setSelection(number, code);
  }
}
