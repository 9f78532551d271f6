import { open, type FileHandle } from 'node:fs/promises';
import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import { headOf, type ExportFile } from '../files/export-file.ts';
import type { InputFile } from '../files/input-file.ts';
import { FileError, quoteValue } from '../issue.ts';
import { csvLine, parquetCell } from './table-shape.ts';
import { readTableShape, type TableShape } from './table-shape.ts';

/** Cells that are in memory at a time. */
const cellsAtOnce = 4 << 20;
const rowsAtOnce = 65_536;
/** Most bytes of an unpacked page; programs write pages of about one MiB. */
const pageBytesLimit = 64 << 20;
/** The head of a file is made of its first rows. */
const firstRows = 1000;

/** Whether bytes begin a Parquet file. */
export function isParquet(head: Buffer): boolean {
  return head.toString('latin1', 0, 4) === 'PAR1';
}

/**
 * A Parquet file, read as CSV: one header row of the names of its columns, the rows that its metadata `crossvote`
 * holds, then its own rows.
 */
export class ParquetFile implements ExportFile {
  readonly name: string;
  readonly isUtf8 = true;

  constructor(private readonly source: InputFile) {
    this.name = source.name;
  }

  head(): Promise<Buffer> {
    return headOf(this.read());
  }

  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    const handle = await open(this.source.path);
    try {
      const file = this.bufferOf(handle);
      const metadata = await this.attempt(async () => {
        const { parquetMetadataAsync } = await import('hyparquet');
        return parquetMetadataAsync(file);
      });
      const shape = readTableShape(this.name, metadata);
      yield Buffer.from([shape.headings, ...shape.definitions].map(csvLine).join(''));
      yield* this.rows(file, metadata, shape);
    } finally {
      await handle.close();
    }
  }

  private async *rows(
    file: AsyncBuffer,
    metadata: FileMetaData,
    { headings }: TableShape,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const step = Math.max(1, Math.min(rowsAtOnce, Math.floor(cellsAtOnce / headings.length)));
    let groupStart = 0;
    for (const group of metadata.row_groups) {
      const groupEnd = groupStart + Number(group.num_rows);
      let rowEnd = groupStart;
      for (let rowStart = groupStart; rowStart < groupEnd; rowStart = rowEnd) {
        rowEnd = Math.min(rowStart + (rowStart === 0 ? Math.min(firstRows, step) : step), groupEnd);
        const rows = await this.attempt(() => readRows({ file, metadata, rowStart, rowEnd }));
        if (rows.length !== rowEnd - rowStart) throw this.damaged('rows are missing');
        yield Buffer.from(rows.map((row) => this.line(row, headings)).join(''));
      }
      groupStart = groupEnd;
    }
  }

  private line(row: readonly unknown[], headings: readonly string[]): string {
    const cells = headings.map((heading, column) => {
      const cell = parquetCell(row[column]);
      if (cell !== undefined) return cell;
      throw new FileError(
        'parquet_type',
        `the column ${quoteValue(heading)} holds values that are neither text nor numbers; save it as text`,
        { file: this.name, column: column + 1 },
      );
    });
    return csvLine(cells);
  }

  /** Reads the file by position, so that no more of it is in memory than was asked for. */
  private bufferOf(handle: FileHandle): AsyncBuffer {
    const { source } = this;
    return {
      byteLength: source.sizeBytes,
      slice: async (start, end = source.sizeBytes) => {
        const from = start < 0 ? Math.max(0, source.sizeBytes + start) : start;
        const bytes = new Uint8Array(Math.max(0, Math.min(end, source.sizeBytes) - from));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
        if (bytesRead < bytes.length) throw new Error('it was cut off while it was read');
        source.bytesRead = Math.min(source.sizeBytes, source.bytesRead + bytesRead);
        return bytes.buffer;
      },
    };
  }

  private async attempt<Result>(action: () => Promise<Result>): Promise<Result> {
    try {
      return await action();
    } catch (error) {
      throw this.damaged(error instanceof Error ? error.message : 'unknown error');
    }
  }

  private damaged(problem: string): FileError {
    return new FileError(
      'parquet_damaged',
      `the Parquet file cannot be read (${problem}); copy it again, or save it with Snappy or without compression`,
      { file: this.name },
    );
  }
}

async function readRows(place: {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly rowStart: number;
  readonly rowEnd: number;
}): Promise<unknown[][]> {
  const { parquetRead, snappyUncompress } = await import('hyparquet');
  let read: unknown[][] = [];
  await parquetRead({
    ...place,
    useOffsetIndex: true,
    compressors: {
      SNAPPY: (packed, length) => {
        // The length that counts is the one in the page itself; its row group may state another.
        if (length > pageBytesLimit) throw new Error('a page unpacks to more than 64 MiB');
        const page = new Uint8Array(length);
        snappyUncompress(packed, page);
        return page;
      },
    },
    onComplete: (rows: unknown[][]) => {
      read = rows;
    },
  });
  return read;
}
