import { applyEdits, layoutNames, mutate, seedsFrom } from '@crossvote/samples';
import { hostileSamples, type HostileSample } from './hostile-samples.ts';
import { judge } from './judge.ts';
import { readLeaves } from './read-hostile.ts';

/** Of each layout; 20,000 is the number for a release. */
const seeds = seedsFrom(12, 150);

describe.each(layoutNames)('a damaged export in the layout %s', (layout) => {
  let samples: HostileSample[] = [];
  beforeAll(async () => {
    samples = await hostileSamples(layout);
  });

  it('is refused, or read with every record that the damage does not reach', async () => {
    const counts = { refused: 0, read: 0 };
    const faults: string[] = [];
    for (const seed of seeds) {
      const { sample, leaves, mutation } = mutated(samples, seed);
      const outcome = await readLeaves(leaves, sample.known).catch((error: unknown) => {
        faults.push(`seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`);
      });
      if (!outcome) continue;
      if (outcome.refusal) counts.refused += 1;
      else counts.read += 1;
      for (const fault of judge(layout, sample, mutation, outcome))
        faults.push(`seed ${seed}: ${fault}`);
    }
    if (process.env.CROSSVOTE_MUTATIONS !== undefined)
      process.stdout.write(`${layout}: ${JSON.stringify(counts)}, ${faults.length} faults\n`);
    expect(faults.slice(0, 20)).toEqual([]);
    // A damaged file of Hart is one record, and each line of ChoicePlus is.
    if (layout !== 'hart' && layout !== 'choiceplus')
      expect(counts.refused).toBeGreaterThan(seeds.length / 50);
    expect(counts.read).toBeGreaterThan(seeds.length / 50);
  });
});

function mutated(samples: readonly HostileSample[], seed: number) {
  const sample = samples[seed % samples.length]!;
  const mutation = mutate(sample.leaves, seed);
  const leaves = sample.leaves.map((leaf) =>
    leaf === mutation.leaf ? { ...leaf, bytes: applyEdits(leaf.bytes, mutation.edits) } : leaf,
  );
  return { sample, leaves, mutation };
}
