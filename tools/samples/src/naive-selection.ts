/** The selection in the cells of one contest on one row. */
export type NaiveSelection =
  | { readonly state: 'counted'; readonly votes: readonly number[] }
  | { readonly state: 'UNDERVOTE' }
  | { readonly state: 'OVERVOTE' }
  | { readonly state: 'NOT_ON_BALLOT' };

/** Which choice and rank (0: none) a cell of the contest stands for. */
export interface NaiveCell {
  readonly choice: number;
  readonly rank: number;
}

/**
 * Reads the cells of one contest on one row.
 *
 * @returns a sentence instead where the row is not a plain record
 */
export function readNaiveSelection(
  cells: readonly string[],
  places: readonly NaiveCell[],
  voteFor: number,
  rankLimit: number,
): NaiveSelection | string {
  const strange = cells.find((cell) => cell !== '' && cell !== '0' && cell !== '1');
  if (strange !== undefined) return `unknown mark value ${JSON.stringify(strange.slice(0, 80))}`;
  const blanks = cells.filter((cell) => cell === '').length;
  if (blanks === cells.length) return { state: 'NOT_ON_BALLOT' };
  if (blanks > 0) return 'blank and filled cells within one contest';
  const marked = places.filter((_place, index) => cells[index] === '1');
  if (rankLimit === 0) {
    if (marked.length === 0) return { state: 'UNDERVOTE' };
    if (marked.length > voteFor) return { state: 'OVERVOTE' };
    return { state: 'counted', votes: marked.map(({ choice }) => choice) };
  }
  for (let rank = 1; rank <= rankLimit; rank += 1) {
    const here = marked.filter((place) => place.rank === rank);
    if (here.length > 1) return { state: 'OVERVOTE' };
    if (here.length === 1) return { state: 'counted', votes: here.map(({ choice }) => choice) };
  }
  return { state: 'UNDERVOTE' };
}
