import { headOf, type ExportFile } from '../export-file.ts';
import { damagedWorkbook, readXml } from './read-xml.ts';
import { readSharedStrings } from './shared-strings.ts';
import { SheetRows } from './sheet-rows.ts';
import { findParts } from './workbook-parts.ts';

/** Most characters that a sheet may come to for each byte of it: a cell of one long shared text takes 25 bytes. */
const ratioLimit = 40;
/** A sheet that comes to less is never refused. */
const smallText = 64 << 20;

/** Whether the members of an archive make a workbook. */
export function isXlsx(members: readonly ExportFile[]): boolean {
  return members.some(({ name }) => name === 'xl/workbook.xml');
}

/** A workbook, read as CSV: the rows of its first sheet, one line each, blank rows as blank lines. */
export class XlsxFile implements ExportFile {
  constructor(
    readonly name: string,
    private readonly members: readonly ExportFile[],
  ) {}

  head(): Promise<Buffer> {
    return headOf(this.read());
  }

  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    const { sheet, sharedStrings } = await findParts(this.name, this.members);
    const rows = new SheetRows(this.name, await readSharedStrings(this.name, sharedStrings));
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
    const steps = readXml(this.name, counted, rows);
    try {
      while (!(await steps.next()).done) {
        const text = rows.take();
        given += text.length;
        if (given > smallText && given > taken * ratioLimit)
          throw damagedWorkbook(this.name, 'its rows repeat one text beyond all measure');
        if (text !== '') yield Buffer.from(text);
      }
    } finally {
      // A head is read in part only: the member must be let go.
      await steps.return();
    }
  }
}
