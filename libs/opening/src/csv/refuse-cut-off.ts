import { FileError } from '../issue.ts';
import type { RecordSplitter } from './record-splitter.ts';

/**
 * Refuses a file that ends within a quoted cell or a line without end.
 *
 * @throws FileError with the first line of the record: where in it a mark is missing, nobody can tell
 */
export function refuseCutOff(file: string, splitter: RecordSplitter): void {
  if (splitter.tooLong)
    throw new FileError(
      'line_too_long',
      'the line does not end within 16 MiB: this is no CVR export, or a quotation mark is never closed',
      { file, line: splitter.line },
    );
  if (splitter.endsInQuotes)
    throw new FileError(
      'quote_not_closed',
      'the record that begins here never ends: a quotation mark in it is missing or stray, or the file was cut off within a quoted cell',
      { file, line: splitter.line },
    );
}
