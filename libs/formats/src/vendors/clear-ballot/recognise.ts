import { firstRow, type Recognition } from '@crossvote/opening';
import { isChoiceHeading } from './choice-heading.ts';
import { isLegacyHeading } from './legacy-columns.ts';
import { sideKindOf } from './name-tables.ts';

/** The part of an export that a file with these headings is. */
export function partOf(headings: readonly string[]): Recognition['part'] {
  if (sideKindOf(headings)) return 'side';
  const first = (headings[0] ?? '').trim().toLowerCase();
  const isCurrent = first === 'rownumber' && headings.some(isChoiceHeading);
  const isLegacy = first === 'ballotid' && headings.some(isLegacyHeading);
  return isCurrent || isLegacy ? 'records' : 'none';
}

/** Looks at the first row, which shows what kind of file it is. */
export function recognise(head: Buffer): Recognition {
  const headings = firstRow(head);
  const first = (headings[0] ?? '').toLowerCase();
  const kind = sideKindOf(headings);
  const tests: readonly (readonly [boolean, string])[] = [
    [
      kind !== undefined || first === 'rownumber' || first === 'ballotid',
      'the first cell is RowNumber (or BallotID, in exports up to 2016)',
    ],
    [
      kind !== undefined || headings.some(isChoiceHeading) || headings.some(isLegacyHeading),
      'some headings are of the form Choice_1_1:Contest:Vote For 1:Choice:Party (or Choice_1_1)',
    ],
  ];
  return {
    matched: tests.filter(([holds]) => holds).map(([, words]) => words),
    missed: tests.filter(([holds]) => !holds).map(([, words]) => words),
    part: partOf(headings),
  };
}
