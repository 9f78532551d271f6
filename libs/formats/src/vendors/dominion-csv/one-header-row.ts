import type { TextSample } from '@crossvote/opening';
import { columnOf, type OtherKind } from '../../other-kinds/other-kind.ts';
import { isKnownHeading } from '../../words/column-roles.ts';

/** The title of a contest as a heading, with the dots of R or a number where it repeats: `Mayor..Vote.For.1..1`. */
const titleAsHeading =
  /^(.+[\s._(](?:vote[\s._]for|number[\s._]of[\s._](?:positions|ranks))[\s._=]+\d{1,2})[\s._)]*\d*$/i;

/** Whether the header rows of a Dominion CSV were made one: titles or choices stand there, and not both. */
function hasOneHeaderRow(sample: TextSample): boolean {
  const [headings = []] = sample.table;
  const titles = headings.flatMap((heading) => titleAsHeading.exec(heading)?.[1] ?? []);
  if (new Set(titles).size < titles.length) return true;
  const marked = headings.filter((heading, column) => {
    const cells = columnOf(sample, column);
    const areMarks = cells.every((cell) => /^(?:[01](?:\.0)?|NA)?$/.test(cell));
    return areMarks && cells.some((cell) => cell.startsWith('1')) && !isKnownHeading(heading);
  });
  return marked.length > 1 && headings.filter(isKnownHeading).length > 2;
}

/** A Dominion CSV that a program has saved with one header row. */
export const withOneHeaderRow: OtherKind = {
  code: 'is_dominion_without_header',
  test: hasOneHeaderRow,
  advice:
    'is a Dominion CSV of whose header rows one is left, as data-frame programs save it (R writes Mayor..Vote.For.1..1), so that it does not say which column is which choice of which contest; give the original export with all its header rows',
};
