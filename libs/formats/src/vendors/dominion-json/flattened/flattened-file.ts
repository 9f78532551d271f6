import { FileError, type ExportFile, firstRow, quoteValue, readRows } from '@crossvote/opening';
import { isObject, RefusedRecord, type JsonObject } from '../json-values.ts';
import type { SessionTaker } from '../session-taker.ts';
import {
  areSessions,
  findClash,
  objectOfRow,
  pathOf,
  sessionOfRow,
  type Path,
} from './flattened-row.ts';

/** Fields of manifests that are texts, even if they look like numbers. */
const texts = new Set(['Description', 'ExternalId', 'Type']);

/** Whether a file has sessions as rows, with one column for each value. */
export function isFlattened(head: Buffer): boolean {
  return head[0] !== 0x7b && areSessions(firstRow(head));
}

/** Whether a file is a manifest as a table. */
export function isManifestTable(head: Buffer): boolean {
  const headings = firstRow(head);
  return headings.includes('Id') && headings.includes('Description');
}

/**
 * Reads a file of sessions that was flattened into rows.
 *
 * @throws FileError when it is not whole, or two columns stand for one value
 */
export async function readFlattenedFile(file: ExportFile, taker: SessionTaker): Promise<void> {
  let paths: Path[] = [];
  let record = 0;
  await readRows(file, {
    header: (headings, place) => {
      const clash = findClash(headings);
      if (clash !== undefined)
        throw new FileError(
          'headings_clash',
          `the column ${quoteValue(clash)} stands for the value of another, or for a part of it; export it again`,
          place,
        );
      paths = headings.map(pathOf);
    },
    row: (cells) => {
      record += 1;
      taker.take(sessionOfRow(cells, paths), record);
    },
    refuse: ({ code, message }, { line }) => {
      record += 1;
      taker.refuse(new RefusedRecord(code, `line ${line}: ${message}`), record);
    },
    warn: (code, message) => {
      taker.warn?.(code, message);
    },
    drain: () => taker.drain(),
  });
}

/**
 * Reads a manifest that is a table, entry by entry.
 *
 * @throws FileError when a row cannot be read
 */
export async function readManifestTable(
  file: ExportFile,
  take: (fields: JsonObject) => void,
): Promise<void> {
  let paths: Path[] = [];
  await readRows(file, {
    header: (headings) => {
      paths = headings.map(pathOf);
    },
    row: (cells) => {
      const fields = objectOfRow(cells, paths, texts);
      if (isObject(fields)) take(fields);
    },
    refuse: ({ message }, place) => {
      throw new FileError('manifest_unreadable', `${message}; export the manifests again`, place);
    },
    warn: () => undefined,
    drain: () => Promise.resolve(),
  });
}
