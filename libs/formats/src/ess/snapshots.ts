import type { CellScanner } from '../cell-scanner.ts';
import type { ExportFile } from '../export-file.ts';
import { KeySet } from '../key-set.ts';
import { recordsOfHead, TextRecords, textsOf } from './text-records.ts';

/** Fewer records that stand in two files may do so by chance, where numbers begin anew in each. */
const fewestRecords = 10;

/** Rows of a file with what tells each from all others: its cells, the record number among them. */
class RowSet {
  private readonly keys = new KeySet();
  size = 0;

  /** @returns false when the row was there */
  add({ bytes, starts, ends, count }: CellScanner): boolean {
    for (let cell = 0; cell < count; cell += 1)
      this.keys.feed(bytes, starts[cell] ?? 0, ends[cell] ?? 0);
    const isNew = this.keys.add();
    if (isNew) this.size += 1;
    return isNew;
  }
}

/** The records of the snapshots read so far. */
export class EarlierRows {
  private readonly rows = new RowSet();
  private sizeBefore = 0;
  private repeated = 0;

  beginFile(): void {
    this.sizeBefore = this.rows.size;
    this.repeated = 0;
  }

  /** Whether a record was there before; else it is from now on. */
  has(cells: CellScanner): boolean {
    const isOld = cells.hasContent && !this.rows.add(cells);
    if (isOld) this.repeated += 1;
    return isOld;
  }

  /** Records of the present file that it has twice, beside those of the snapshots before. */
  get repeatedWithin(): number {
    return this.repeated - this.sizeBefore;
  }
}

/**
 * Whether files are snapshots of one count: each holds all the records of the one before, number and cells, and more.
 *
 * @returns the files in that order; undefined where they are no snapshots
 */
export async function findSnapshots(
  files: readonly ExportFile[],
): Promise<readonly ExportFile[] | undefined> {
  if (files.length < 2 || !(await shareRows(files))) return undefined;
  const sized: { file: ExportFile; rows: RowSet }[] = [];
  for (const file of files) sized.push({ file, rows: await rowsOf(file) });
  sized.sort((a, b) => a.rows.size - b.rows.size);
  if ((sized[0]?.rows.size ?? 0) < fewestRecords) return undefined;
  for (const [place, { file }] of sized.entries()) {
    const next = sized[place + 1];
    if (next && !(await isWithin(file, next.rows))) return undefined;
  }
  return sized.map(({ file }) => file);
}

/** Whether the beginnings of all files have one row of headings, and rows in common: it costs nothing where not. */
async function shareRows(files: readonly ExportFile[]): Promise<boolean> {
  let headings: string | undefined;
  let before = new Set<string>();
  for (const [place, file] of files.entries()) {
    const [first = '', ...rows] = Array.from(recordsOfHead(await file.head()), (record) =>
      JSON.stringify(textsOf(record)),
    );
    headings ??= first;
    if (first !== headings) return false;
    if (place > 0 && !rows.some((row) => before.has(row))) return false;
    before = new Set(rows);
  }
  return true;
}

async function rowsOf(file: ExportFile): Promise<RowSet> {
  const rows = new RowSet();
  for await (const { cells, problem } of new TextRecords(file).read())
    if (!problem && cells.hasContent) rows.add(cells);
  return rows;
}

async function isWithin(file: ExportFile, rows: RowSet): Promise<boolean> {
  for await (const { cells, problem } of new TextRecords(file).read())
    if (!problem && cells.hasContent && rows.add(cells)) return false;
  return true;
}
