import type { ReadResult } from './read-text.ts';

/** What a hand-made export holds; rows are lines as they stand in the file, from line 5 on. */
export interface ExportParts {
  readonly headings?: readonly string[];
  /** Title and choices of each contest, as cells. */
  readonly contests: readonly (readonly [title: string, ...choices: string[]])[];
  readonly parties?: readonly string[];
  readonly rows?: readonly string[];
  readonly lineEnd?: string;
}

export const shortHeadings = ['CvrNumber', 'TabulatorNum', 'BatchId', 'RecordId', 'BallotType'];

const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The text of a small export: quoted where needed, with a line end behind every row. */
export function exportOf(parts: ExportParts): string {
  const { headings = shortHeadings, contests, parties = [], rows = [], lineEnd = '\r\n' } = parts;
  const blank = headings.map(() => '');
  const columns = contests.flatMap(([title, ...choices]) =>
    choices.map((choice) => [title, choice]),
  );
  const header = [
    ['Test Election', '5.17.17.1', ...Array<string>(headings.length + columns.length - 2).fill('')],
    [...blank, ...columns.map(([title]) => title ?? '')],
    [...blank, ...columns.map(([, choice]) => choice ?? '')],
    [...headings, ...columns.map((_, place) => parties[place] ?? '')],
  ].map((row) => row.map(quote).join(','));
  return [...header, ...rows].map((row) => row + lineEnd).join('');
}

/** Each record as `contest: marks`, contests that are not on it left out: `Mayor: Ann+Bo, Council: none`. */
export function recordsOf({ records, contests }: ReadResult): string[] {
  return records.map(({ selections }) =>
    [...selections]
      .map(([contest, { marks }]) => {
        const { name, choices } = contests[contest]!;
        const marked = marks.map(
          ({ choice, rank }) => choices[choice]!.name + (rank > 0 ? `(${rank})` : ''),
        );
        return `${name}: ${marked.join('+') || 'none'}`;
      })
      .join(', '),
  );
}
