import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  applyEdits,
  columnsOf,
  keepContests,
  layoutFiles,
  layoutNames,
  layouts,
  type LayoutName,
  type Leaf,
  mutate,
  randomElection,
  sampleFiles,
  saveFiles,
  seedsFrom,
  Watchdog,
} from '@crossvote/samples';
import { cvrIn, type CallResult } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';

/** Of each layout; what readers make of many more is tested in libs/formats. */
const seeds = seedsFrom(3, 40);
/** Of one call: a damaged export of some kilobytes has no more to be told than this. */
const mostCharacters = 100_000;

const folder = temporaryFolder();
const cvr = cvrIn(folder);
const exportFolder = path.join(folder, 'export');

/** The files of a small election, and what the command needs to read them. */
interface Sample {
  readonly leaves: readonly Leaf[];
  readonly options: readonly string[];
}

/** Small elections, as far as the layout can hold them. */
function samplesOf(layout: LayoutName): Sample[] {
  return [2, 5, 6, 12].flatMap((seed) => {
    const election = randomElection({ seed, contests: 4, records: 9 });
    const held = keepContests(election, layouts[layout].holds);
    const hasSelections = [...held.records()].some(({ selections }) =>
      selections.some((selection) => selection !== undefined),
    );
    if (!hasSelections) return [];
    const columns = columnsOf(layout, held.election);
    const map = path.join(folder, `${layout}-${seed}.json`);
    if (columns) writeFileSync(map, JSON.stringify(columns));
    return [{ leaves: layoutFiles(layout, held), options: columns ? ['--columns', map] : [] }];
  });
}

async function writeDamaged(leaves: readonly Leaf[], seed: number): Promise<string[]> {
  const { leaf, edits } = mutate(leaves, seed);
  const damaged = leaves.map((one) =>
    one === leaf ? { ...one, bytes: applyEdits(one.bytes, edits) } : one,
  );
  rmSync(exportFolder, { recursive: true, force: true });
  mkdirSync(exportFolder);
  return saveFiles(exportFolder, sampleFiles(damaged));
}

/** What is wrong with how a call ended, in words; empty where it is a verdict. */
function faultOf({ status, out, err }: CallResult): string {
  const text = out + err;
  if (![0, 1, 3].includes(status)) return `status ${status}: ${text}`;
  if (text.includes('something went wrong')) return text;
  if (text.length > mostCharacters) return `${text.length} characters`;
  return status === 0 || err.startsWith('cvr: ') ? '' : `status ${status} without a sentence`;
}

describe.each(layoutNames)('a damaged export in the layout %s', (layout) => {
  const watchdog = new Watchdog();
  afterAll(() => watchdog.stop());

  it('gets one verdict of inspect and of ingest, in few words', async () => {
    const samples = samplesOf(layout);
    for (const seed of seeds) {
      const { leaves, options } = samples[seed % samples.length]!;
      const paths = await writeDamaged(leaves, seed);
      watchdog.begin(`inspect of ${layout}, seed ${seed}`);
      const inspected = await cvr('inspect', ...paths, ...options);
      watchdog.begin(`ingest of ${layout}, seed ${seed}`);
      const ingested = await cvr('ingest', ...paths, ...options, '--replace');
      expect({ seed, faults: [faultOf(inspected), faultOf(ingested)] }).toEqual({
        seed,
        faults: ['', ''],
      });
      // Both have read the same.
      const read = / read = |Records: /;
      expect({ seed, isRead: read.test(ingested.out) }).toEqual({
        seed,
        // A report is there as well where most records are refused.
        isRead: read.test(inspected.out) && ingested.status !== 1,
      });
    }
  });
});
