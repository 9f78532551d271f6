import type { CrossRow } from './results.ts';

/** `100 × count / total`, rounded half up to two decimals in whole numbers; 0 where the total is 0. */
export function percentageOf(count: number, total: number): number {
  return total === 0 ? 0 : Math.floor((20_000 * count + total) / (2 * total)) / 100;
}

/**
 * The rows of a cross table: choices by count descending, then ballot position, zero counts included;
 * then the special rows in the order given, without the zero ones.
 */
export function crossRows(
  total: number,
  choices: readonly (readonly [name: string, count: number])[],
  special: readonly (readonly [name: string, count: number])[],
): CrossRow[] {
  const ordered = [...choices].sort((first, second) => second[1] - first[1]);
  return [...ordered, ...special.filter(([, count]) => count > 0)].map(([choice, count]) => ({
    choice,
    count,
    percentage: percentageOf(count, total),
  }));
}
