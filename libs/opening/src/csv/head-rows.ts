import { withoutMark } from '../encoding/byte-order-mark.ts';
import { CellScanner } from './cell-scanner.ts';
import { RecordSplitter } from './record-splitter.ts';

/** Cuts the first bytes of a file into records. The bytes may end anywhere. */
export function splitHead(head: Buffer): RecordSplitter {
  const splitter = new RecordSplitter();
  splitter.push(withoutMark(head));
  splitter.finish();
  return splitter;
}

function* rowsOf(head: Buffer): Generator<readonly string[], void> {
  const splitter = splitHead(head);
  const cells = new CellScanner();
  while (splitter.next()) {
    const problem = cells.read(splitter.buffer, splitter.start, splitter.end);
    const width = problem === undefined ? cells.count : 0;
    yield Array.from({ length: width }, (_, column) => cells.text(column));
  }
}

/** Rows of heads, as far as they were asked for: every format looks at the same head. */
const known = new WeakMap<
  Buffer,
  { readonly rows: (readonly string[])[]; readonly more: Generator<readonly string[], void> }
>();

/** The cells of the first records of a head, at most `count`; a record that cannot be read has none. */
export function firstRows(head: Buffer, count: number): readonly (readonly string[])[] {
  const kept = known.get(head) ?? { rows: [], more: rowsOf(head) };
  known.set(head, kept);
  while (kept.rows.length < count) {
    const next = kept.more.next();
    if (next.done) break;
    kept.rows.push(next.value);
  }
  return kept.rows.slice(0, count);
}

/** The cells of the first row of a head without blanks around them; empty where it cannot be read. */
export function firstRow(head: Buffer): string[] {
  const [row = []] = firstRows(head, 1);
  return row.map((cell) => cell.trim());
}
