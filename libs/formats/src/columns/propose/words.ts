import { quoteValue } from '@crossvote/opening';
import type { AttributeKind } from '../../cvr-sink.ts';
import type { ColumnMap } from '../column-map.ts';
import type { LookedColumn } from './table-look.ts';

/** Columns that a sentence names. */
const namedColumns = 6;

/** `"rank1", "rank2" and 3 more` */
export function named(columns: readonly Pick<LookedColumn, 'heading' | 'ref'>[]): string {
  const names = columns
    .slice(0, namedColumns)
    .map(({ heading, ref }) => (heading === '' ? `column ${ref}` : quoteValue(heading)));
  const more = columns.length - names.length;
  if (more > 0) return `${names.join(', ')} and ${more} more`;
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

/** Whether a cell holds a whole number, perhaps as a data-frame program writes it. */
export function isNumber(cell: string): boolean {
  return /^\d+(?:\.0+)?$/.test(cell);
}

/** Whether a cell is a number in any notation: `1,204`, `0.75` or `12 %`. */
export function isAmount(cell: string): boolean {
  return /^[+-]?[\d.,'\s]*\d[\d.,'\s]*%?$/.test(cell);
}

/** Whether a cell is empty, or holds what data-frame programs write for that. */
export function isEmpty(cell: string): boolean {
  return /^(?:|nan|NaN|NA|<NA>)$/.test(cell);
}

const attributeNames: Readonly<Record<AttributeKind, string>> = {
  precinct: 'the precinct',
  ballotStyle: 'the ballot style',
  countingGroup: 'the counting group',
  tabulator: 'the tabulator',
  batch: 'the batch',
  party: 'the party of the ballot',
};

/** `the precinct is "Precinct"` */
export function describeAttributes(attributes: ColumnMap['attributes'] = {}): string[] {
  return Object.entries(attributes).flatMap(([kind, columns]) => {
    if (columns === undefined || !(kind in attributeNames)) return [];
    const listed = Array.isArray(columns) ? columns : [columns];
    const headings = listed.map((ref) => ({ heading: typeof ref === 'string' ? ref : '', ref }));
    // It was just found among the names.
    return [`${attributeNames[kind as AttributeKind]} is ${named(headings)}`];
  });
}
