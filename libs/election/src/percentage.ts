/**
 * 100 × count / total, rounded half up to two decimals; 0 where the total is 0 (semantics: Cross-voting).
 * Exact: the rounding is done on integers, so that 0.125 % is never 0.12 %.
 *
 * @param count - records or votes, below 9 × 10¹¹
 */
export function percentage(count: number, total: number): number {
  return total === 0 ? 0 : Math.floor((20_000 * count + total) / (2 * total)) / 100;
}
