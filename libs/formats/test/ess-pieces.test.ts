import {
  createRandom,
  drawIndex,
  fileOf,
  layouts,
  randomElection,
  seedsFrom,
} from '@crossvote/samples';
import fc from 'fast-check';
import { damaged } from './damaged.ts';
import { codesOf, linesOf, readFiles } from './ess-reading.ts';
import { piecesRead } from './inline-pieces.ts';
import type { ReadResult } from './read-text.ts';

/** Line ends are learned from this many bytes, row by row. */
const learnedBytes = 65_536;
const chunkBytes = 4000;

async function outcome(content: Uint8Array, pieceBytes?: number): Promise<ReadResult | string> {
  try {
    return await readFiles([fileOf('votes.csv', content, chunkBytes)], undefined, pieceBytes);
  } catch (error) {
    if (error instanceof Error && error.name === 'FileError') return error.message;
    throw error;
  }
}

async function expectSame(content: Uint8Array, pieceBytes: number): Promise<void> {
  const rowByRow = await outcome(content);
  expect(await outcome(content, pieceBytes)).toEqual(rowByRow);
}

/** An election as `ess-csv`, of a little more bytes than are learned from. */
function sampleText(seed: number): string {
  for (let records = 500; ; records *= 2) {
    const [file] = layouts['ess-csv'].write(randomElection({ seed, contests: 4, records }));
    if (!file || !('chunks' in file)) throw new Error('no file was written');
    const text = Array.from(file.chunks, (chunk) => Buffer.from(chunk as string).toString()).join(
      '',
    );
    if (text.length > 1.4 * learnedBytes) return text;
  }
}

const headings =
  'seqno,Cast Vote Record,Precinct,Ballot Style,Mayor (7),,Council Vote For 2,,Judge Choice 1,Other,Judge Choice 2,Party';
const common = [
  'DEM KELLY, MARK (CND005)',
  'Ann',
  'undervote',
  'overvote',
  'Write-in',
  '',
  'Bo Ek',
];
/** Cells that must come late to be of any use: names that are new, and spellings of names and words. */
const late = [
  'KELLY, MARK (CND005)',
  'Kelly, Mark',
  'DEM PETEN, GERALDINE "GERAE"',
  'GRIJALVA, RAÚL',
  ' ',
  'Overvote',
  'WRITE-IN:',
  'Bo  Ek',
  '12345',
  '12345.0',
  'skipped',
  'OV',
  'UWI',
  'Ann;Bo Ek',
  'Ann / New Name',
  'New Name',
  'Bo Ek & Ann',
  'nan',
  'a name that is so long that it takes more than a few words (CND0123)',
];
/** Cells that no record has. */
const refused = ['#N/A', '"'];

interface Wildness {
  readonly seed: number;
  /** How many of a thousand cells are of the late ones, beyond what is learned from. */
  readonly late: number;
  /** And how many must not be. */
  readonly refused: number;
  readonly lineEnd: string;
  readonly padding: string;
  readonly quoteAll: boolean;
}

/** An export with cells of all sorts, record numbers that repeat, and names that come late. */
function wildText({ seed, lineEnd, padding, quoteAll, ...rates }: Wildness): string {
  const random = createRandom(seed);
  const pick = (from: readonly string[]) => from[drawIndex(random, from.length)] ?? '';
  const quote = (cell: string) =>
    (quoteAll && random() < 0.9) || /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = [`${headings}${padding}`];
  let length = 0;
  for (let number = 1; length < 1.6 * learnedBytes; number += 1) {
    const isLate = length > learnedBytes;
    const cell = () => {
      if (isLate && random() * 1000 < rates.late) return pick(late);
      return isLate && random() * 1000 < rates.refused ? pick(refused) : pick(common);
    };
    const key = random() < 0.01 ? drawIndex(random, number) : number + 1e9;
    const leading = [`${number}`, `${key}`, pick(['P 1', 'P, 2', '']), pick(['S1', 'S  1', 'S2'])];
    const cells = [...leading, ...Array.from({ length: 7 }, cell), pick(['DEM', ''])];
    const line = cells.map(quote).join() + padding;
    lines.push(line);
    length += line.length + lineEnd.length;
  }
  return lines.map((line) => line + lineEnd).join('');
}

const anyWildness: fc.Arbitrary<Wildness> = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  late: fc.constantFrom(0, 1, 50),
  refused: fc.constantFrom(0, 0, 1, 5),
  lineEnd: fc.constantFrom('\r\n', '\n'),
  padding: fc.constantFrom('', ',,'),
  quoteAll: fc.boolean(),
});
const anyPieceBytes = fc.integer({ min: 300, max: 20_000 });

describe('records of ES&S that are read in pieces', () => {
  it('are the same, with the same issues, as row by row', async () => {
    const before = { ...piecesRead };
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1000 }),
        anyPieceBytes,
        async (seed, pieceBytes) => {
          await expectSame(Buffer.from(sampleText(seed)), pieceBytes);
        },
      ),
      { numRuns: 6, seed: 22 },
    );
    expect(piecesRead.plain - before.plain).toBeGreaterThan(20);
  });

  it('are the same where names come late, numbers repeat and cells are odd', async () => {
    const before = { ...piecesRead };
    const runs = seedsFrom(6, 25).length;
    await fc.assert(
      fc.asyncProperty(anyWildness, anyPieceBytes, async (wildness, pieceBytes) => {
        await expectSame(Buffer.from(wildText(wildness)), pieceBytes);
      }),
      { numRuns: runs, seed: 23 },
    );
    // All three must occur often: pieces that are read, that lack names, and that come back.
    expect(piecesRead.plain - before.plain).toBeGreaterThan(4 * runs);
    expect(piecesRead.unknown - before.unknown).toBeGreaterThan(0.8 * runs);
    expect(piecesRead.returned - before.returned).toBeGreaterThan(0.4 * runs);
  });

  it('are the same of damaged exports', async () => {
    const before = { ...piecesRead };
    const texts = [1, 2, 3].map((seed) => Buffer.from(sampleText(seed)));
    const seeds = seedsFrom(6, 30);
    for (const seed of seeds) {
      const bytes = texts[seed % texts.length]!;
      await expectSame(damaged(bytes, seed, learnedBytes), 2000 + 10 * (seed % 900));
    }
    expect(piecesRead.plain - before.plain).toBeGreaterThan(1.3 * seeds.length);
    expect(piecesRead.returned - before.returned).toBeGreaterThan(0.3 * seeds.length);
  });

  it('are told by line where a number repeats or a contest is odd', async () => {
    const filler = Array.from({ length: 5000 }, (_, at) => `${at + 1},P,S,Ann,Bo`);
    const rows = [
      'Cast Vote Record,Precinct,Ballot Style,Council,',
      ...filler,
      '17,P,S,Ann,Ann',
      '6001,P,S,"DEM LEE, JO (CND1)",Bo',
      '6002,P,S,"LEE, JO (CND1)",overvote',
      '6001,P,S,,Bo',
    ];
    const content = Buffer.from(rows.map((row) => `${row}\n`).join(''));
    const before = { ...piecesRead };
    const result = await readFiles([fileOf('votes.csv', content, chunkBytes)], undefined, 20_000);
    expect(codesOf(result)).toEqual([
      'duplicate_record @5002',
      'choice_twice @5002',
      'overvote_in_part @5004',
      'duplicate_record @5005',
      'contest_partly_blank @5005',
      'choice_spellings_joined',
    ]);
    expect(linesOf(result).slice(5000)).toEqual([
      'Council: Ann',
      'Council: DEM LEE, JO+Bo',
      'Council: DEM LEE, JO+overvoted',
      'Council: Bo',
    ]);
    expect(result.summary).toMatchObject({ recordsStored: 5004, recordsRefused: 0 });
    expect(piecesRead).toEqual({
      ...before,
      plain: expect.any(Number) as number,
      unknown: before.unknown + 1,
    });
  });
});
