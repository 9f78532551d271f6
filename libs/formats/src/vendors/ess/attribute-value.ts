import { foldWhiteSpace, pictureMark } from '@crossvote/opening';

/** What data-frame programs write for an empty cell. `NA` may be the name of a precinct. */
const empty = /^(?:nan|NaN|<NA>)$/u;

/** The value of an attribute that a cell holds, or empty. */
export function attributeValue(text: string): string {
  const value = foldWhiteSpace(text);
  return empty.test(value) || value === pictureMark ? '' : value;
}
