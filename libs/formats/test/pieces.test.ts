import {
  extendedMetadata,
  randomElection,
  type DominionCsvOptions,
  seedsFrom,
} from '@crossvote/samples';
import fc from 'fast-check';
import { damaged } from './damaged.ts';
import { anyLayout, layouts, textOf } from './exports.ts';
import { piecesRead } from './inline-pieces.ts';
import { readPaths, withFiles, type ReadingOptions, type ReadResult } from './read-text.ts';

async function outcome(
  paths: readonly string[],
  options: ReadingOptions,
): Promise<ReadResult | string> {
  try {
    return await readPaths(paths, options);
  } catch (error) {
    if (error instanceof Error && error.name === 'FileError') return error.message;
    throw error;
  }
}

async function expectSame(content: Uint8Array | string, pieceBytes: number): Promise<void> {
  await withFiles([content], async (paths) => {
    const chunkBytes = 1000;
    const rowByRow = await outcome(paths, { chunkBytes });
    expect(await outcome(paths, { chunkBytes, pieceBytes })).toEqual(rowByRow);
  });
}

/** Line ends are learned from this many bytes, row by row. */
const learnedBytes = 65_536;

function textAbove(seed: number, layout: DominionCsvOptions): string {
  for (let records = 400; ; records *= 2) {
    const text = textOf(randomElection({ seed, contests: 4, records }), layout);
    if (text.length > 1.5 * learnedBytes) return text;
  }
}

describe('records that are read in pieces', () => {
  it('are the same, with the same issues, as row by row', async () => {
    const before = { ...piecesRead };
    const runs = seedsFrom(6, 30).length;
    const anySeed = fc.integer({ min: 0, max: 1000 });
    const anyPieceBytes = fc.integer({ min: 200, max: 20_000 });
    await fc.assert(
      fc.asyncProperty(anySeed, anyLayout, anyPieceBytes, async (seed, layout, pieceBytes) => {
        await expectSame(textAbove(seed, layout), pieceBytes);
      }),
      { numRuns: runs, seed: 21 },
    );
    expect(piecesRead.plain - before.plain).toBeGreaterThan(3 * runs);
  });

  it('are the same of a hundred damaged exports', async () => {
    const before = { ...piecesRead };
    const seeds = seedsFrom(25, 120);
    for (const seed of seeds) {
      const bytes = Buffer.from(textAbove(seed % 10, layouts[seed % layouts.length] ?? {}));
      await expectSame(damaged(bytes, seed, learnedBytes), 2000 + 10 * (seed % 900));
    }
    // Both must occur often: pieces that are read, and pieces that come back.
    expect(piecesRead.plain - before.plain).toBeGreaterThan(1.6 * seeds.length);
    expect(piecesRead.returned - before.returned).toBeGreaterThan(seeds.length / 2);
  });

  it('are told to stand twice, where the first is in another piece or in none', async () => {
    const text = textAbove(3, { metadata: extendedMetadata, quote: 'minimal', lineEnd: '\n' });
    const lines = text.trimEnd().split('\n');
    // The first record comes before any piece, the other in the midst of them; each comes again at the end.
    const first = lines.findIndex((line) => line.startsWith('1,'));
    const again = [first, lines.length - 20];
    const content = `${[...lines, ...again.map((place) => lines[place]!)].join('\n')}\n`;
    const before = piecesRead.plain;
    const { issues } = await withFiles([content], (paths) =>
      readPaths(paths, { chunkBytes: 1000, pieceBytes: 2000 }),
    );
    expect(piecesRead.plain).toBeGreaterThan(before);
    const told = issues.filter(({ code }) => code === 'duplicate_record');
    expect(told.map(({ place }) => place.line)).toEqual([lines.length + 1, lines.length + 2]);
  });
});
