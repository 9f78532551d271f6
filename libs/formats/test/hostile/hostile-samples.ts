import type { Issue, KnownFormats } from '@crossvote/opening';
import {
  layoutFiles,
  randomElection,
  type Leaf,
  type LayoutName,
  type SampleElection,
} from '@crossvote/samples';
import type { FormatReader } from '../../src/index.ts';
import { formatsFor } from '../formats-for.ts';
import { heldBy } from '../read-layout.ts';
import { describeRecords, marksOf } from './describe-records.ts';
import { readLeaves } from './read-hostile.ts';

/** An export that is whole, and what is known of it. */
export interface HostileSample {
  readonly leaves: readonly Leaf[];
  /** Numbers of the records that have bytes, in the order in which they are read, and what they say. */
  readonly records: ReadonlyMap<number, string>;
  /** Of each record, as `marksOf` counts them. */
  readonly marks: string;
  readonly issues: readonly Issue[];
  /** Formats that may be its. */
  readonly known: KnownFormats<FormatReader>;
}

const seeds = [2, 5, 6, 12];

/** A few small elections in a layout, read whole. */
export async function hostileSamples(layout: LayoutName): Promise<HostileSample[]> {
  const samples: HostileSample[] = [];
  for (const seed of seeds) {
    const sample = heldBy(layout, randomElection({ seed, contests: 4, records: 9 }));
    if (hasSelections(sample)) samples.push(await wholeSample(layout, sample));
  }
  return samples;
}

function hasSelections({ records }: SampleElection): boolean {
  return [...records()].some(({ selections }) => selections.some((one) => one !== undefined));
}

async function wholeSample(layout: LayoutName, sample: SampleElection): Promise<HostileSample> {
  const leaves = layoutFiles(layout, sample);
  const numbers = leaves.flatMap(({ regions }) => regions.map(({ record }) => record));
  const known = formatsFor(layout, sample);
  const outcome = await readLeaves(leaves, known);
  if (outcome.refusal) throw outcome.refusal;
  const { contests, records, issues } = outcome;
  const texts = describeRecords(contests, records);
  if (new Set(numbers).size !== texts.length)
    throw new Error(
      `${layout}: ${numbers.length} records are in it, but ${texts.length} were read`,
    );
  return {
    leaves,
    known,
    issues,
    marks: marksOf(records),
    records: new Map([...new Set(numbers)].map((number, place) => [number, texts[place]!])),
  };
}
