import { quoteValue } from '@crossvote/opening';
import type { Say } from './ranking-format.ts';

/** The lines of a file that are comments: a sign that stands before a ballot by mistake makes it one. */
export class Comments {
  private first = '';
  private count = 0;

  add(text: string): void {
    this.count += 1;
    if (this.count === 1) this.first = text;
  }

  /** Says how many there are. */
  report(say: Say): void {
    if (this.count === 0) return;
    say(
      'assumption',
      'comments_passed_over',
      `lines that are comments or commands were passed over: ${this.count}, of which the first is ${quoteValue(this.first)}`,
    );
  }
}
