import type { SinkContest, SinkRecord } from '../memory-sink.ts';

/** What a dataset says of each record, by names alone. A mark without rank is one at rank 1. */
export function describeRecords(
  contests: readonly SinkContest[],
  records: readonly SinkRecord[],
): string[] {
  return records.map(({ selections, attributes }) => {
    const lines = [...selections].map(([index, { marks, declared }]) => {
      const { name, choices } = contests[index]!;
      const named = marks.map(
        ({ choice, rank }) => `${Math.max(1, rank)}. ${choices[choice]?.name}`,
      );
      return `${name}: ${named.sort().join(' + ')} ${declared}`;
    });
    return [JSON.stringify(attributes), ...lines.sort()].join('\n');
  });
}

/** How many marks each record has in all, an overvote that is but a word as one: what headings call them is left out. */
export function marksOf(records: readonly SinkRecord[]): string {
  const counts = records.map(({ selections }) =>
    [...selections.values()].reduce(
      (sum, { marks, declared }) => sum + Math.max(marks.length, declared === 'overvoted' ? 1 : 0),
      0,
    ),
  );
  return counts.join(' ');
}
