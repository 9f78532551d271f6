import { FileError, type IssueLog, type Severity } from '@crossvote/opening';

/** Says what was noticed in one feed, with its places. */
export class FeedReport {
  private readonly leftOut = new Map<string, number>();

  constructor(
    readonly file: string,
    private readonly issues: IssueLog,
  ) {}

  /** Something that a person must look at. */
  warn(code: string, message: string, line?: number): void {
    this.add('warning', code, message, line);
  }

  /** What was taken for granted, because the feed does not say it. */
  assume(code: string, message: string, line?: number): void {
    this.add('assumption', code, message, line);
  }

  /** An element that is not taken over. */
  refuse(code: string, message: string, line?: number): void {
    this.add('refused', code, message, line);
  }

  /** The feed cannot be read as a whole. */
  fail(code: string, message: string, line?: number): never {
    throw new FileError(code, message, this.place(line));
  }

  /** Counts an element that elections have no place for. */
  leaveOut(path: string, count = 1): void {
    this.leftOut.set(path, (this.leftOut.get(path) ?? 0) + count);
  }

  /** Says what {@link leaveOut} counted. */
  sayLeftOut(): void {
    if (this.leftOut.size === 0) return;
    const counts = [...this.leftOut].map(([path, count]) => `${count} ${path}`);
    this.assume(
      'vip_left_out',
      `left out, as elections have no place for them: ${counts.join(', ')}`,
    );
  }

  private add(severity: Severity, code: string, message: string, line?: number): void {
    this.issues.add({ severity, code, message, place: this.place(line) });
  }

  private place(line: number | undefined) {
    return line === undefined ? { file: this.file } : { file: this.file, line };
  }
}
