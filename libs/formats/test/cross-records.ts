import type { ReadResult } from './read-text.ts';

type Counts = ReadonlyMap<string, number>;

/**
 * Records that have both contests, by choice of the one and choice of the other, in the form of the samples'
 * `crosstabs.json`: a record of several marks counts at each, `(undervote)` and `(overvote)` are choices too.
 */
export function crossRecords(
  { contests, records }: ReadResult,
  rows: string,
  columns: string,
): ReadonlyMap<string, Counts> {
  const row = contests.findIndex(({ name }) => name === rows);
  const column = contests.findIndex(({ name }) => name === columns);
  const table = new Map<string, Map<string, number>>();
  for (const { selections } of records) {
    const places = [row, column].map((contest) => {
      const marks = selections.get(contest)?.marks;
      if (!marks) return [];
      const { voteFor, choices } = contests[contest]!;
      if (marks.length === 0) return ['(undervote)'];
      if (marks.length > voteFor) return ['(overvote)'];
      return [...new Set(marks.map(({ choice }) => choices[choice]!.name))];
    });
    for (const one of places[0] ?? []) {
      const counts = table.get(one) ?? new Map<string, number>();
      for (const other of places[1] ?? []) counts.set(other, (counts.get(other) ?? 0) + 1);
      if (counts.size > 0) table.set(one, counts);
    }
  }
  return table;
}
