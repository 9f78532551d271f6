import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createRandom,
  drawIndex,
  inFolder,
  type Leaf,
  sampleFiles,
  saveFiles,
  seedsFrom,
} from '@crossvote/samples';
import { describeRecords } from './describe-records.ts';
import { faultsOf } from './faults-of.ts';
import { hostileSamples } from './hostile-samples.ts';
import { readPacked } from './read-hostile.ts';

/** Of each layout of archives. */
const seeds = seedsFrom(15, 60);

const archiveLayouts = ['dominion-json', 'ess-xlsx', 'nyc', 'hart'] as const;

describe.each(archiveLayouts)('a packed export in the layout %s', (layout) => {
  it('of which bytes are changed is refused, or read as it was: a changed member has another checksum', async () => {
    const [sample] = await hostileSamples(layout);
    const packed = await packedFiles(sample!.leaves);
    let refused = 0;
    for (const seed of seeds) {
      const outcome = await readPacked(damagedFiles(packed, seed));
      if (outcome.refusal) {
        refused += 1;
        continue;
      }
      expect({ seed, faults: faultsOf(outcome) }).toEqual({ seed, faults: [] });
      // A member that is called otherwise may be one that is missing, which is said.
      if (outcome.issues.some(({ severity }) => severity !== 'assumption')) continue;
      const texts = describeRecords(outcome.contests, outcome.records);
      expect({ seed, texts }).toEqual({ seed, texts: [...sample!.records.values()] });
    }
    expect(refused).toBeGreaterThan(seeds.length / 4);
  });
});

function packedFiles(leaves: readonly Leaf[]): Promise<ReadonlyMap<string, Buffer>> {
  return inFolder(async (folder) => {
    const paths = await saveFiles(folder, sampleFiles(leaves));
    return new Map(paths.map((place) => [path.basename(place), readFileSync(place)]));
  });
}

/** Changes, takes away or doubles some bytes of one file. */
function damagedFiles(packed: ReadonlyMap<string, Buffer>, seed: number): Map<string, Buffer> {
  const random = createRandom(seed);
  const name = [...packed.keys()][drawIndex(random, packed.size)]!;
  const bytes = packed.get(name)!;
  const at = drawIndex(random, bytes.length);
  const removed = [0, 1, 1, 1, 30][drawIndex(random, 5)]!;
  const from = drawIndex(random, bytes.length);
  const put =
    random() < 0.3 ? bytes.subarray(from, from + 30) : Buffer.from([drawIndex(random, 256)]);
  const damaged = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + removed)]);
  return new Map([...packed, [name, damaged]]);
}
