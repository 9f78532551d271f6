import { FileError, TextSample } from '@crossvote/opening';
import type { OtherKind } from './other-kind.ts';
import { tableKinds } from './other-tables.ts';
import { textKinds } from './other-texts.ts';

/**
 * Refuses a file that no reader knows, if it is known to be something else.
 *
 * @param ofVendors - kinds of files that vendors declare
 * @throws FileError that says what the file is and what to do
 */
export function refuseOtherKind(
  file: string,
  head: Buffer,
  ofVendors: readonly OtherKind[] = [],
): void {
  const sample = new TextSample(head);
  const kind = [...ofVendors, ...textKinds, ...tableKinds].find(({ test }) => test(sample));
  if (kind) throw new FileError(kind.code, kind.advice, { file });
}
