import { CvrFileError } from '../issue.ts';
import type { RecordSplitter } from '../record-splitter.ts';

/**
 * Refuses a file that ends within a quoted cell or a line without end.
 *
 * @throws CvrFileError with the line of the quotation mark or of the line
 */
export function refuseCutOff(file: string, splitter: RecordSplitter): void {
  if (splitter.tooLong)
    throw new CvrFileError(
      'line_too_long',
      'the line does not end within 16 MiB: this is no CVR export, or a quotation mark is never closed',
      { file, line: splitter.line },
    );
  const line = splitter.openQuoteLine;
  if (line !== undefined)
    throw new CvrFileError(
      'quote_not_closed',
      'a quotation mark is opened here and never closed: the file was cut off, or has a stray mark',
      { file, line },
    );
}
