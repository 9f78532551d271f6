import { FileError, type IssueLog, type Severity } from '@crossvote/opening';

/** Says what was noticed in one file, with its places. */
export class FileReport {
  constructor(
    readonly file: string,
    private readonly issues: IssueLog,
  ) {}

  /** Something that a person must look at. */
  warn(code: string, message: string, line?: number): void {
    this.add('warning', code, message, line);
  }

  /** What was taken for granted, because the file does not say it. */
  assume(code: string, message: string, line?: number): void {
    this.add('assumption', code, message, line);
  }

  /** A part of the file that is not taken over. */
  refuse(code: string, message: string, line?: number): void {
    this.add('refused', code, message, line);
  }

  /** The file cannot be read as a whole. */
  fail(code: string, message: string, line?: number): never {
    throw new FileError(code, message, this.place(line));
  }

  private add(severity: Severity, code: string, message: string, line?: number): void {
    this.issues.add({ severity, code, message, place: this.place(line) });
  }

  private place(line: number | undefined) {
    return line === undefined ? { file: this.file } : { file: this.file, line };
  }
}
