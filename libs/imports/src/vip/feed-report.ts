import { FileReport } from '../file-report.ts';

/** Says what was noticed in one feed, and counts what is left out of it. */
export class FeedReport extends FileReport {
  private readonly leftOut = new Map<string, number>();

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
}
