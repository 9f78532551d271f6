import { isAscii } from 'node:buffer';
import {
  CellScanner,
  type ExportFile,
  type IssueLog,
  RecordSplitter,
  type Refusal,
  refuseCutOff,
  splitHead,
  withoutByteOrderMark,
} from '@crossvote/opening';

/** Stands for the file where only a head is looked at. */
const noFile: Pick<ExportFile, 'name' | 'read'> = {
  name: '',
  async *read() {
    // Nothing follows a head.
  },
};

/** The records of a text file; one that is not UTF-8 has a problem. */
export class TextRecords {
  /** Cells of the current record. */
  readonly cells = new CellScanner();
  line = 1;
  endLine = 1;
  /** Why the current record has no cells. */
  problem: Refusal | undefined;
  /** Whether the current record ends with a line end. */
  terminated = true;

  private readonly splitter = new RecordSplitter();
  private isPlain = false;

  constructor(
    private readonly file: Pick<ExportFile, 'name' | 'read'>,
    /** For the warning about a file that is cut off; left out where a file is only looked at. */
    private readonly issues?: IssueLog,
  ) {}

  /**
   * Goes from record to record.
   *
   * @param drain - awaited between chunks of the file
   * @throws FileError when the file ends within a quoted cell
   */
  async *read(drain?: () => Promise<void>): AsyncGenerator<this, void, undefined> {
    for await (const chunk of withoutByteOrderMark(this.file.read())) {
      this.push(chunk);
      while (this.next()) yield this;
      await drain?.();
    }
    this.finish();
    while (this.next()) yield this;
    await drain?.();
  }

  /** Adds bytes of the file, without its byte order mark, and releases the bytes of earlier records. */
  push(chunk: Uint8Array): void {
    this.splitter.push(chunk);
    const { buffer } = this.splitter;
    // Checked once for all records in the buffer, as the native search costs next to nothing.
    this.isPlain = isAscii(buffer) && !buffer.includes(0);
  }

  /** Says that no bytes follow. */
  finish(): void {
    this.splitter.finish();
  }

  /**
   * Goes to the next record.
   *
   * @param isPassed - whether the record with these bytes is skipped
   * @returns false when more bytes are needed, or after the last
   * @throws FileError when the file ends within a quoted cell
   */
  next(isPassed?: (bytes: Buffer, start: number, end: number) => boolean): boolean {
    const { splitter } = this;
    while (splitter.next()) {
      if (!splitter.terminated) this.takeOpenLine(splitter);
      if (isPassed?.(splitter.buffer, splitter.start, splitter.end) === true) continue;
      this.take(splitter, this.isPlain);
      return true;
    }
    return false;
  }

  /** Whether the records after the current one can be read in pieces: their line ends and delimiters are plain. */
  get isPlainText(): boolean {
    return this.splitter.endsLinesInFeeds && this.cells.hasCommas;
  }

  /**
   * Hands over the bytes after the last record, for another reader. The next bytes that are pushed must begin with a
   * record.
   */
  takeRest(): Uint8Array {
    return this.splitter.takeRest();
  }

  /** Counts records of one line each that another reader has read. @returns the line of the first one */
  pass(count: number): number {
    return this.splitter.passLines(count);
  }

  private takeOpenLine(splitter: RecordSplitter): void {
    refuseCutOff(this.file.name, splitter);
    this.issues?.add({
      severity: 'warning',
      code: 'no_final_line_end',
      message: 'the last line has no line end; if the file was cut off there, records are missing',
      place: { file: this.file.name, line: splitter.endLine },
    });
  }

  /** Takes the record at which a splitter stands. */
  take(splitter: RecordSplitter, isPlain: boolean): void {
    const { buffer, start, end } = splitter;
    this.line = splitter.line;
    this.endLine = splitter.endLine;
    this.terminated = splitter.terminated;
    if (splitter.tooLong) {
      this.problem = { code: 'line_too_long', message: 'the record is longer than 16 MiB' };
      return;
    }
    const problem = this.cells.read(buffer, start, end, isPlain);
    this.problem =
      problem === undefined
        ? undefined
        : { code: 'unreadable_record', message: `the record ${problem}` };
  }
}

/** The cells of the current record as texts, with white space unchanged. */
export function textsOf({ cells, problem }: TextRecords): string[] {
  if (problem) return [];
  return Array.from({ length: cells.count }, (_, column) => cells.text(column));
}

/** The records of a head, which may end anywhere. The same object is returned for each record. */
export function* recordsOfHead(head: Buffer): Generator<TextRecords, void, undefined> {
  const splitter = splitHead(head);
  const records = new TextRecords(noFile);
  while (splitter.next()) {
    records.take(splitter, false);
    yield records;
  }
}
