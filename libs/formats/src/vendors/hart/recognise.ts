import { decodeWindows1252, type Recognition, xmlEncoding } from '@crossvote/opening';
import { isScannedBallotList } from './scanned-ballots.ts';

/** Bytes at the beginning that contain the root element and its namespace. */
const headBytes = 2048;

/** Whether a name is that of a signature. Each record may have a signature file. */
function isSignature(name: string): boolean {
  return /\.sig(\.xml)?$/i.test(name);
}

/** Whether a name can be that of a record. */
export function isRecordName(name: string): boolean {
  return /\.xml$/i.test(name) && !isSignature(name);
}

/** Recognises records by their root element, and known files beside them. */
export function recognise(head: Buffer, name: string): Recognition {
  if (isSignature(name) || isScannedBallotList(head))
    return { matched: ['a signature or a list of scanned ballots'], missed: [], part: 'side' };
  const bytes = head.subarray(0, headBytes);
  const encoding = xmlEncoding(bytes) ?? 'utf-8';
  const text =
    encoding === 'windows-1252'
      ? decodeWindows1252(bytes)
      : new TextDecoder(encoding).decode(bytes);
  const root = /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:\w+:)?Cvr[\s>]/.test(
    text,
  );
  const tests: readonly (readonly [boolean, string])[] = [
    [root, 'it is XML with the root element Cvr'],
    [text.includes('CVRDesign.xsd'), 'its first lines name CVRDesign.xsd'],
    [/<(?:\w+:)?Contests[\s/>]/.test(text), 'its first element is Contests'],
  ];
  const matched = tests.filter(([holds]) => holds).map(([, words]) => words);
  const missed = tests.filter(([holds]) => !holds).map(([, words]) => words);
  return { matched, missed, part: root && matched.length >= 2 ? 'records' : 'none' };
}
