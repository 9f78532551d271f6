import { FileError } from '@crossvote/opening';
import type { ContestPlan, TablePlan } from '../../columns/table-plan.ts';
import { readRecords, type MappedTable, type RecordTaker } from './read-records.ts';
import { findProblem } from './record-problem.ts';
import type { TableRecord, TableVote } from './table-record.ts';

/** What is known of a choice beside its name. */
export interface SurveyedChoice {
  code: string;
  party: string;
  /** A second code, where its votes have several. */
  otherCode: string;
}

/** What a table holds about one contest. */
export interface SurveyedContest {
  /** By their names, in the order in which they stand first. */
  readonly choices: Map<string, SurveyedChoice>;
  /** Most votes of one record, used or said to be not used. */
  mostVotes: number;
  rankLimit: number;
  /** Whether the columns themselves say how many ranks there are. */
  statesRanks: boolean;
  /** As the map or the table states it; 0 where neither does. */
  voteFor: number;
  /** Another number that the table states. */
  otherVoteFor: number;
  hasUndervotes: boolean;
  /** Records that have it. */
  records: number;
}

/** What a first reading of a table shows. */
export interface SurveyedTable {
  /** By their names. */
  readonly contests: Map<string, SurveyedContest>;
  records: number;
  isOfBallots: boolean;
}

/** Choices of all contests, and characters of their names: they are in memory together. */
const choiceLimit = 100_000;
const nameLimit = 16 << 20;
/** Ballots that weights may come to: more than any election has. */
const ballotLimit = 200_000_000;

/** Reads tables once for contests, choices and the most votes of a record: no table lists them all. */
export async function surveyTables(tables: readonly MappedTable[]): Promise<SurveyedTable[]> {
  const survey = new Survey();
  for (const table of tables) {
    survey.beginTable();
    await readRecords(table, survey);
  }
  return survey.tables;
}

class Survey implements RecordTaker {
  readonly tables: SurveyedTable[] = [];
  private names = 0;
  private characters = 0;
  private table: SurveyedTable = newTable();

  beginTable(): void {
    this.table = newTable();
    this.tables.push(this.table);
  }

  plan({ contests, mark }: TablePlan): void {
    this.table.isOfBallots = mark === undefined;
    for (const plan of contests) {
      const contest = this.contestOf(plan.name);
      contest.voteFor = plan.voteFor;
      contest.rankLimit = ranksOf(plan);
      contest.statesRanks = contest.rankLimit > 1;
      if (plan.kind !== 'marks' && plan.kind !== 'rankNumbers') continue;
      for (const { choice, code, party } of plan.columns)
        this.addChoice(contest, choice, { code, party });
    }
  }

  /** Records that will be refused tell nothing, and those that stand for no ballot neither. */
  record(record: TableRecord): void {
    if (record.weight === 0 || findProblem(record)) return;
    this.table.records += record.weight;
    if (this.table.records > ballotLimit)
      throw new FileError(
        'too_many_records',
        `the weights come to more than ${ballotLimit.toLocaleString('en')} ballots: this is no table of one election`,
        record.place,
      );
    for (const [name, votes] of record.votes) {
      const contest = this.contestOf(name);
      contest.records += record.weight;
      for (const vote of votes) this.addVote(contest, vote);
      if (votes.some(({ kind }) => kind === 'overvote')) continue;
      // A row for each vote that was not used tells of as many votes.
      const used = votes.filter(({ kind }) => kind === 'vote' || kind === 'undervote').length;
      contest.mostVotes = Math.max(contest.mostVotes, used);
    }
    if (this.names > choiceLimit || this.characters > nameLimit)
      throw new FileError(
        'too_many_choices',
        `names more than ${choiceLimit} contests and choices, or longer ones than any election has: this is no table of votes`,
        record.place,
      );
  }

  refuse(): void {
    // The second reading says so.
  }

  warn(): void {
    // The second reading says so.
  }

  drain(): Promise<void> {
    return Promise.resolve();
  }

  private addVote(contest: SurveyedContest, vote: TableVote): void {
    const { kind, choice, rank, voteFor } = vote;
    if (voteFor > 0 && contest.voteFor > 0 && voteFor !== contest.voteFor)
      contest.otherVoteFor = Math.min(voteFor, contest.voteFor);
    contest.voteFor = Math.max(contest.voteFor, voteFor);
    if (kind === 'undervote' || kind === 'noVote') contest.hasUndervotes = true;
    if (kind !== 'vote' && kind !== 'noVote') return;
    this.addChoice(contest, choice, vote);
    contest.rankLimit = Math.max(contest.rankLimit, rank);
  }

  private addChoice(
    contest: SurveyedContest,
    name: string,
    { code, party }: Pick<SurveyedChoice, 'code' | 'party'>,
  ): void {
    const known = contest.choices.get(name);
    if (!known) {
      this.count(name);
      contest.choices.set(name, { code, party, otherCode: '' });
      return;
    }
    if (known.party === '') known.party = party;
    if (known.code === '') known.code = code;
    else if (code !== '' && code !== known.code) known.otherCode = code;
  }

  private contestOf(name: string): SurveyedContest {
    const known = this.table.contests.get(name);
    if (known) return known;
    this.count(name);
    const contest = newContest();
    this.table.contests.set(name, contest);
    return contest;
  }

  private count(name: string): void {
    this.names += 1;
    this.characters += name.length;
  }
}

/** Ranks that the columns tell; 1 where ranks are known by the records alone. */
function ranksOf(plan: ContestPlan): number {
  if (plan.kind === 'ranks') return plan.columns.length;
  return plan.kind === 'rankNumbers' ? 1 : 0;
}

function newTable(): SurveyedTable {
  return { contests: new Map(), records: 0, isOfBallots: false };
}

function newContest(): SurveyedContest {
  const stated = { statesRanks: false, voteFor: 0, otherVoteFor: 0 };
  const seen = { hasUndervotes: false, records: 0 };
  return { choices: new Map(), mostVotes: 1, rankLimit: 0, ...stated, ...seen };
}

/** What two tables hold about one contest. */
export function joinedContest(one: SurveyedContest, other: SurveyedContest): SurveyedContest {
  return {
    choices: new Map([...other.choices, ...one.choices]),
    mostVotes: Math.max(one.mostVotes, other.mostVotes),
    rankLimit: Math.max(one.rankLimit, other.rankLimit),
    statesRanks: one.statesRanks && other.statesRanks,
    voteFor: Math.max(one.voteFor, other.voteFor),
    otherVoteFor: Math.max(one.otherVoteFor, other.otherVoteFor),
    hasUndervotes: one.hasUndervotes || other.hasUndervotes,
    records: one.records + other.records,
  };
}
