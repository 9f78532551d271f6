import type { FormatSummary } from '@crossvote/formats';
import type { ContestTally } from '@crossvote/marks';
import { FileError, type IssueLog } from '@crossvote/opening';
import type { TalliedContest } from '../column-sink.ts';
import type { RepeatedChoice } from './repeated-choice.ts';

/** Fewer records may well come to the same by chance. */
const leastAlike = 10;
/** Contests of which so many of ten come to the same are those of the same ballots. */
const mostOfTen = 9;
/** Records of two exports that differ by less than one in so many may be those of two days. */
const nearly = 50;
const leastNear = 100;

/** What a reading came to, format by format. */
export interface ReadFormats {
  readonly formats: readonly FormatSummary[];
  readonly contests: readonly TalliedContest[];
  /** By the place of the format, and the number of the contest. */
  readonly tallies: readonly ReadonlyMap<number, ContestTally>[];
}

/** The records of one format. */
interface FormatResults {
  readonly format: FormatSummary;
  /** Those on a record, with what they come to. */
  readonly results: ReadonlyMap<number, string>;
}

/**
 * Exports of two formats that come to the same results are the same ballots in two forms, and each would count twice:
 * nothing else shows it, as each vendor names records in its own way.
 *
 * @param choice - `keep` where a person says that they are different ballots
 * @throws FileError where two formats have ten records or more, and the same results
 */
export function reportFormatsAlike(
  { formats, contests, tallies }: ReadFormats,
  choice: RepeatedChoice | undefined,
  issues: IssueLog,
): void {
  const all = formats.map((format, place): FormatResults => {
    return { format, results: resultsOf(tallies[place] ?? new Map(), contests) };
  });
  for (const [place, second] of all.entries())
    for (const first of all.slice(0, place)) reportPair(first, second, choice, issues);
}

function reportPair(
  first: FormatResults,
  second: FormatResults,
  choice: RepeatedChoice | undefined,
  issues: IssueLog,
): void {
  const fewest = Math.min(first.format.recordsStored, second.format.recordsStored);
  const isFew = fewest < leastAlike;
  const isSame = isFew ? areSameByName(first, second) : areSame(first, second);
  if (!isSame && !areNear(first, second)) return;
  const message = isSame ? sameMessage(first, second) : nearMessage(first, second);
  const place = { file: second.format.file };
  if (isSame && !isFew && choice !== 'keep') throw new FileError('formats_alike', message, place);
  issues.add({ severity: 'warning', code: 'formats_alike', message, place });
}

/** What each contest comes to, whatever its name and those of its choices; write-ins are named in some formats only. */
function resultsOf(
  tallies: ReadonlyMap<number, ContestTally>,
  contests: readonly TalliedContest[],
): Map<number, string> {
  const results = new Map<number, string>();
  for (const [number, { records, votes }] of tallies) {
    if (records === 0) continue;
    const choices = contests[number]?.choices ?? [];
    const counted = votes.filter((count, at) => count > 0 && choices[at]?.isWriteIn === false);
    results.set(number, JSON.stringify([records, counted.sort((a, b) => b - a)]));
  }
  return results;
}

function areSame(first: FormatResults, second: FormatResults): boolean {
  const left = new Map<string, number>();
  for (const result of first.results.values()) left.set(result, (left.get(result) ?? 0) + 1);
  let common = 0;
  for (const result of second.results.values()) {
    const count = left.get(result) ?? 0;
    if (count === 0) continue;
    left.set(result, count - 1);
    common += 1;
  }
  const fewest = Math.min(first.results.size, second.results.size);
  return fewest > 0 && common * 10 >= fewest * mostOfTen;
}

/** Few records come to the same by chance: here the contests must be known to be the same. */
function areSameByName(first: FormatResults, second: FormatResults): boolean {
  const isAlike = ([contest, result]: [number, string]) => second.results.get(contest) === result;
  const { size } = first.results;
  return size > 0 && size === second.results.size && [...first.results].every(isAlike);
}

/** Whether both have the same contests, three at least, and nearly as many records. */
function areNear(first: FormatResults, second: FormatResults): boolean {
  const [few, many] = first.results.size < second.results.size ? [first, second] : [second, first];
  const hasAll =
    few.results.size > 2 && [...few.results.keys()].every((key) => many.results.has(key));
  const [a, b] = [first.format.recordsStored, second.format.recordsStored];
  return hasAll && Math.min(a, b) >= leastNear && Math.abs(a - b) * nearly < Math.max(a, b);
}

function sameMessage(first: FormatResults, second: FormatResults): string {
  return `${describe(second)} and ${describe(first)} come to the same results: these look like the same ballots in two forms, and each would count twice. ${adviceOn(first, second)}`;
}

function nearMessage(first: FormatResults, second: FormatResults): string {
  return `${describe(second)} and ${describe(first)} have the same contests and nearly as many records: if these are the same ballots in two forms, of two days perhaps, each counts twice. ${adviceOn(first, second)}`;
}

function adviceOn(first: FormatResults, second: FormatResults): string {
  const { id } = first.format.format;
  return `Read one of them: --format ${id} or --format ${second.format.format.id} leaves the other out. If they are different ballots, say --repeated keep`;
}

/** `ES&S (votes.csv; 120 records, 4 contests)` */
function describe({ format, results }: FormatResults): string {
  const { file, recordsStored } = format;
  return `${format.format.title} (${file}; ${recordsStored} records, ${results.size} contests)`;
}
