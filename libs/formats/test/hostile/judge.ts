import type { LayoutName, Mutation } from '@crossvote/samples';
import type { Issue } from '@crossvote/opening';
import { describeRecords, marksOf } from './describe-records.ts';
import { faultsOf } from './faults-of.ts';
import type { HostileSample } from './hostile-samples.ts';
import type { Outcome } from './read-hostile.ts';
import { touchedBy } from './touched-records.ts';

/** Of these a record is several lines, so that a changed number takes one away, or merges two. */
export const recordsOfSeveralLines: readonly LayoutName[] = [
  'wineds',
  'long-csv',
  'crossvote-csv-long',
  'raire',
];

/** Of these a line says how many records it is, so that a changed number makes others of it, or none. */
const linesAreCounted: readonly LayoutName[] = ['blt', 'preflib'];

/** Of these any heading that is not known is a contest, so that a damaged one of a precinct makes votes of precincts. */
const headingsAreContests = /^(ess-|nyc$)/;

/** What is wrong with a dataset that came of a changed export: a count that differs without a word. */
export function judge(
  layout: LayoutName,
  sample: HostileSample,
  mutation: Mutation,
  outcome: Outcome,
): string[] {
  if (outcome.refusal) return [];
  const touched = touchedBy(mutation, recordsOfSeveralLines.includes(layout));
  const faults = faultsOf(outcome);
  const said = newIssues(sample.issues, outcome.issues);
  const explained = said.reduce((sum, issue) => sum + linesOf(issue), 0);
  const { recordsRead, recordsStored } = outcome.summary;
  const most = sample.records.size + touched.added + explained;
  if (recordsStored > most && !linesAreCounted.includes(layout))
    faults.push(`${recordsStored} records stored, at most ${most} can be in it`);
  if (
    touched.isSmall &&
    said.length === 0 &&
    !recordsOfSeveralLines.includes(layout) &&
    !linesAreCounted.includes(layout) &&
    recordsRead < sample.records.size
  )
    faults.push(`${recordsRead} records read without a word, ${sample.records.size} are in it`);
  if (!touched.shared) {
    const texts = describeRecords(outcome.contests, outcome.records);
    const missing = missingFrom(
      texts,
      [...sample.records]
        .filter(([number]) => !touched.records.has(number))
        .map(([, text]) => text),
    );
    if (missing.length > explained)
      faults.push(
        `${missing.length} records that were not touched differ, ${explained} lines are said:\n${missing[0]!}`,
      );
  }
  if (
    !headingsAreContests.test(layout) &&
    touched.shared &&
    touched.records.size === 0 &&
    said.length === 0
  ) {
    const marks = marksOf(outcome.records);
    if (marks !== sample.marks)
      faults.push(`without a word, marks differ: ${marks} was ${sample.marks}`);
  }
  return faults;
}

function missingFrom(texts: readonly string[], wanted: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return wanted.filter((text) => {
    const left = counts.get(text) ?? 0;
    counts.set(text, left - 1);
    return left <= 0;
  });
}

/** Whether each text is among the others, as often as it is there. */
export function isSubset(texts: readonly string[], of: readonly string[]): boolean {
  return missingFrom(of, texts).length === 0;
}

/** Issues that the whole export has not, or has less often. */
export function newIssues(before: readonly Issue[], after: readonly Issue[]): Issue[] {
  const known = new Map<string, number>();
  const keyOf = ({ severity, code, message }: Issue) => `${severity} ${code} ${message}`;
  for (const issue of before) known.set(keyOf(issue), (known.get(keyOf(issue)) ?? 0) + 1);
  return after.filter((issue) => {
    const left = known.get(keyOf(issue)) ?? 0;
    known.set(keyOf(issue), left - 1);
    return left <= 0;
  });
}

function linesOf({ severity, place }: Issue): number {
  if (severity === 'assumption') return 0;
  return place.line === undefined ? 1 : (place.endLine ?? place.line) - place.line + 1;
}
