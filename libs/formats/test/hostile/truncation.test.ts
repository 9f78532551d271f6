import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  inFolder,
  type LayoutName,
  layoutNames,
  type Leaf,
  sampleFiles,
  saveFiles,
} from '@crossvote/samples';
import { describeRecords, marksOf } from './describe-records.ts';
import { faultsOf } from './faults-of.ts';
import { hostileSamples, type HostileSample } from './hostile-samples.ts';
import { isSubset, newIssues, recordsOfSeveralLines } from './judge.ts';
import { readLeaves, readPacked, type Outcome } from './read-hostile.ts';

/** By hand, every file of two elections is cut at every fiftieth. */
const isThorough = process.env.CROSSVOTE_MUTATIONS !== undefined;

/** Into how many parts a file with records is cut, where a person waits and where nobody does. */
const recordParts = isThorough || process.env.CI ? 50 : 8;

/** Where a file is cut. */
const cuts = (length: number, parts = recordParts) =>
  Array.from({ length: parts }, (_, part) => Math.floor((length * part) / parts));

/** Files to cut with the number of cuts: two with records in many places, others in a few. */
function cutFiles(leaves: readonly Leaf[]): [Leaf, number][] {
  const records = leaves.filter(({ regions }) => regions.length > 0);
  if (isThorough) return leaves.map((leaf) => [leaf, recordParts]);
  const others = leaves.filter(({ regions }) => regions.length === 0);
  return [
    ...records.slice(0, 2).map((leaf): [Leaf, number] => [leaf, recordParts]),
    ...others.map((leaf): [Leaf, number] => [leaf, recordParts / 4]),
  ];
}

/** A line end that is missing does not make a record another one. */
const lineEnd = 2;

/** Of these a cell names its choice, and nothing lists the choices. */
const choicesAreText = /^(?:ess-(?:csv|two-files|city)|name-table)$/;

/** Formats of which a cut between two records leaves a whole file: nothing in it says how many there are. */
const endsAnywhere: readonly LayoutName[] = [
  'dominion-csv',
  'dominion-csv-16',
  'ess-csv',
  'ess-city',
  'clear-ballot',
  'clear-ballot-legacy',
  'wineds',
  'crossvote-csv',
  'crossvote-csv-long',
  'long-csv',
  'preflib',
  'choiceplus',
  'raire',
  'name-table',
  'mark-table',
];

/** Of these the names stand behind the records. */
const endsWithNames = /^blt$/;

/** Of these a line goes on as long as there are ranks. */
const linesEndAnywhere = /^(preflib|choiceplus)$/;

describe.each(layoutNames)('an export in the layout %s', (layout) => {
  let samples: HostileSample[] = [];
  beforeAll(async () => {
    samples = await hostileSamples(layout);
  });

  it('is refused, says so or is the exact beginning, wherever a file of it is cut off', async () => {
    const faults: string[] = [];
    let unsaid = 0;
    for (const sample of samples.slice(0, isThorough ? 2 : 1))
      for (const [leaf, parts] of cutFiles(sample.leaves))
        for (const cut of cuts(leaf.bytes.length, parts)) {
          const outcome = await readLeaves(withCut(sample, leaf, cut), sample.known);
          if (outcome.refusal) continue;
          const problems = faultsOf(outcome);
          if (
            newIssues(sample.issues, outcome.issues).some(
              ({ severity }) => severity !== 'assumption',
            )
          )
            problems.push(...strangers(layout, sample, leaf, outcome));
          else {
            if (leaf.regions.length > 0) unsaid += 1;
            problems.push(...notTheBeginning(layout, sample, leaf, cut, outcome));
          }
          for (const problem of problems)
            faults.push(`${leaf.path.join('/')} cut at ${cut}: ${problem}`);
        }
    expect(faults).toEqual([]);
    if (!endsAnywhere.includes(layout)) expect(unsaid).toBe(0);
  });

  it('is refused wherever its archive or workbook is cut off', async () => {
    const sample = samples[0]!;
    const packed = await packedFiles(sample);
    for (const [name, bytes] of packed) {
      if (!/\.(zip|xlsx)$/.test(name)) continue;
      for (const cut of cuts(bytes.length)) {
        const files = new Map([...packed, [name, bytes.subarray(0, cut)] as const]);
        expect((await readPacked(files)).refusal).toBeDefined();
      }
    }
    expect(packed.size).toBeGreaterThan(0);
  });
});

function withCut({ leaves }: HostileSample, cutLeaf: Leaf, cut: number) {
  return leaves.map((leaf) =>
    leaf === cutLeaf ? { ...leaf, bytes: leaf.bytes.subarray(0, cut) } : leaf,
  );
}

function packedFiles({ leaves }: HostileSample): Promise<ReadonlyMap<string, Buffer>> {
  return inFolder(async (folder) => {
    const paths = await saveFiles(folder, sampleFiles(leaves));
    return new Map(paths.map((place) => [path.basename(place), readFileSync(place)]));
  });
}

type Dataset = Extract<Outcome, { refusal: undefined }>;

/**
 * Records that the whole export has not, but for the last one where it is several lines. Where names are cut off, marks
 * stay.
 */
function strangers(
  layout: LayoutName,
  { records, marks }: HostileSample,
  { regions }: Leaf,
  outcome: Dataset,
): string[] {
  if (regions.length === 0 || endsWithNames.test(layout)) {
    const counts = marksOf(outcome.records);
    const isSame = outcome.summary.recordsRefused > 0 || counts === marks;
    return isSame ? [] : [`marks are ${counts}, not ${marks}`];
  }
  const texts = describeRecords(outcome.contests, outcome.records);
  // What the last record says may be half a name, which is said.
  const isCut = choicesAreText.test(layout) || linesEndAnywhere.test(layout);
  if (recordsOfSeveralLines.includes(layout) || isCut) texts.pop();
  // The number of its ballot may be cut off as well, so that the ballot lacks a line.
  if (layout === 'raire') texts.pop();
  return isSubset(texts, [...records.values()])
    ? []
    : [
        `records are others: ${texts.filter((text) => ![...records.values()].includes(text)).join('\n')}`,
      ];
}

function notTheBeginning(
  layout: LayoutName,
  { records }: HostileSample,
  { regions }: Leaf,
  cut: number,
  outcome: Dataset,
): string[] {
  const isSide = regions.length === 0;
  const before = regions.filter(({ end }) => end - lineEnd <= cut);
  const texts = describeRecords(outcome.contests, outcome.records);
  // A file that names something may be one that no record needs.
  const wanted = isSide ? [...records.values()] : before.map(({ record }) => records.get(record)!);
  const rest = texts.splice(wanted.length);
  const isCutRecord = recordsOfSeveralLines.includes(layout) && rest.length === 1;
  if (texts.join('\n\n') === wanted.join('\n\n') && (rest.length === 0 || isCutRecord)) return [];
  return [`${texts.length + rest.length} records without a word, ${wanted.length} are whole`];
}
