import type { ExportFile } from '../files/export-file.ts';
import { FileError } from '../issue.ts';
import type { XmlEvents } from '../xml/xml-parser.ts';
import { CellTextReader, csvCell } from './cell-text.ts';
import { damagedWorkbook } from './damaged-workbook.ts';
import { readWholePart } from './read-part.ts';

/** Most characters of shared strings that are kept in memory. */
const textLimit = 256 << 20;
/** Memory for each text beside its characters, counted in characters. */
const costOfText = 32;

/** Gathers the texts of `<si>` elements. */
class SharedStrings implements XmlEvents {
  readonly cells: string[] = [];
  private readonly reader: CellTextReader;
  private size = 0;
  private isInText = false;

  constructor(private readonly file: string) {
    this.reader = new CellTextReader(file);
  }

  open(name: string): void {
    if (name === 'si') this.begin();
    else this.reader.open(name);
  }

  text(text: string): void {
    this.reader.text(text);
  }

  close(name: string): void {
    this.reader.close(name);
    if (name === 'si') this.add(csvCell(this.reader.take()));
  }

  /** Cells refer to texts by number, so a text that is lost would shift all later ones. */
  private begin(): void {
    if (this.isInText) throw damagedWorkbook(this.file, 'its shared texts are nested');
    this.isInText = true;
    this.reader.begin();
  }

  private add(cell: string): void {
    this.isInText = false;
    this.size += cell.length + costOfText;
    if (this.size > textLimit)
      throw new FileError(
        'xlsx_strings_too_large',
        'the workbook holds more than 256 MB of shared texts; save it as CSV UTF-8',
        { file: this.file },
      );
    // A slice would keep the whole parsed text in memory.
    this.cells.push(Buffer.from(cell).toString());
  }
}

/** The shared texts of a workbook as CSV cells, in their order. */
export async function readSharedStrings(
  file: string,
  part: ExportFile | undefined,
): Promise<readonly string[]> {
  const strings = new SharedStrings(file);
  if (!part) return strings.cells;
  await readWholePart(file, part, strings);
  return strings.cells;
}
