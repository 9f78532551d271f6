import { KeySet } from '../key-set.ts';
import type { JsonObject } from './json-values.ts';

const encoder = new TextEncoder();

/** Tells sessions whose tabulator, batch and record number stood in the export before. */
export class DuplicateSessions {
  private readonly seen = new KeySet();

  /** Whether the session repeats an earlier one; one without a whole key repeats none. */
  repeats({ TabulatorId, BatchId, RecordId, ImageMask }: JsonObject): boolean {
    // Where the publisher masks the record number, the image's name may still have it.
    const record = typeof RecordId === 'number' ? RecordId : recordOfImage(ImageMask);
    if (record === undefined) return false;
    const key = encoder.encode(JSON.stringify([TabulatorId, BatchId, record]));
    this.seen.feed(key, 0, key.length);
    return !this.seen.add();
  }
}

/** Longest end of an image's name that is looked at: a search through megabytes of digits would not end. */
const nameLimit = 200;

function recordOfImage(mask: unknown): string | undefined {
  if (typeof mask !== 'string') return undefined;
  return /\d+_\d+_\d+(?=\D*$)/.exec(mask.slice(-nameLimit))?.[0];
}
