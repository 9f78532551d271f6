import type { ExportFile } from '../files/export-file.ts';
import { damagedWorkbook } from './damaged-workbook.ts';
import { readPart } from './read-part.ts';
import { SheetRows, type SheetContext } from './sheet-rows.ts';

/** Most characters of text for each byte of a sheet. A cell that refers to a long shared text takes 25 bytes. */
const ratioLimit = 40;
/** A sheet with less text is never refused. */
const smallText = 64 << 20;

/** Which cells of a sheet are pictures. */
export type SheetPictures = Pick<SheetRows, 'picturesInCells' | 'anchoredInCells'>;

/**
 * The rows of a sheet as lines of CSV, in pieces that end with a line.
 *
 * @returns once all were taken, how many pictures stood in cells
 */
export async function* sheetLines(
  file: string,
  sheet: ExportFile,
  context: SheetContext,
): AsyncGenerator<Buffer, SheetPictures, undefined> {
  const rows = new SheetRows(file, context);
  let taken = 0;
  let given = 0;
  const counted: ExportFile = {
    name: sheet.name,
    head: () => sheet.head(),
    async *read() {
      for await (const chunk of sheet.read()) {
        taken += chunk.length;
        yield chunk;
      }
    },
  };
  for await (const text of readPart(file, counted, rows, () => rows.take())) {
    given += text.length;
    if (given > smallText && given > taken * ratioLimit)
      throw damagedWorkbook(file, 'its rows repeat one text beyond all measure');
    if (text !== '') yield Buffer.from(text);
  }
  return rows;
}

/** The first line of a sheet that holds anything, or empty. */
export async function firstLine(
  file: string,
  sheet: ExportFile,
  sharedStrings: readonly string[],
): Promise<string> {
  for await (const lines of sheetLines(file, sheet, { sharedStrings })) {
    const line = /^[^\n]*[^\n,\s][^\n]*$/m.exec(lines.toString());
    if (line) return line[0];
  }
  return '';
}
