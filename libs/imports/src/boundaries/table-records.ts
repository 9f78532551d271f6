import { FileError, type OpenedFile } from '@crossvote/opening';
import { openDbf } from 'shapefile';
import { ByteReader } from './byte-reader.ts';

const headBytes = 32;
const fieldBytes = 32;
const fieldEnd = 0x0d;
const knownFields = 'BCDFLMN';
const deletedMark = 0x2a;

/** Properties of the features of a shapefile, from its `.dbf`: one row a record, in their order. */
export class TableRecords {
  private constructor(
    private readonly file: OpenedFile,
    private readonly reader: ByteReader,
    private readonly header: Buffer,
    private readonly recordBytes: number,
    readonly count: number,
    private readonly encoding: string,
  ) {}

  /**
   * @param encoding - of its texts
   * @throws FileError where it is no such table
   */
  static open(file: OpenedFile, encoding: string): Promise<TableRecords> {
    const reader = new ByteReader(file.readRaw());
    return reader.orClose(async () => {
      const head = await reader.take(headBytes);
      const length = head.length < headBytes ? 0 : head.readUInt16LE(8);
      const fields = await reader.take(Math.max(0, length - headBytes));
      const header = Buffer.concat([head, fields]);
      const recordBytes = length === 0 ? 0 : head.readUInt16LE(10);
      if (header.length < length || length <= headBytes || !fieldsFit(fields, recordBytes))
        throw damaged(file, 'is no .dbf table, or was cut off');
      return new TableRecords(file, reader, header, recordBytes, head.readUInt32LE(4), encoding);
    });
  }

  /** The properties of the next feature. @throws FileError where there is none, or it is damaged */
  async next(): Promise<Readonly<Record<string, unknown>>> {
    const record = await this.reader.take(this.recordBytes);
    if (record.length < this.recordBytes)
      throw damaged(this.file, 'has fewer rows than the .shp has shapes');
    // A row that is marked as deleted still belongs to its shape.
    if (record[0] === deletedMark) record[0] = 0x20;
    const table = await openDbf(Uint8Array.from([...this.header, ...record]), {
      encoding: this.encoding,
    });
    const { value } = await table.read();
    return value ?? {};
  }

  close(): Promise<void> {
    return this.reader.close();
  }
}

/** Whether the descriptions of fields end, are of known types, and are as long as a record. */
function fieldsFit(fields: Buffer, recordBytes: number): boolean {
  let at = 0;
  let length = 1;
  for (; at + fieldBytes <= fields.length && fields[at] !== fieldEnd; at += fieldBytes) {
    length += fields[at + 16] ?? 0;
    if (!knownFields.includes(String.fromCharCode(fields[at + 11] ?? 0))) return false;
  }
  return fields[at] === fieldEnd && at > 0 && length <= recordBytes;
}

function damaged(file: OpenedFile, problem: string): FileError {
  return new FileError('map_damaged', `${problem}; export or copy the shapefile again`, {
    file: file.name,
  });
}
