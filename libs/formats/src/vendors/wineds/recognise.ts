import type { Recognition } from '@crossvote/opening';
import { isBallotLine } from './ballot-line.ts';
import { isLookupLine } from './master-lookup.ts';

/** The mark of UTF-8, byte by byte. */
const byteOrderMark = /^\u00ef\u00bb\u00bf/;

/** Lines that are looked at. */
const sampleLines = 5;

/** The first lines of a head that may end anywhere, as bytes, since only their widths and digits matter. */
function firstLines(head: Buffer): string[] {
  const text = head.toString('latin1', 0, 4096).replace(byteOrderMark, '');
  const lines = text.split(/\r?\n/);
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.filter((line) => line.trim() !== '').slice(0, sampleLines);
}

/** The part of an export that a file with this head is. */
export function partOf(head: Buffer): Recognition['part'] {
  const lines = firstLines(head);
  if (lines.length === 0) return 'none';
  // One damaged line must not hide the kind of the others.
  const ballotLines = lines.filter((line) => isBallotLine(line.trimEnd()));
  if (ballotLines.length * 2 > lines.length) return 'records';
  // A name may hold characters of two bytes.
  return lines.some((line) => isLookupLine(line)) ? 'side' : 'none';
}

export function recognise(head: Buffer): Recognition {
  const part = partOf(head);
  const words =
    'the first lines are of 45 digits (ballot image), or of 83 characters that begin with Contest, Candidate, Precinct or Tally Type (master lookup)';
  return {
    matched: part === 'none' ? [] : [words],
    missed: part === 'none' ? [words] : [],
    part,
  };
}
