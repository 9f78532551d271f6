import { setImmediate } from 'node:timers/promises';

/** How long a question works before others of its thread have a turn, in ms. */
const sliceMs = 2;

/** Cuts the work of a long question, so that short ones need not wait for its end. */
export class Slices {
  private until = performance.now() + sliceMs;

  /** Lets others work where it is time. */
  async pause(): Promise<void> {
    if (performance.now() < this.until) return;
    await setImmediate();
    this.until = performance.now() + sliceMs;
  }
}
