import { isUtf8 } from 'node:buffer';
import { FileError, type Place } from '@crossvote/opening';

/**
 * The text of a line.
 *
 * @throws FileError when it is none
 */
export function lineText(bytes: Buffer, place: Place): string {
  if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString('utf8');
  throw new FileError(
    'line_unreadable',
    'the line is not UTF-8 text; export or copy the file again, or name its encoding with --encoding',
    place,
  );
}

/** What the last line of a file without an end means for its records. */
export const noFinalLineEnd = {
  code: 'no_final_line_end',
  message: 'the last line has no line end; if the file was cut off there, records are missing',
} as const;
