import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readExpectedTotals, type ExpectedContest } from '@crossvote/samples';
import type { ContestFigures, Figures } from './figures.ts';

export type Counts = Readonly<Record<string, number>>;

/** The JSON of a file. Those who ask state its shape: a test that reads what is not there fails. */
export function jsonAt(...place: string[]): unknown {
  return JSON.parse(readFileSync(path.join(...place), 'utf8'));
}

const fold = (text: string) => text.replace(/\s+/g, ' ').trim();
export const namesOf = (counts: Counts) =>
  new Map(Object.entries(counts).map(([name, count]) => [fold(name), count]));

/** What the `totals.json` of a folder says, in whichever of its forms. */
export function totalsOf(folder: string): Figures {
  const { first_choice, contests_detail } = jsonAt(folder, 'totals.json') as Partial<FirstChoices> &
    FirstColumns;
  if (first_choice) return firstChoices(folder);
  if (Object.values(contests_detail).some((contest) => 'first_choice_column' in contest))
    return firstColumns(folder);
  const totals = readExpectedTotals(folder);
  if (!totals) throw new Error(`${folder} has no totals.json of a known form`);
  return {
    records: totals.records,
    contests: new Map([...totals.contests].map(([name, contest]) => [name, figuresOf(contest)])),
  };
}

/** Words that stand among the choices. */
const words = { none: '(no rank)', several: '(overvoted rank)', voided: '(ineligible)' };

function figuresOf(expected: ExpectedContest): ContestFigures {
  const { voteFor, rankLimit, recordsWithContest: records, countedChoice } = expected;
  const votes = new Map(countedChoice ?? expected.votes);
  for (const word of Object.values(words)) votes.delete(word);
  return {
    voteFor,
    rankLimit: rankLimit > 0 || countedChoice === undefined ? rankLimit : undefined,
    records,
    undervotedRecords: countedChoice ? (countedChoice.get(words.none) ?? 0) : expected.blank,
    overvotedRecords: countedChoice ? (countedChoice.get(words.several) ?? 0) : expected.overvoted,
    votes,
  };
}

interface FirstColumns {
  readonly records: number;
  readonly contests_detail: Readonly<
    Record<
      string,
      {
        readonly ranks: number;
        readonly ballots_with_contest: number;
        readonly first_choice_column?: Counts;
        readonly votes?: Counts;
      }
    >
  >;
}

/** The form of New York City: counts of the first column. */
function firstColumns(folder: string): Figures {
  const totals = jsonAt(folder, 'totals.json') as FirstColumns;
  const contests = Object.entries(totals.contests_detail).map(([name, of]) => {
    const figures = wordsApart(of.first_choice_column ?? of.votes ?? {});
    return [name, { ...figures, rankLimit: of.ranks, records: of.ballots_with_contest }] as const;
  });
  return { records: totals.records, contests: new Map(contests) };
}

interface FirstChoices {
  readonly records: number;
  readonly ranks: number;
  readonly first_choice: Counts;
}

/** The form of the WinEDS sample: one contest, which only its readme names. */
function firstChoices(folder: string): Figures {
  const { records, ranks, first_choice } = jsonAt(folder, 'totals.json') as FirstChoices;
  const contest = { ...wordsApart(first_choice), rankLimit: ranks, records };
  return { records, contests: new Map([['Board of Supervisors, District 6', contest]]) };
}

function wordsApart({ undervote = 0, overvote = 0, ...votes }: Counts): ContestFigures {
  return { undervotedRecords: undervote, overvotedRecords: overvote, votes: namesOf(votes) };
}

interface AuditSpec {
  readonly contests: readonly {
    readonly name: string;
    readonly votes_allowed: number;
    readonly tally: Counts;
  }[];
}

/** What the audit tool that made the five counties says of them together. */
export function auditTotals(folder: string): Figures {
  const spec = jsonAt(folder, 'small-election.spec.json') as AuditSpec;
  const contests = spec.contests.map(
    ({ name, votes_allowed, tally }) =>
      [name, { voteFor: votes_allowed, votes: namesOf(tally) }] as const,
  );
  return { records: undefined, contests: new Map(contests) };
}

/** Files of a folder whose names match, whole paths. */
export function filesIn(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => pattern.test(name));
  return names.sort().map((name) => path.join(folder, name));
}
