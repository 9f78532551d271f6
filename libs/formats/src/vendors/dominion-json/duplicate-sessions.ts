import { KeySet } from '../../records/key-set.ts';
import { isNoName, RecordKey } from '../../records/record-key.ts';
import type { JsonObject } from './json-values.ts';

const encoder = new TextEncoder();

/** Finds sessions whose tabulator, batch and record number occurred earlier in the same file. */
export class DuplicateSessions {
  private readonly seen = new KeySet();
  private readonly key = new RecordKey();

  /** Whether the session repeats an earlier one. A session with an incomplete key never does. */
  repeats(session: JsonObject): boolean {
    const name = nameOf(session);
    if (name === undefined) return false;
    const key = encoder.encode(name);
    this.seen.feed(key, 0, key.length);
    return !this.seen.add();
  }

  /** What tells the session from those of other files; a Dominion CSV names its rows so, too. */
  identityOf(session: JsonObject): RecordKey | undefined {
    const record = String(recordOf(session) ?? '');
    const { TabulatorId, BatchId } = session;
    return isNoName(record)
      ? undefined
      : this.key.name([String(TabulatorId), String(BatchId), record]);
  }
}

function nameOf(session: JsonObject): string | undefined {
  const record = recordOf(session);
  return record === undefined
    ? undefined
    : JSON.stringify([session.TabulatorId, session.BatchId, record]);
}

/** Where the publisher masks the record number, the name of the image may still contain it. */
function recordOf({ RecordId, ImageMask }: JsonObject): number | string | undefined {
  return typeof RecordId === 'number' ? RecordId : recordOfImage(ImageMask);
}

/** Longest part at the end of an image name that is searched, as searching megabytes of digits would take too long. */
const nameLimit = 200;

function recordOfImage(mask: unknown): string | undefined {
  if (typeof mask !== 'string') return undefined;
  return /\d+_\d+_\d+(?=\D*$)/.exec(mask.slice(-nameLimit))?.[0];
}
