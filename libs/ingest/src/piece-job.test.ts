import { decodeDictionary } from '@crossvote/marks';
import { PieceJob } from './piece-job.ts';

const task = {
  format: 'dominion-csv',
  roles: ['cvrNumber', 'tabulator', 'batch', 'record', 'precinct', 'countingGroup'],
  columnCount: 8,
  widthLimit: 8,
  contests: [0, 1].map((number) => ({
    number,
    firstColumn: 6 + number,
    marks: [{ choice: 0, rank: 0 }],
  })),
};

function pieceOf(rows: readonly string[]) {
  const bytes = Buffer.from(rows.map((row) => `${row}\n`).join(''));
  // Readers may rely on zeros after a piece.
  const buffer = new ArrayBuffer(bytes.length + 64);
  new Uint8Array(buffer).set(bytes);
  return { buffer, length: bytes.length };
}

const row = (record: number, group = 'Mail') =>
  `${record},1,1,${record},Precinct ${record},${group},${record % 2},1`;
const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, place) => row(from + place));

describe('a job of pieces', () => {
  it('goes on after a piece that came back with the entry that filled a dictionary', () => {
    const rule = { voteFor: 1, rankLimit: 0 };
    const job = new PieceJob({ task, rules: [rule, rule], comparesFiles: false });
    // One precinct less than fits into the dictionary of a block.
    const first = job.read(pieceOf(rows(1, 65_534)));
    expect(first.outcome.report?.records).toBe(65_534);
    const second = job.read(pieceOf([row(65_535, 'Aggregated')]));
    expect(second).toEqual({ outcome: { report: undefined, unknown: [] }, blocks: [] });
    const third = job.read(pieceOf(rows(65_536, 10)));
    expect(third.outcome.report?.records).toBe(10);
    const votes = [...first.blocks, ...third.blocks].flatMap(({ count }) =>
      count.tallies.map(([contest, tally]) => [contest, tally.votes]),
    );
    expect(votes).toEqual([
      [0, [32_767]],
      [1, [65_534]],
      [0, [5]],
      [1, [10]],
    ]);
    const [, marks] = third.blocks[0]!.block.marks[0]!;
    expect(decodeDictionary(marks.dictionary)).toHaveLength(2);
  });

  it('counts the same where dictionaries grow from piece to piece, and are dropped at times', () => {
    const rule = { voteFor: 1, rankLimit: 0 };
    const job = new PieceJob({ task, rules: [rule, rule], comparesFiles: false });
    const read = Array.from({ length: 6 }, (_, piece) =>
      job.read(pieceOf(rows(7000 * piece, 7000))),
    );
    expect(read.map(({ outcome }) => outcome.report?.records)).toEqual(Array(6).fill(7000));
    const blocks = read.flatMap((piece) => piece.blocks);
    const votes = blocks.map(({ count }) => count.tallies.map(([, tally]) => tally.votes));
    expect(votes).toEqual(Array(6).fill([[3500], [7000]]));
    const precincts = blocks.map(({ block }) => {
      const [, { dictionary }] = block.attributes.find(([kind]) => kind === 'precinct')!;
      return JSON.parse(Buffer.from(dictionary).toString()) as string[];
    });
    expect(precincts.flat()).toEqual(Array.from({ length: 42_000 }, (_, at) => `Precinct ${at}`));
  });

  it('compares precincts of records as those that are read row by row', () => {
    const rule = { voteFor: 1, rankLimit: 0 };
    const digestsOf = (...pieces: (readonly string[])[]) => {
      const job = new PieceJob({ task, rules: [rule, rule], comparesFiles: true });
      const blocks = pieces.flatMap((piece) => job.read(pieceOf(piece)).blocks);
      return blocks.flatMap(({ digests }) => Array.from(digests?.attributes[0] ?? []));
    };
    const whole = digestsOf(rows(1, 40));
    expect(new Set(whole).size).toBe(40);
    // The precincts have other codes in the other dictionary.
    expect(digestsOf(rows(21, 20), rows(1, 20))).toEqual([
      ...whole.slice(20),
      ...whole.slice(0, 20),
    ]);
  });
});
