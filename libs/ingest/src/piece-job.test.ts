import type { PieceTask } from '@crossvote/formats';
import { decodeDictionary } from '@crossvote/marks';
import { PieceJob } from './piece-job.ts';

const task: PieceTask = {
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
  // The zeros behind a piece that its readers may rely on.
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
    const job = new PieceJob({ task, rules: [rule, rule] });
    // One precinct less than a block's dictionary takes.
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
});
