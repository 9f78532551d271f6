import {
  FileError,
  type ExportFile,
  foldWhiteSpace,
  withoutByteOrderMark,
} from '@crossvote/opening';
import { isFlattened, readFlattenedFile } from './flattened/flattened-file.ts';
import { isObject, RefusedRecord } from './json-values.ts';
import { ListSplitter } from './list-splitter.ts';
import type { SessionTaker } from './session-taker.ts';
import { parseJson, parseWhole, repeatsKey } from './parse-json.ts';

/** What a file of sessions states about itself; empty where it states nothing. */
export interface SessionFileHeader {
  readonly version: string;
  readonly electionId: string;
}

const keyRepeated = new RefusedRecord(
  'json_key_repeated',
  'an object in it has one key twice, and which of the two holds cannot be told; export it again',
);

/**
 * Reads one file of sessions, piece by piece.
 *
 * @throws FileError when the file is incomplete, or is not such a file
 */
export async function readSessionFile(
  file: ExportFile,
  taker: SessionTaker,
): Promise<SessionFileHeader> {
  if (isFlattened(await file.head())) {
    await readFlattenedFile(file, taker);
    return { version: '', electionId: '' };
  }
  const splitter = new ListSplitter(file.name, 'Sessions');
  let record = 0;
  for await (const chunk of withoutByteOrderMark(file.read())) {
    for (const element of splitter.push(chunk)) {
      record += 1;
      const session = parseJson(element, file.name, `record ${record}`);
      if (repeatsKey(session, element)) taker.refuse(keyRepeated, record);
      else taker.take(session, record);
    }
    await taker.drain();
  }
  return readFrame(splitter, file.name, record);
}

function readFrame(splitter: ListSplitter, file: string, records: number): SessionFileHeader {
  const place = { file };
  if (!splitter.isComplete)
    throw new FileError(
      'cut_off',
      `ends in the middle, after record ${records}: it was cut off; copy or export it again`,
      place,
    );
  const json = { bytes: splitter.frameText, pairs: splitter.framePairs };
  const frame = parseWhole(json, file);
  const sessions = isObject(frame) ? frame.Sessions : undefined;
  if (!isObject(frame) || !Array.isArray(sessions))
    throw new FileError(
      'sessions_missing',
      'has no list of "Sessions": this is no CvrExport file; export it again',
      place,
    );
  if (sessions.length !== records || sessions.some((session) => session !== ''))
    throw new FileError(
      'sessions_unreadable',
      'lists something that is not a session; export it again',
      place,
    );
  return { version: textOf(frame.Version), electionId: textOf(frame.ElectionId) };
}

const textOf = (value: unknown) => (typeof value === 'string' ? foldWhiteSpace(value) : '');
