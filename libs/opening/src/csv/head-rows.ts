import { withoutMark } from '../encoding/byte-order-mark.ts';
import { CellScanner } from './cell-scanner.ts';
import { RecordSplitter } from './record-splitter.ts';

/** Cuts the first bytes of a file, which may end anywhere, into records. */
export function splitHead(head: Buffer): RecordSplitter {
  const splitter = new RecordSplitter();
  splitter.push(withoutMark(head));
  splitter.finish();
  return splitter;
}

/** The cells of the first records of a head, at most `count`; a record that cannot be read has none. */
export function firstRows(head: Buffer, count: number): string[][] {
  const splitter = splitHead(head);
  const cells = new CellScanner();
  const rows: string[][] = [];
  while (rows.length < count && splitter.next()) {
    const problem = cells.read(splitter.buffer, splitter.start, splitter.end);
    const width = problem === undefined ? cells.count : 0;
    rows.push(Array.from({ length: width }, (_, column) => cells.text(column)));
  }
  return rows;
}

/** The cells of the first row of a head without blanks around them; empty where it cannot be read. */
export function firstRow(head: Buffer): string[] {
  const [row = []] = firstRows(head, 1);
  return row.map((cell) => cell.trim());
}
