import { headOf, type ExportFile } from './export-file.ts';

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

  // eslint-disable-next-line @typescript-eslint/require-await -- placeholder until sheet rows are read
  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    yield* [];
    throw new Error(`not read yet: ${this.members.length}`);
  }
}
