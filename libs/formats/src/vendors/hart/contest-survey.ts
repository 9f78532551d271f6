import { ElectionDatabases } from './election-databases.ts';
import {
  contestKey,
  fullerName,
  optionKey,
  withoutSpace,
  type HartContest,
  type HartOption,
} from './hart-record.ts';

/** Most contests and choices of an export; the largest has some hundreds. */
export const contestLimit = 20_000;
export const choiceLimit = 500_000;

/** What all records together show about one contest. */
export interface SurveyedContest {
  readonly id: string;
  /** The archive or folder in which it was found last. */
  container: string;
  /** The spelling with the most white space. */
  name: string;
  /** All spellings of its name, and spellings of choices that have several, by the key of the choice. */
  readonly spellings: Set<string>;
  readonly choiceSpellings: Map<string, Set<string>>;
  /** Choices by their key, in the order in which records list them. */
  readonly choices: Map<string, HartOption>;
  /** Largest number of marks and unused votes of a record; 0 when no record shows it. */
  mostVotes: number;
  /** Smallest such number above 0; below the largest where records leave out their unused votes. */
  fewestVotes: number;
  /** 1 in a contest without ranks. */
  rankCount: number;
  /** Whether records have different numbers of ranks. */
  hasUnevenRanks: boolean;
  /** Number of records on which the system voided the contest, by the element that states it. */
  readonly voided: Map<string, number>;
  rejectedWriteIns: number;
  /** Number of write-ins whose name is on the same record already. */
  repeatedWriteIns: number;
}

/** The first pass. It gathers contests, choices and numbers of votes, as no single file has all of them. */
export class ContestSurvey {
  readonly contests = new Map<string, SurveyedContest>();
  private readonly databases = new ElectionDatabases();
  private choiceCount = 0;

  /**
   * @param container - the archive or folder that holds the record
   * @returns false when there are more contests or choices than any export has
   */
  add(record: readonly HartContest[], container = ''): boolean {
    this.databases.meet(container);
    for (const contest of record) this.addContest(contest, container);
    return this.contests.size <= contestLimit && this.choiceCount <= choiceLimit;
  }

  /** The contests of each election database, by the archive or folder that names it. */
  byDatabase(): Map<string, SurveyedContest[]> {
    const names = this.databases.names();
    const found = new Map<string, SurveyedContest[]>();
    for (const contest of this.contests.values()) {
      const name = names.get(contest.container) ?? contest.container;
      const contests = found.get(name) ?? [];
      contests.push(contest);
      found.set(name, contests);
    }
    return found;
  }

  private addContest(contest: HartContest, container: string): void {
    const key = contestKey(contest);
    const known = this.contests.get(key) ?? newContest(contest, container);
    this.contests.set(key, known);
    if (known.container !== container) {
      this.databases.join(known.container, container);
      known.container = container;
    }
    if (known.name !== contest.name) addSpelling(known, contest.name);
    for (const option of contest.options) this.addOption(known, option);
    known.repeatedWriteIns += countRepeated(contest.options);
    if (contest.voidedBy !== '')
      known.voided.set(contest.voidedBy, (known.voided.get(contest.voidedBy) ?? 0) + 1);
    else if (!contest.isOvervoted) addVotes(known, contest);
  }

  private addOption(contest: SurveyedContest, option: HartOption): void {
    if (contest.rankCount !== 0 && contest.rankCount !== option.rankCount)
      contest.hasUnevenRanks = true;
    contest.rankCount = Math.max(contest.rankCount, option.rankCount);
    if (option.isRejected) {
      contest.rejectedWriteIns += 1;
      return;
    }
    const key = optionKey(option);
    const known = contest.choices.get(key);
    if (known) {
      if (known.name !== option.name) addChoiceSpelling(contest, known, option);
      return;
    }
    contest.choices.set(key, option);
    this.choiceCount += 1;
  }
}

function addSpelling(contest: SurveyedContest, name: string): void {
  contest.spellings.add(contest.name).add(name);
  contest.name = fullerName(contest.name, name);
}

function addChoiceSpelling(contest: SurveyedContest, known: HartOption, option: HartOption): void {
  const key = optionKey(known);
  const spellings = contest.choiceSpellings.get(key) ?? new Set([known.name]);
  contest.choiceSpellings.set(key, spellings.add(option.name));
  contest.choices.set(key, { ...known, name: fullerName(known.name, option.name) });
}

function countRepeated(options: readonly HartOption[]): number {
  const names = options
    .filter(({ isWriteIn, isRejected, name }) => isWriteIn && !isRejected && name !== '')
    .map(({ name }) => withoutSpace(name));
  return names.length - new Set(names).size;
}

function newContest({ id, name }: HartContest, container: string): SurveyedContest {
  return {
    ...{ id, container, name },
    spellings: new Set(),
    choiceSpellings: new Map(),
    choices: new Map(),
    mostVotes: 0,
    fewestVotes: 0,
    rankCount: 0,
    hasUnevenRanks: false,
    voided: new Map(),
    rejectedWriteIns: 0,
    repeatedWriteIns: 0,
  };
}

function addVotes(known: SurveyedContest, { options, undervotes }: HartContest): void {
  const marked = options.filter(({ isRejected, ranks }) => !isRejected && ranks.length > 0);
  const votes = marked.length + undervotes;
  if (votes === 0) return;
  known.mostVotes = Math.max(known.mostVotes, votes);
  known.fewestVotes = known.fewestVotes === 0 ? votes : Math.min(known.fewestVotes, votes);
}
