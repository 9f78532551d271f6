import type { ContestColumns } from './contest-headings.ts';

/** The key of a contest of a row of headings, which is the same in other files: name and code. */
export function contestKey({ name, code }: Pick<ContestColumns, 'name' | 'code'>): string {
  return `${name}\n${code}`;
}

/** The keys of the contests of a row of headings, each with the number of its earlier occurrences. */
export function contestKeys(contests: readonly ContestColumns[]): string[] {
  const counts = new Map<string, number>();
  return contests.map((contest) => {
    const key = contestKey(contest);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return `${key}\n${count}`;
  });
}
