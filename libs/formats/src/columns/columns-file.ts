import { readFile, stat } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { errorCode, FileError, givenFile, withoutMark } from '@crossvote/opening';
import { ColumnMap } from './column-map.ts';
import { mapBytesLimit } from './map-limit.ts';
import { wrongColumns, type MapProblem } from './map-problem.ts';
import { JsonProblem, readPlacedJson, type PathPart, type PlacedJson } from './placed-json.ts';
import type { MapSource } from './map-source.ts';

/** A map has five levels. */
const depthLimit = 32;

/**
 * Reads a map of columns that a person wrote.
 *
 * @throws FileError that names each wrong line
 */
export async function readColumnMap(filePath: string): Promise<MapSource> {
  return parseColumnMap(filePath, await bytesAt(filePath));
}

/**
 * What the text of such a file says.
 *
 * @param file - its path, for messages
 * @throws FileError that names each wrong line
 */
export function parseColumnMap(file: string, bytes: Buffer): MapSource {
  const text = withoutMark(bytes);
  const placed = placedIn(file, text);
  const lineOf = (at: readonly PathPart[]) => lineAt(text, placed.offsetOf(at));
  const source = { file, lineOf };
  const parsed = ColumnMap.safeParse(placed.value);
  if (parsed.success) return { ...source, map: parsed.data };
  throw wrongColumns(source, parsed.error.issues.flatMap(problemsOf));
}

/** What zod says of a part; of several forms that it may have, what is wrong with the one that is meant. */
function problemsOf(issue: ZodIssue): MapProblem[] {
  const at = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.find((errors) => errors.some(isOfMeantForm));
    if (inner)
      return inner.flatMap((one) =>
        problemsOf(one).map(({ path: below, message }) => ({ path: [...at, ...below], message })),
      );
  }
  // The message has a line for each of them.
  if (issue.code === 'unrecognized_keys') {
    const messages = issue.message.split('\n');
    return issue.keys.map((key, place) => ({ path: [...at, key], message: messages[place] ?? '' }));
  }
  return [{ path: at, message: issue.message }];
}

type ZodIssue = NonNullable<ReturnType<typeof ColumnMap.safeParse>['error']>['issues'][number];

/** Whether a form was meant: its kind is right, and a part of it is wrong. */
function isOfMeantForm({ code, path: at }: ZodIssue): boolean {
  return at.length > 0 || (code !== 'invalid_type' && code !== 'invalid_union');
}

function placedIn(file: string, text: Buffer): PlacedJson {
  if (depthOf(text) > depthLimit)
    throw new FileError(
      'columns_unreadable',
      'is nested too deep for a map of columns',
      givenFile(file),
    );
  try {
    return readPlacedJson(text);
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    const before = text.subarray(0, error.offset);
    const column = before.subarray(before.lastIndexOf(10) + 1).toString().length + 1;
    throw new FileError('columns_unreadable', error.message, {
      ...givenFile(file),
      line: lineAt(text, error.offset),
      column,
    });
  }
}

/** Brackets that are open together, those within texts among them. */
function depthOf(bytes: Buffer): number {
  let [depth, deepest] = [0, 0];
  for (const byte of bytes) {
    if (byte === 0x7b || byte === 0x5b) depth += 1;
    else if (byte === 0x7d || byte === 0x5d) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < offset; at = bytes.indexOf(10, at + 1))
    line += 1;
  return line;
}

async function bytesAt(filePath: string): Promise<Buffer> {
  const fail = (problem: string, cause?: unknown): never => {
    throw new FileError('columns_unreadable', problem, givenFile(filePath), { cause });
  };
  const bytes = await stat(filePath)
    .then((status) => {
      if (!status.isFile()) return fail('is no file; --columns names a map of columns in JSON');
      if (status.size > mapBytesLimit)
        return fail('is larger than 1 MiB; --columns names a map of columns, not a table');
      return readFile(filePath);
    })
    .catch((error: unknown) => {
      if (error instanceof FileError) throw error;
      return fail(
        `cannot be opened (${errorCode(error)}); check the path and its permissions`,
        error,
      );
    });
  if (!isUtf8(bytes) || bytes.includes(0)) return fail('is no text in UTF-8; save it so');
  return bytes;
}
