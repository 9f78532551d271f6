import { setImmediate } from 'node:timers/promises';

/** How long a question works before others of its thread have a turn, in ms. */
const sliceMs = 2;

/** Divides the work of a long question into slices, so that short questions need not wait for its end. */
export class Slices {
  private until = performance.now() + sliceMs;

  /** Lets other questions work when the slice is over. */
  async pause(): Promise<void> {
    if (performance.now() < this.until) return;
    await setImmediate();
    this.until = performance.now() + sliceMs;
  }
}
