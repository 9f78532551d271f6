import { quoteValue } from '@crossvote/opening';
import type { Mark, Selection } from '@crossvote/election';
import { attributeKinds, type AttributeKind, type CvrSink } from '../../cvr-sink.ts';
import { writeInsShareFirstRank } from '../../words/write-ins.ts';
import { CdfProblem } from './cdf-problem.ts';
import type { BookedChoice, BookedContest, FileContests } from './contest-book.ts';
import { countMarks, countRanks } from './counted-marks.ts';
import type { ContestVotes, VoteMark, VoteRecord } from './vote-record.ts';
import { AttributeCodes, BlockCodes } from '../../records/block-codes.ts';

/** Longest value of an attribute, in bytes. It limits the memory that a hostile file can take. */
const valueLimit = 255;

/** One contest of a record, ready for the sink. */
interface Entry {
  readonly contest: BookedContest;
  readonly marks: readonly Mark[];
  readonly declared: Selection['declared'];
  /** Equal for equal selections of one contest. */
  readonly key: string;
}

/** The names for the identifiers of a record; empty where it has none. */
export interface RecordNames {
  readonly unit: string;
  readonly party: string;
}

/** Facts about a stored record for the report. */
export interface StoredRecord {
  readonly hasVoidedContest: boolean;
  readonly hasBlankContest: boolean;
  /** Whether a contest is listed without a mark, an overvote or an undervote. */
  readonly hasSilentContest: boolean;
  /** Name of a contest for which the report states other undervotes. */
  readonly differingUndervotes: string | undefined;
}

/** Puts records into the sink, each as a whole or not at all. */
export class RecordStore {
  private readonly codes = new BlockCodes();
  private readonly attributes: AttributeCodes;
  /** Entries by contest votes, as records share these. */
  private entries = new WeakMap<ContestVotes, Entry>();
  private readonly entriesOf = new Map<FileContests, WeakMap<ContestVotes, Entry>>();
  private contests: FileContests = () => undefined;

  constructor(private readonly sink: CvrSink) {
    this.attributes = new AttributeCodes(sink);
  }

  /** @param contests - finds contests by identifier in the next file */
  beginFile(contests: FileContests): void {
    this.contests = contests;
    this.entries = this.entriesOf.get(contests) ?? new WeakMap<ContestVotes, Entry>();
    this.entriesOf.set(contests, this.entries);
  }

  /**
   * @param names - names of the unit of the record, which is its precinct, and of its parties
   * @throws CdfProblem when the record cannot be stored; then no part of it is stored
   */
  store(record: VoteRecord, names: RecordNames): StoredRecord {
    const present = record.contests.filter(({ isVoided }) => !isVoided);
    const entries = present.map((contest) => this.entryOf(contest));
    const attributes = attributesOf(record, names);
    for (const entry of entries) this.sink.setSelection(entry.contest.number, this.codeOf(entry));
    for (const [kind, value] of attributes)
      this.attributes.set(attributeKinds.indexOf(kind), value);
    if (this.sink.endRecord()) {
      this.codes.forget();
      this.attributes.forget();
    }
    return describe(record, present, entries);
  }

  private entryOf(votes: ContestVotes): Entry {
    const known = this.entries.get(votes);
    if (known) return known;
    const entry = withKey(this.readEntry(votes));
    this.entries.set(votes, entry);
    return entry;
  }

  private readEntry(read: ContestVotes): Omit<Entry, 'key'> {
    const contest = this.contests(read.contestId);
    if (contest === 'several')
      throw new CdfProblem(
        'contest_ambiguous',
        `refers to the contest ${quoteValue(read.contestId)}, which the elections of several files define differently; put the election into its file`,
      );
    if (!contest)
      throw new CdfProblem(
        'contest_unknown',
        `refers to the contest ${quoteValue(read.contestId)}, which no election defines`,
      );
    const votes = contest.isOfPlaces ? byPlace(read) : read;
    if (votes.isRedacted) return { contest, marks: [], declared: 'redacted' };
    const isRanked = contest.rankLimit > 0;
    if (contest.rankLimit > 1 && votes.marks.some(({ rank }) => rank === 0))
      throw new CdfProblem('rank_missing', `a mark of ${quoteValue(contest.name)} has no rank`);
    const counted = isRanked ? countRanks(votes) : countMarks(votes, contest.voteFor);
    const { marks } = counted;
    const choices = marks.map((mark) => choiceOf(contest, mark));
    const lines = marks.map(({ rank }, place) => ({
      rank,
      isLine: choices[place]?.isUnnamedWriteIn === true,
    }));
    const isShared = isRanked && writeInsShareFirstRank(lines, ({ isLine }) => isLine);
    const declared = isShared ? 'overvoted' : counted.declared;
    if (!isRanked && declared === 'nothing') refuseRepeated(contest, choices);
    const stored = marks.flatMap(({ rank, votes: count }, place) =>
      Array.from({ length: count }, () => ({
        choice: choices[place]?.number ?? 0,
        rank: isRanked ? rank : 0,
      })),
    );
    return { contest, marks: stored, declared };
  }

  private codeOf({ contest, marks, declared, key }: Entry): number {
    return this.codes.of(key, () => this.sink.selectionCode(contest.number, { marks, declared }));
  }
}

/** The votes with the place that is marked as the choice. */
function byPlace(votes: ContestVotes): ContestVotes {
  const marks = votes.marks.map((mark) => ({ ...mark, choiceId: mark.position }));
  return { ...votes, marks };
}

function withKey(entry: Omit<Entry, 'key'>): Entry {
  const { contest, marks, declared } = entry;
  const words = marks.map(({ choice, rank }) => `${choice}/${rank}`);
  return { ...entry, key: `${contest.number} ${declared} ${words.join()}` };
}

function choiceOf(contest: BookedContest, { choiceId, isWriteIn }: VoteMark): BookedChoice {
  const choice = choiceId === undefined ? undefined : contest.choices.get(choiceId);
  if (choice) return choice;
  if (isWriteIn && contest.writeIn !== undefined)
    return { number: contest.writeIn, name: 'Write-in', isUnnamedWriteIn: true };
  throw new CdfProblem(
    'choice_unknown',
    `refers to the ${contest.isOfPlaces ? 'place' : 'choice'} ${quoteValue(choiceId ?? '')}, which ${quoteValue(contest.name)} does not have`,
  );
}

function refuseRepeated(contest: BookedContest, choices: readonly BookedChoice[]): void {
  const named = choices.filter(({ isUnnamedWriteIn }) => !isUnnamedWriteIn);
  const numbers = new Set(named.map(({ number }) => number));
  if (numbers.size < named.length)
    throw new CdfProblem(
      'choice_repeated',
      `marks one choice of ${quoteValue(contest.name)} several times`,
    );
}

function attributesOf(record: VoteRecord, names: RecordNames): [AttributeKind, string][] {
  const attributes: [AttributeKind, string][] = [
    ['precinct', names.unit],
    ['ballotStyle', record.ballotStyle],
    ['tabulator', record.device],
    ['batch', record.batch],
    ['party', names.party],
  ];
  for (const [kind, value] of attributes)
    if (Buffer.byteLength(value) > valueLimit)
      throw new CdfProblem('value_too_long', `the ${kind} is longer than ${valueLimit} bytes`);
  return attributes;
}

function describe(
  record: VoteRecord,
  present: readonly ContestVotes[],
  entries: readonly Entry[],
): StoredRecord {
  let hasBlankContest = false;
  let hasSilentContest = false;
  let differingUndervotes: string | undefined;
  entries.forEach(({ contest, marks, declared }, place) => {
    const stated = present[place]?.undervotes;
    const isBlank = marks.length === 0 && declared === 'nothing';
    hasBlankContest ||= isBlank;
    hasSilentContest ||= isBlank && (stated ?? 0) === 0;
    const isPlain = contest.rankLimit === 0 && declared === 'nothing';
    if (isPlain && stated && stated !== contest.voteFor - marks.length)
      differingUndervotes ??= contest.name;
  });
  const hasVoidedContest = present.length < record.contests.length;
  return { hasVoidedContest, hasBlankContest, hasSilentContest, differingUndervotes };
}
