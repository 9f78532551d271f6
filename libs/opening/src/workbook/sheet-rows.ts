import { FileError, quoteValue } from '../issue.ts';
import type { XmlEvents } from '../xml/xml-parser.ts';
import type { CellPictures } from './cell-pictures.ts';
import { CellTextReader, csvCell, plainNumber } from './cell-text.ts';
import { damagedWorkbook } from './damaged-workbook.ts';
import { pictureMark } from './picture-mark.ts';

type Attributes = Readonly<Record<string, string>>;

/** Limits of spreadsheet programs. */
const rowLimit = 1_048_576;
const columnLimit = 16_384;
/** Most columns without text that a row keeps at its end. Contests with several votes may have empty headings there. */
const emptyColumnsLimit = 64;
/** Longest row, in characters. */
const rowTextLimit = 8 << 20;

/** Number from 1 of the column of a cell such as `AB12`; 0 when it is none. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}(?=\d+$)/.exec(reference)?.[0] ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly sharedStrings: readonly string[];
  readonly pictures?: CellPictures;
  /** Whether cells that are rich values are pictures. */
  readonly hasPicturesInCells?: boolean;
}

/** The formula with which some spreadsheet programs put a picture into a cell. */
const pictureFormula = /^=(?:_xlfn\.)?DISPIMG\(/u;

/**
 * Turns the rows of a sheet into lines of CSV. Rows that end early are filled up to the widest row before them. Rows
 * without text become blank lines, and so do rows that the sheet leaves out, so that line numbers are row numbers. An
 * empty cell that holds a picture, in a row with text below the first such row, is {@link pictureMark}.
 */
export class SheetRows implements XmlEvents {
  /** Number of cells that hold a picture. */
  picturesInCells = 0;
  /** How many of them are pictures of drawings. */
  anchoredInCells = 0;
  private output: string[] = [];
  private row = 0;
  private width = 0;
  private cells: string[] = [];
  private rowText = 0;
  private isInRow = false;
  private column = 0;
  private type = '';
  private isRichValue = false;
  private isInCell = false;
  private isInValue = false;
  private isFormula = false;
  private hasValue = false;
  private readonly reader: CellTextReader;

  constructor(
    private readonly file: string,
    private readonly context: SheetContext,
  ) {
    this.reader = new CellTextReader(file);
  }

  /** Returns the lines since the last call. */
  take(): string {
    const text = this.output.join('');
    this.output = [];
    return text;
  }

  open(name: string, attributes: Attributes): void {
    if (this.isInCell) this.openInCell(name);
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'c' && this.isInRow) this.openCell(attributes);
  }

  text(text: string): void {
    if (this.isInValue) this.reader.append(text);
    else if (this.isInCell) this.reader.text(text);
  }

  close(name: string): void {
    if (this.isInCell) this.reader.close(name);
    if (name === 'v') this.isInValue = false;
    else if (name === 'c' && this.isInCell) this.closeCell();
    else if (name === 'row') this.closeRow();
  }

  private openRow({ r }: Attributes): void {
    if (this.isInRow) throw damagedWorkbook(this.file, `a row stands within row ${this.row}`);
    const row = r === undefined ? this.row + 1 : Number(r);
    if (!Number.isInteger(row) || row <= this.row || row > rowLimit)
      throw damagedWorkbook(this.file, `a row after row ${this.row} has a wrong number`);
    if (row > this.row + 1) this.output.push('\n'.repeat(row - this.row - 1));
    this.row = row;
    this.cells = [];
    this.rowText = 0;
    this.column = 0;
    this.isInRow = true;
  }

  private openCell({ r, t = 'n', vm }: Attributes): void {
    const column = r === undefined ? this.column + 1 : columnOf(r);
    if (column <= this.column || column > columnLimit)
      throw damagedWorkbook(this.file, `a cell of row ${this.row} has a wrong place`);
    this.column = column;
    this.type = t;
    this.isRichValue = vm !== undefined;
    this.isInCell = true;
    this.isFormula = false;
    this.hasValue = false;
    this.reader.begin();
  }

  private openInCell(name: string): void {
    if (name === 'c' || name === 'row')
      throw damagedWorkbook(this.file, `the cells of row ${this.row} are nested`);
    if (name === 'f') this.isFormula = true;
    this.isInValue = name === 'v';
    if (this.isInValue && this.hasValue)
      throw damagedWorkbook(this.file, `a cell of row ${this.row} has two values`);
    if (this.isInValue) this.hasValue = true;
    if (this.type === 'inlineStr') this.reader.open(name);
  }

  private closeCell(): void {
    this.isInCell = false;
    const text = this.reader.take();
    const isEmptyText = this.type === 'str' && this.hasValue;
    if (this.isFormula && text === '' && !isEmptyText) this.refuseFormula();
    const cell = this.valueOf(text);
    if (cell === '') return;
    while (this.cells.length < this.column - 1) this.cells.push('');
    this.cells.push(cell);
    this.rowText += cell.length;
    if (this.rowText > rowTextLimit)
      throw damagedWorkbook(this.file, `row ${this.row} holds more than 8 million characters`);
  }

  private valueOf(text: string): string {
    if (text === '') return '';
    if (this.isPicture(text)) {
      this.picturesInCells += 1;
      return pictureMark;
    }
    if (this.type === 's') {
      const shared = /^\d+$/.test(text) ? this.context.sharedStrings[Number(text)] : undefined;
      if (shared !== undefined) return shared;
      throw damagedWorkbook(this.file, `a cell of row ${this.row} has a text that is not there`);
    }
    if (this.type === 'e')
      throw new FileError(
        'xlsx_error_cell',
        `a cell is an error (${quoteValue(text)}); correct it in a spreadsheet program and save the workbook again`,
        { file: this.file, line: this.row, column: this.column },
      );
    if (this.type === 'b') return /^(?:1|true)$/iu.test(text.trim()) ? 'TRUE' : 'FALSE';
    return csvCell(this.type === 'n' ? plainNumber(text.trim()) : text);
  }

  private isPicture(text: string): boolean {
    const isRich = this.isRichValue && this.context.hasPicturesInCells === true;
    return (isRich && this.type === 'e') || (this.isFormula && pictureFormula.test(text));
  }

  private refuseFormula(): never {
    throw new FileError(
      'xlsx_formula_without_value',
      'a cell is a formula whose value is not in the workbook; open it in a spreadsheet program and save it again',
      { file: this.file, line: this.row, column: this.column },
    );
  }

  private closeRow(): void {
    if (!this.isInRow) return;
    this.isInRow = false;
    const { cells } = this;
    if (cells.length > 0) {
      const hasHeadings = this.width > 0;
      const ownWidth = Math.min(this.column, cells.length + emptyColumnsLimit);
      this.width = Math.max(this.width, ownWidth);
      cells.push(...Array<string>(this.width - cells.length).fill(''));
      if (hasHeadings) this.addPictures();
    }
    this.output.push(`${cells.join(',')}\n`);
  }

  /** Pictures outside the columns, or on a cell with text, have no meaning here. */
  private addPictures(): void {
    for (const column of this.context.pictures?.columnsOf(this.row) ?? []) {
      if (this.cells[column - 1] !== '') continue;
      this.cells[column - 1] = pictureMark;
      this.picturesInCells += 1;
      this.anchoredInCells += 1;
    }
  }
}
