import { isAscii, isUtf8 } from 'node:buffer';
import { CellScanner } from '../cell-scanner.ts';
import { decodeWindows1252 } from '../encoding/windows-1252.ts';
import { refuseCutOff } from '../refuse-cut-off.ts';
import type { Refusal } from '../dominion-csv/refusal.ts';
import type { ExportFile } from '../export-file.ts';
import type { IssueLog } from '../issue.ts';
import { RecordSplitter } from '../record-splitter.ts';
import { withoutByteOrderMark } from '../without-byte-order-mark.ts';

/** Stands for the file where only a head is looked at. */
const noFile: Pick<ExportFile, 'name' | 'read'> = {
  name: '',
  async *read() {
    // Nothing follows a head.
  },
};

/**
 * The records of a text file. Text that is not UTF-8 is taken as Windows-1252 where the first text beyond ASCII
 * is so; in a file that began as UTF-8 it is damage.
 */
export class TextRecords {
  /** Cells of the record at hand. */
  readonly cells = new CellScanner();
  line = 1;
  endLine = 1;
  /** Why the record at hand has no cells. */
  problem: Refusal | undefined;
  /** Whether the record at hand ends with a line end. */
  terminated = true;

  private encoding: 'utf-8' | 'windows-1252' | undefined;

  constructor(
    private readonly file: Pick<ExportFile, 'name' | 'read'>,
    /** Hears of encoding and cut; left out where a file is only looked at. */
    private readonly issues?: IssueLog,
  ) {}

  /**
   * Goes from record to record.
   *
   * @param drain - awaited between chunks of the file
   * @throws CvrFileError when the file ends within a quoted cell
   */
  async *read(drain?: () => Promise<void>): AsyncGenerator<this, void, undefined> {
    const splitter = new RecordSplitter();
    for await (const chunk of withoutByteOrderMark(this.file.read())) {
      splitter.push(chunk);
      yield* this.records(splitter);
      await drain?.();
    }
    splitter.finish();
    yield* this.records(splitter);
    await drain?.();
  }

  private *records(splitter: RecordSplitter): Generator<this, void, undefined> {
    const { buffer } = splitter;
    // Asked once for all records in the buffer: the native search costs next to nothing.
    const isPlain = isAscii(buffer) && !buffer.includes(0);
    while (splitter.next()) {
      if (!splitter.terminated) this.takeOpenLine(splitter);
      this.take(splitter, isPlain);
      yield this;
    }
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
    const problem = isPlain
      ? this.cells.read(buffer, start, end, true)
      : this.readText(buffer, start, end);
    this.problem =
      problem === undefined
        ? undefined
        : { code: 'unreadable_record', message: `the record ${problem}` };
  }

  private readText(buffer: Buffer, start: number, end: number): string | undefined {
    const bytes = buffer.subarray(start, end);
    if (isAscii(bytes)) return this.cells.read(buffer, start, end);
    if (isUtf8(bytes)) {
      if (this.encoding === 'windows-1252') this.sayMixed();
      this.encoding ??= 'utf-8';
      return this.cells.read(buffer, start, end);
    }
    if (this.encoding === 'utf-8') return 'is not UTF-8 text, as the records before it are';
    if (this.encoding === undefined) this.sayWindows();
    this.encoding = 'windows-1252';
    const text = Buffer.from(decodeWindows1252(bytes));
    return this.cells.read(text, 0, text.length);
  }

  private sayWindows(): void {
    this.issues?.add({
      severity: 'assumption',
      code: 'encoding_windows_1252',
      message: 'is not UTF-8 and was read as Windows-1252; look at names with accents',
      place: { file: this.file.name, line: this.line },
    });
  }

  private sayMixed(): void {
    this.issues?.add({
      severity: 'warning',
      code: 'encoding_mixed',
      message: 'is UTF-8, and records before it are not: names with accents may stand twice',
      place: { file: this.file.name, line: this.line },
    });
  }
}

/** The cells of the record at hand as texts with white space as it is. */
export function textsOf({ cells, problem }: TextRecords): string[] {
  if (problem) return [];
  return Array.from({ length: cells.count }, (_, column) => cells.text(column));
}

/** The records of a head, which may end anywhere; the object is the same for all. */
export function* recordsOfHead(head: Buffer): Generator<TextRecords, void, undefined> {
  const splitter = new RecordSplitter();
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  splitter.push(head.subarray(hasMark ? 3 : 0));
  splitter.finish();
  const records = new TextRecords(noFile);
  while (splitter.next()) {
    records.take(splitter, false);
    yield records;
  }
}
