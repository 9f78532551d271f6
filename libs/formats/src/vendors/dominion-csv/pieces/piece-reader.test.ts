import { CellScanner } from '@crossvote/opening';
import { MemorySink, type SinkRecord } from '../../../../test/memory-sink.ts';
import { slackBytes } from '../../../pieces/piece-cutter.ts';
import { DominionPieceReader } from './piece-reader.ts';
import type { DominionPieceTask } from './piece-task.ts';
import { windowBytes } from './row-kernel.ts';

/** Columns of each contest: around every limit of the kernel. */
const widths = [1, 2, 7, 8, 9, 12, 13, 16, 17, 63, 64, 65, 130];
const firstColumns = widths.map((_, place) => widths.slice(0, place).reduce((a, b) => a + b, 6));
const columnCount = 6 + widths.reduce((a, b) => a + b);

const task: DominionPieceTask = {
  format: 'dominion-csv',
  roles: ['cvrNumber', 'tabulator', 'batch', 'record', 'precinct', 'ballotStyle'],
  columnCount,
  widthLimit: columnCount + 3,
  contests: widths.map((width, number) => ({
    number,
    firstColumn: firstColumns[number]!,
    marks: Array.from({ length: width }, (_, choice) => ({ choice, rank: 0 })),
  })),
};

/** How a mark and a metadata cell are written, and how a row ends. */
interface Writing {
  readonly mark: (text: string) => string;
  readonly cell: (text: string) => string;
  readonly end: string;
}
const bare = (text: string) => text;
const quoted = (text: string) => `"${text}"`;
const wrapped = (text: string) => `="${text}"`;
const writings: readonly Writing[] = [
  { mark: bare, cell: bare, end: '\n' },
  { mark: quoted, cell: quoted, end: '\r\n' },
  { mark: wrapped, cell: wrapped, end: ',,\n' },
];

/** A simple generator of numbers, so that a failure can be repeated. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface PlainRow {
  readonly cells: readonly string[];
  /** By contest: what is marked; undefined where the contest is not on the ballot. */
  readonly marked: readonly (readonly number[] | undefined)[];
}

function plainRow(place: number, random: (below: number) => number): PlainRow {
  const style = random(3);
  const precinct = `Precinct ${'x'.repeat(random(40))} ä${random(20)}`;
  const key = [String(1 + random(3)), String(random(5)), String(place)];
  const marked = widths.map((width, contest) => {
    if ((contest + style) % 3 === 0) return undefined;
    // Mostly the same patterns, and at times any.
    const first = random(3) === 0 ? random(width) : 0;
    const all = Array.from({ length: width }, (_, choice) => choice);
    return all.filter((choice) => choice === first || random(40) === 0);
  });
  return { cells: [String(place + 1), ...key, precinct, `style ${style}`], marked };
}

function textOf({ cells, marked }: PlainRow, { mark, cell, end }: Writing): string {
  const marks = widths.flatMap((width, contest) =>
    Array.from({ length: width }, (_, choice) =>
      marked[contest] ? mark(marked[contest].includes(choice) ? '1' : '0') : '',
    ),
  );
  return [...cells.map(cell), ...marks].join(',') + end;
}

const readBack = ({ selections, attributes }: SinkRecord) => ({
  marked: widths.map((_, contest) => selections.get(contest)?.marks.map(({ choice }) => choice)),
  ...attributes,
});

const expectedOf = ({ cells, marked }: PlainRow) => ({
  marked,
  ...{ tabulator: cells[1], batch: cells[2], precinct: cells[4], ballotStyle: cells[5] },
});

function pieceOf(text: string) {
  const bytes = Buffer.from(text);
  const buffer = new ArrayBuffer(bytes.length + slackBytes);
  new Uint8Array(buffer).set(bytes);
  return { buffer, length: bytes.length };
}

describe('a piece of plain records', () => {
  it.each([1, 7, 100_000])('gives every mark, with %i records in a block', (blockRecords) => {
    const random = randomNumbers(blockRecords);
    const rows = Array.from({ length: 4000 }, (_, place) => plainRow(place, random));
    const text = rows.map((row) => textOf(row, writings[random(3)]!)).join('');
    expect(text.length).toBeGreaterThan(2 * windowBytes);
    const sink = new MemorySink(blockRecords);
    const reader = new DominionPieceReader(task, sink);
    const { report } = reader.read(pieceOf(text));
    expect(report?.records).toBe(4000);
    expect(sink.records.map(readBack)).toEqual(rows.map(expectedOf));
    const { batches, batch, record } = report!.keys;
    expect([...record]).toEqual(rows.map(({ cells }) => Number(cells[3])));
    expect([...batch].map((place) => batches[place])).toEqual(
      rows.map(({ cells }) => `${cells[1]}\0${cells[2]}`),
    );
  });

  it('is read after one that came back, as if that had not been', () => {
    const random = randomNumbers(5);
    const rows = Array.from({ length: 50 }, (_, place) => plainRow(place, random));
    const text = rows.map((row) => textOf(row, writings[0]!)).join('');
    const sink = new MemorySink();
    const reader = new DominionPieceReader(task, sink);
    const isOdd = ['Aggregated', `P${'x'.repeat(300)}`];
    for (const value of isOdd) {
      const odd = { ...rows[7]!, cells: rows[7]!.cells.with(4, value) };
      const before = rows.slice(0, 20).map((row) => textOf(row, writings[0]!));
      expect(
        reader.read(pieceOf(before.join('') + textOf(odd, writings[0]!))).report,
      ).toBeUndefined();
      sink.takeRecords();
      expect(reader.read(pieceOf(text)).report?.records).toBe(50);
      expect(sink.takeRecords().map(readBack)).toEqual(rows.map(expectedOf));
    }
  });

  it.each([
    ['a mark that is none', (text: string) => text.replace(',0,0,0,', ',0,2,0,')],
    ['a cell too many', (text: string) => text.replace('\n', ',,,,\n')],
    ['a record number that is none', (text: string) => text.replace(/^\d+/, 'Total')],
    ['a row of sums, as white space hides', (text: string) => text.replace(/^6,\d/, '6,\u00a0NaN')],
    ['a quotation mark amid a cell', (text: string) => text.replace('Precinct', 'Pre"cinct')],
    ['a line break within a cell', (text: string) => text.replace('Precinct x', '"Precinct\n"')],
    ['a row longer than the window', (text: string) => text + 'x'.repeat(2 * windowBytes)],
  ])('comes back with %s', (_what, change) => {
    const random = randomNumbers(9);
    const row = textOf(plainRow(5, random), writings[0]!).replace('Precinct ', 'Precinct x');
    expect(new DominionPieceReader(task, new MemorySink()).read(pieceOf(row)).report?.records).toBe(
      1,
    );
    const changed = change(row);
    expect(changed).not.toBe(row);
    expect(
      new DominionPieceReader(task, new MemorySink()).read(pieceOf(changed)).report,
    ).toBeUndefined();
  });

  it.each(['Style ', 'Ballot Style 0', 'BT '])('learns each of many styles once: %s…', (name) => {
    const random = randomNumbers(11);
    const read = jest.spyOn(CellScanner.prototype, 'read');
    const rows = Array.from({ length: 3000 }, (_, at) => {
      const { cells } = plainRow(at, random);
      // Each style leaves other contests out, and differs in the last bytes of its name alone.
      const style = at % 90;
      const marked = widths.map((_width, contest) => ((style >> contest) & 1 ? undefined : [0]));
      return { cells: cells.with(5, `${name}${10 + style}`), marked };
    });
    const sink = new MemorySink(1000);
    const text = rows.map((row) => textOf(row, writings[0]!)).join('');
    expect(new DominionPieceReader(task, sink).read(pieceOf(text)).report?.records).toBe(3000);
    expect(sink.records.map(readBack)).toEqual(rows.map(expectedOf));
    // Some lists of templates hold two styles, which at times puts one out; not each row anew.
    expect(read.mock.calls.length).toBeLessThan(200);
    read.mockRestore();
  });

  it('is read where there are more ways to write a row than are remembered', () => {
    const random = randomNumbers(3);
    // Each row leaves other contests out: thousands of templates, more than fit.
    const rows = Array.from({ length: 6000 }, (_, place) => {
      const { cells, marked } = plainRow(place, random);
      return { cells, marked: marked.map((choices) => (random(2) === 0 ? choices : undefined)) };
    });
    const sink = new MemorySink(1000);
    const text = rows.map((row) => textOf(row, writings[place(row)]!)).join('');
    expect(new DominionPieceReader(task, sink).read(pieceOf(text)).report?.records).toBe(6000);
    expect(sink.records.map(readBack)).toEqual(rows.map(expectedOf));
  });
});

const place = ({ cells }: PlainRow) => Number(cells[0]) % 3;
