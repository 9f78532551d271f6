import { headOf, type ExportFile, type Remark } from '../files/export-file.ts';
import { FileError, quoteValue } from '../issue.ts';
import { readPictures } from './cell-pictures.ts';
import { readSharedStrings } from './shared-strings.ts';
import { firstLine, sheetLines, type SheetPictures } from './sheet-lines.ts';
import { findParts, type WorkbookParts } from './workbook-parts.ts';

/** Most names that a message shows. */
const namedSheets = 5;
const noPictures = { picturesInCells: 0, anchoredInCells: 0, inDrawings: 0 };

/** Whether the members of an archive make a workbook. */
export function isXlsx(members: readonly ExportFile[]): boolean {
  return members.some(({ name }) => name === 'xl/workbook.xml');
}

/** A workbook, read as CSV: the rows of its first sheet, one line each, blank rows as blank lines. */
export class XlsxFile implements ExportFile {
  readonly isUtf8 = true;
  /** Names of sheets that hold something and are not read. */
  private leftOut: readonly string[] = [];
  /** Pictures in cells, and all pictures of the sheet; known once the sheet was read to its end. */
  private pictures: SheetPictures & { readonly inDrawings: number } = noPictures;

  constructor(
    readonly name: string,
    private readonly members: readonly ExportFile[],
  ) {}

  head(): Promise<Buffer> {
    return headOf(this.read());
  }

  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    const parts = await findParts(this.name, this.members);
    const strings = await readSharedStrings(this.name, parts.sharedStrings);
    this.leftOut = await this.lookAtOthers(parts, strings);
    const pictures = await readPictures(this.name, parts.drawings);
    const { hasPicturesInCells } = parts;
    const context = { sharedStrings: strings, pictures, hasPicturesInCells };
    const { picturesInCells, anchoredInCells } = yield* sheetLines(this.name, parts.sheet, context);
    this.pictures = { picturesInCells, anchoredInCells, inDrawings: pictures.count };
  }

  remarks(): readonly Remark[] {
    return [...this.remarksOnSheets(), ...this.remarksOnPictures()];
  }

  private remarksOnPictures(): Remark[] {
    const { picturesInCells, anchoredInCells, inDrawings } = this.pictures;
    const others = inDrawings - anchoredInCells;
    const inCells: Remark = {
      severity: 'assumption',
      code: 'pictures_in_cells',
      message: `pictures stand in ${picturesInCells} cells without text; in the place of a choice each is a write-in, whose name only the picture shows`,
    };
    const elsewhere: Remark = {
      severity: 'assumption',
      code: 'pictures_left_out',
      message: `pictures that are in no empty cell of a row (beside the table, on a text or over several rows) were left out: ${others}`,
    };
    return [...(picturesInCells > 0 ? [inCells] : []), ...(others > 0 ? [elsewhere] : [])];
  }

  private remarksOnSheets(): Remark[] {
    if (this.leftOut.length === 0) return [];
    const names = this.leftOut.slice(0, namedSheets).map(quoteValue).join(', ');
    const more = this.leftOut.length > namedSheets ? ' and more' : '';
    return [
      {
        severity: 'warning',
        code: 'sheets_not_read',
        message: `only the first sheet that is shown was read; these hold something too: ${names}${more}. Save each as a file of its own if it holds records`,
      },
    ];
  }

  /**
   * Another sheet may hold a remark, more records or a copy of records. Where it has the same headings, only a person
   * can decide.
   */
  private async lookAtOthers(
    { sheet, others }: WorkbookParts,
    strings: readonly string[],
  ): Promise<string[]> {
    const leftOut: string[] = [];
    const headings = others.length === 0 ? '' : await firstLine(this.name, sheet, strings);
    for (const other of others) {
      const line = await firstLine(this.name, other.part, strings);
      if (line !== '' && line === headings)
        throw new FileError(
          'xlsx_sheets_alike',
          `the sheet ${quoteValue(other.name)} has the same headings as the first one; save each sheet with records as a file of its own, and delete copies`,
          { file: this.name },
        );
      if (line !== '') leftOut.push(other.name);
    }
    return leftOut;
  }
}
