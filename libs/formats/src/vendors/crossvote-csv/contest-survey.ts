import { isDeepStrictEqual } from 'node:util';
import { FileError, type ExportFile, type Place, quoteValue } from '@crossvote/opening';
import { isUnnamedWriteIn } from '../../words/write-ins.ts';
import type { CellSelection } from './cell-selection.ts';
import type { FileDefinitions } from './file-definitions.ts';
import { type TableRecord } from './table-reader.ts';
import { readTable } from './read-table.ts';
import type { StatedContest } from './stated-contest.ts';

/** Most choices of all contests together. */
const choiceLimit = 100_000;

/** What tables state about a contest, and what their records show. */
export interface SurveyedContest {
  stated: StatedContest;
  /** Labels in the order of their first occurrence; all unnamed write-in lines are one. */
  readonly found: Set<string>;
  /** Most marks of any record that is not declared overvoted. */
  mostMarks: number;
  highestRank: number;
  hasUndervotes: boolean;
}

/** The result of a first look at all tables. */
export interface Survey {
  /** The contests of each table by their labels. */
  readonly ofTables: readonly ReadonlyMap<string, SurveyedContest>[];
  /** Facts by key, from the first table that has the fact. */
  readonly facts: ReadonlyMap<string, string>;
}

/** Ends the reading of a table whose first rows define everything. */
const enough = new Error('the definitions are complete');

const factKeys = ['#election', '#date', '#type', '#status', '#software'];

/**
 * Finds the contests of tables: in the rows that define them, and in the records where the definitions are incomplete.
 *
 * @throws FileError when a table cannot be read, or two of them contradict each other
 */
export async function surveyContests(files: readonly ExportFile[]): Promise<Survey> {
  const ofTables: Map<string, SurveyedContest>[] = [];
  const facts = new Map<string, string>();
  let count = 0;
  for (const file of files) {
    const contests = new Map<string, SurveyedContest>();
    ofTables.push(contests);
    const reading = readTable(file, {
      begin: (_, definitions) => {
        for (const [label, stated] of definitions.contests())
          surveyed(contests, label).stated = stated;
        for (const key of factKeys) if (!facts.get(key)) facts.set(key, definitions.fact(key));
        if (isComplete(definitions)) throw enough;
      },
      record: (record, place) => {
        const before = contests.size;
        count += addRecord(record, contests) + contests.size - before;
        if (count > choiceLimit) throw tooMany(place);
      },
      refuse: () => undefined,
      warn: () => undefined,
      drain: () => Promise.resolve(),
    });
    await reading.catch((error: unknown) => {
      if (error !== enough) throw error;
    });
  }
  return { ofTables, facts };
}

/** Whether every contest is defined, so that the records need not be looked at. */
function isComplete(definitions: FileDefinitions): boolean {
  const contests = [...definitions.contests().values()];
  const isDefined = ({ voteFor, choices }: StatedContest) => voteFor !== undefined && choices;
  return definitions.isWhole || (contests.length > 0 && contests.every(isDefined));
}

/**
 * The facts of two tables about one contest.
 *
 * @throws FileError when they define it differently
 */
export function joinedContest(
  one: SurveyedContest,
  other: SurveyedContest,
  file: string,
): SurveyedContest {
  // Its name and its files may differ.
  const ruleOf = ({ stated }: SurveyedContest) => ({ ...stated, name: '', file: undefined });
  const isStated = (contest: SurveyedContest) => !isDeepStrictEqual(ruleOf(contest), unstated(''));
  const isSame = isDeepStrictEqual(ruleOf(one), ruleOf(other));
  if (isStated(one) && isStated(other) && !isSame)
    throw new FileError(
      'contest_differs',
      `defines ${quoteValue(other.stated.name)} otherwise than a file before it; ingest the files apart, or say with --contests that it is another contest`,
      { file },
    );
  const stated = isStated(one) || !isStated(other) ? one.stated : other.stated;
  return {
    stated: one.stated.file === other.stated.file ? stated : { ...stated, file: undefined },
    found: new Set([...one.found, ...other.found]),
    mostMarks: Math.max(one.mostMarks, other.mostMarks),
    highestRank: Math.max(one.highestRank, other.highestRank),
    hasUndervotes: one.hasUndervotes || other.hasUndervotes,
  };
}

const unstated = (label: string): StatedContest => ({
  name: label,
  voteFor: undefined,
  rankLimit: undefined,
  code: undefined,
  party: undefined,
  file: undefined,
  choices: undefined,
});

function surveyed(contests: Map<string, SurveyedContest>, label: string): SurveyedContest {
  const known = contests.get(label) ?? {
    stated: unstated(label),
    found: new Set<string>(),
    mostMarks: 1,
    highestRank: 0,
    hasUndervotes: false,
  };
  contests.set(label, known);
  return known;
}

/** @returns the number of new choices */
function addRecord({ selections }: TableRecord, contests: Map<string, SurveyedContest>): number {
  let added = 0;
  for (const [label, selection] of selections)
    added += addSelection(surveyed(contests, label), selection);
  return added;
}

function addSelection(
  contest: SurveyedContest,
  { declared, marks, hasRanks }: CellSelection,
): number {
  const before = contest.found.size;
  for (const { label, rank } of marks) {
    contest.found.add(isUnnamedWriteIn(label) ? 'Write-in' : label);
    if (hasRanks) contest.highestRank = Math.max(contest.highestRank, rank);
  }
  if (declared === 'nothing' && marks.length === 0) contest.hasUndervotes = true;
  if (declared === 'nothing') contest.mostMarks = Math.max(contest.mostMarks, marks.length);
  return contest.found.size - before;
}

function tooMany(place: Place): FileError {
  return new FileError(
    'too_many_choices',
    `names more than ${choiceLimit} contests and choices: this is no table of votes`,
    place,
  );
}
