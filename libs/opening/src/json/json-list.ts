import type { ExportFile } from '../files/export-file.ts';
import { FileError, quoteValue } from '../issue.ts';
import { csvLine } from '../parquet/table-shape.ts';
import { csvCell } from '../workbook/cell-text.ts';
import { JsonObjects, type JsonRow } from './json-objects.ts';

const columnLimit = 1 << 16;
/** Characters of all names: they are in memory together. */
const namesLimit = 8 << 20;
const lineBytes = 1 << 18;

/**
 * A JSON list of plain objects, read as CSV: one header row of the names that any object has, then a row for each object.
 * Names are in the order in which they stand first; what an object lacks, or has as null, is an empty cell.
 */
export class JsonList {
  private names: ReadonlySet<string> | undefined;

  constructor(private readonly file: Pick<ExportFile, 'name' | 'read'>) {}

  /** @throws FileError where the text is no such list */
  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    const names = (this.names ??= await this.findNames());
    let lines = csvLine([...names].map(csvCell));
    for await (const row of this.rows()) {
      lines += csvLine(Array.from(names, (name) => this.cellOf(row, name)));
      if (lines.length < lineBytes) continue;
      yield Buffer.from(lines);
      lines = '';
    }
    if (lines !== '') yield Buffer.from(lines);
  }

  private async findNames(): Promise<Set<string>> {
    const names = new Set<string>();
    let length = 0;
    for await (const { object, number } of this.rows())
      for (const name of Object.keys(object)) {
        if (names.has(name)) continue;
        names.add(name);
        length += name.length;
        if (names.size > columnLimit || length > namesLimit)
          throw this.failure('its objects have too many different names: it is no table', number);
      }
    return names;
  }

  private async *rows(): AsyncGenerator<JsonRow, void, undefined> {
    const objects = new JsonObjects((message, number) => this.failure(message, number));
    for await (const chunk of this.file.read()) yield* objects.push(chunk);
    objects.finish();
  }

  private cellOf({ object, number }: JsonRow, name: string): string {
    const value = Object.hasOwn(object, name) ? object[name] : null;
    if (value === null) return '';
    if (typeof value === 'string') return csvCell(value);
    if (typeof value === 'boolean') return String(value);
    if (typeof value === 'number' && (!Number.isInteger(value) || Number.isSafeInteger(value)))
      return String(value);
    const what =
      typeof value === 'number'
        ? 'a number that is too long to be read exactly'
        : 'a list or an object';
    throw this.failure(`has ${what} as ${quoteValue(name)}; only plain values are read`, number);
  }

  private failure(message: string, number: number): FileError {
    return new FileError('json_list_unreadable', `object ${number} of the list: ${message}`, {
      file: this.file.name,
    });
  }
}
