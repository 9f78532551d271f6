import { randomElection, seedsFrom } from '@crossvote/samples';
import fc from 'fast-check';
import { damaged } from './damaged.ts';
import { anyElection, anyLayout, layouts, textOf } from './exports.ts';
import { readPaths, withFiles, type ReadResult } from './read-text.ts';

/** What reading came to, or how it failed. */
async function outcome(paths: readonly string[], reference: boolean): Promise<ReadResult | string> {
  try {
    return await readPaths(paths, { reference });
  } catch (error) {
    if (error instanceof Error && error.name === 'FileError') return error.message;
    throw error;
  }
}

async function expectSame(content: Uint8Array | string): Promise<ReadResult | string> {
  return withFiles([content], async (paths) => {
    const fast = await outcome(paths, false);
    const reference = await outcome(paths, true);
    expect(fast).toEqual(reference);
    return fast;
  });
}

describe('the byte scanner and the reference through csv-parse', () => {
  it('give the same records and issues of generated exports', async () => {
    await fc.assert(
      fc.asyncProperty(anyElection, anyLayout, async (sample, layout) => {
        await expectSame(textOf(sample, layout));
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it('give the same records, issues and errors of thousands of damaged exports', async () => {
    let read = 0;
    let failed = 0;
    const seeds = seedsFrom(300, 2000);
    for (const seed of seeds) {
      const sample = randomElection({ seed: seed % 40, contests: 3, records: 6 });
      const bytes = Buffer.from(textOf(sample, layouts[seed % layouts.length]));
      // Two of three leave the header alone.
      const firstRecord = bytes.indexOf('CvrNumber');
      const result = await expectSame(damaged(bytes, seed, seed % 3 === 0 ? 0 : firstRecord));
      if (typeof result === 'string') failed += 1;
      else read += 1;
    }
    // Both kinds of damage must occur often: what costs some records, and what costs the file.
    expect(read).toBeGreaterThan(seeds.length / 4);
    expect(failed).toBeGreaterThan(seeds.length / 4);
  });
});
