import type { ExportFile } from '../files/export-file.ts';
import type { XmlEvents } from '../xml/xml-parser.ts';
import { damagedWorkbook } from './damaged-workbook.ts';
import { readWholePart } from './read-part.ts';

/** Most pictures of a sheet: as many as it may have rows. */
const pictureLimit = 1 << 20;
/** More than the columns that a sheet may have. */
const columnSpan = 1 << 15;
/** Most rows that a picture of one cell covers: its own, and a little of the next one. */
const rowsOfCell = 2;

/** The cells on which pictures are anchored. */
export class CellPictures {
  /** Row and column of each as one number; sorted once all are known. */
  private places = new Float64Array();
  private found: number[] = [];
  /** All pictures of the sheet, also pictures that belong to no cell. */
  count = 0;

  constructor(private readonly file: string) {}

  /** @param row - from 1, as the column */
  add(row: number, column: number, rows: number): void {
    this.count += 1;
    if (this.count > pictureLimit)
      throw damagedWorkbook(this.file, `a sheet holds more than ${pictureLimit} pictures`);
    if (rows <= rowsOfCell && row > 0 && column > 0 && column < columnSpan)
      this.found.push(row * columnSpan + column);
  }

  /** Says that all were added. */
  finish(): void {
    this.places = Float64Array.from(new Set(this.found)).sort();
    this.found = [];
  }

  /** The columns of a row that hold a picture, from 1, in their order. */
  columnsOf(row: number): number[] {
    const columns: number[] = [];
    for (
      let at = this.firstOf(row);
      Math.floor((this.places[at] ?? 0) / columnSpan) === row;
      at += 1
    )
      columns.push((this.places[at] ?? 0) % columnSpan);
    return columns;
  }

  private firstOf(row: number): number {
    let from = 0;
    let until = this.places.length;
    while (from < until) {
      const middle = (from + until) >>> 1;
      if ((this.places[middle] ?? 0) < row * columnSpan) from = middle + 1;
      else until = middle;
    }
    return from;
  }
}

/** Gathers the anchors of pictures in a drawing. */
class Anchors implements XmlEvents {
  private isPicture = false;
  /** The corner of the anchor that is being read. */
  private corner: 'from' | 'to' | undefined;
  private readonly numbers = new Map<string, number>();
  private key = '';
  private digits = '';

  constructor(private readonly pictures: CellPictures) {}

  open(name: string): void {
    if (name.endsWith('Anchor')) this.begin();
    else if (name === 'from' || name === 'to') this.corner = name;
    else if (name === 'pic') this.isPicture = true;
    const isPlace = this.corner !== undefined && (name === 'row' || name === 'col');
    this.key = isPlace ? `${this.corner ?? ''} ${name}` : '';
    this.digits = '';
  }

  text(text: string): void {
    if (this.key !== '' && this.digits.length < 16) this.digits += text;
  }

  close(name: string): void {
    if (this.key !== '' && /^\s*\d{1,7}\s*$/.test(this.digits))
      this.numbers.set(this.key, Number(this.digits));
    this.key = '';
    if (name === this.corner) this.corner = undefined;
    if (name.endsWith('Anchor') && this.isPicture) this.end();
  }

  private begin(): void {
    this.isPicture = false;
    this.numbers.clear();
  }

  private end(): void {
    const row = this.numbers.get('from row') ?? -1;
    const column = this.numbers.get('from col') ?? -1;
    const last = this.numbers.get('to row') ?? row;
    this.pictures.add(row + 1, column + 1, last - row + 1);
    this.begin();
  }
}

/**
 * Reads where the pictures of a sheet stand.
 *
 * @throws FileError when a drawing is damaged, or holds too many
 */
export async function readPictures(
  file: string,
  drawings: readonly ExportFile[],
): Promise<CellPictures> {
  const pictures = new CellPictures(file);
  for (const drawing of drawings) await readWholePart(file, drawing, new Anchors(pictures));
  pictures.finish();
  return pictures;
}
