import { percentage, type StoredContest } from '@crossvote/election';
import { rowOf, specialRows, type CrossTable } from '@crossvote/marks';
import type { DistributionRow } from './model.ts';

/**
 * The row of one source choice in one compared contest: every choice, by count and then ballot position, then
 * the special rows that are not zero (semantics: Cross-voting).
 *
 * @param total - records on which the source choice counts
 */
export function distributionOf(
  table: CrossTable,
  sourcePosition: number,
  compared: StoredContest,
  total: number,
): DistributionRow[] {
  const counts = rowOf(table, sourcePosition);
  const row = (choice: string, choiceId: number | null, count: number) => ({
    choice,
    choiceId,
    count,
    percentage: percentage(count, total),
  });
  const choices = compared.choices
    .map(({ id, name, position }) => row(name, id, counts[position] ?? 0))
    .sort((a, b) => b.count - a.count);
  const special = specialRows.flatMap((name, index) => {
    const count = counts[compared.choices.length + index] ?? 0;
    return count === 0 ? [] : [row(name, null, count)];
  });
  return [...choices, ...special];
}
