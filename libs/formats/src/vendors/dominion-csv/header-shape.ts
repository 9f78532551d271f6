import { isPartyCode } from '../../words/complete-names.ts';
import { isCvrNumber, isKnownHeading } from '../../words/column-roles.ts';
import { type HeaderRow, withoutFilling } from './header-filling.ts';
import { isChoiceOfMeasure } from '../../words/choices-of-measures.ts';

/** Header rows of an export as the vendor writes it: election; contest titles; choices; headings and parties. */
const headerRowCount = 4;

/** The header rows of a file by what they are, without what data-frame programs put into them. */
export interface Header {
  /** Cells of the election's row; none where it is missing. */
  readonly election: readonly string[];
  readonly titles: HeaderRow;
  readonly choices: HeaderRow;
  /** Headings of the metadata columns, and parties of choices. */
  readonly headings: HeaderRow;
  /** Whether the choices stand in the row of the headings, so that there is no row of parties. */
  readonly hasChoicesInHeadings: boolean;
  /** Whether a data-frame program wrote something into blank or repeated cells. */
  readonly hasFilling: boolean;
  /** All rows as they stand. */
  readonly rows: readonly HeaderRow[];
}

/**
 * Understands the first rows of a file as its header. The row of the election may be missing, and the choices may stand in the
 * row of the headings: that row is the last one, and its first headings tell it.
 *
 * @returns undefined while more rows are needed
 */
export function headerOf(rows: readonly HeaderRow[]): Header | undefined {
  const cleared = withoutFilling(rows);
  const hasFilling =
    cleared.length < rows.length ||
    cleared.some((row, place) => row.cells.join('\0') !== rows[place]?.cells.join('\0'));
  const shape = shapeOf(cleared);
  return shape && { ...shape, hasFilling, rows };
}

function shapeOf(rows: readonly HeaderRow[]): Omit<Header, 'hasFilling' | 'rows'> | undefined {
  const [headings, before, twoBefore] = rows.toReversed();
  if (!headings || !before) return undefined;
  if (rows.length < headerRowCount && !hasHeadings(headings, firstFilled(before))) return undefined;
  const [first] = rows;
  const isChoices = twoBefore !== undefined && firstFilled(twoBefore) === firstFilled(before);
  if (isChoices || rows.length === headerRowCount)
    return {
      election: rows.length === headerRowCount ? (first?.cells ?? []) : [],
      titles: twoBefore ?? before,
      choices: before,
      headings,
      hasChoicesInHeadings: false,
    };
  const metadata = firstFilled(before);
  return {
    election: twoBefore?.cells ?? [],
    titles: before,
    choices: { ...headings, cells: headings.cells.map((cell, at) => (at < metadata ? '' : cell)) },
    headings: { ...headings, cells: headings.cells.slice(0, metadata) },
    hasChoicesInHeadings: true,
  };
}

/** First column of a row with anything in it; -1 where it is blank. */
function firstFilled({ cells }: HeaderRow): number {
  return cells.findIndex(isFilled);
}

/** Whether headings that are surely those of this format stand above the metadata columns. */
export function hasHeadings({ cells }: HeaderRow, metadataColumns: number): boolean {
  const metadata = cells.slice(0, Math.max(metadataColumns, 0));
  return metadata.some(isCvrNumber) || metadata.filter(isKnownHeading).length >= 3;
}

/** Why the row of the headings cannot be that of the choices; undefined where it can. */
export function doubtOfChoices({
  election,
  titles,
  choices,
  headings,
}: Header): string | undefined {
  const first = headings.cells.length;
  const end = Math.max(...[titles, choices].map(({ cells }) => cells.findLastIndex(isFilled))) + 1;
  const columns = Array.from({ length: end - first }, (_, place) => ({
    title: (titles.cells[first + place] ?? '').trim(),
    choice: (choices.cells[first + place] ?? '').trim(),
  }));
  const candidates = columns.filter(({ choice }) => !isChoiceOfMeasure(choice));
  if (columns.some(({ choice }) => choice === '')) return 'a column has no choice there';
  const contests = new Set(columns.map(({ title }) => title).filter(isFilled));
  if (contests.size === columns.length) return 'no contest has two choices';
  if (columns.some(({ title, choice }) => title === choice))
    return 'a choice is called like its contest';
  // A row is missing, and these are the parties of choices that nothing names. Beside a row of the election, any code will do.
  const isCode = ({ choice }: { choice: string }) => /^\p{Lu}{2,4}$/u.test(choice);
  const areCodes = election.length > 0 && candidates.length > 0 && candidates.every(isCode);
  if (areCodes || candidates.some(({ choice }) => isPartyCode(choice)))
    return 'what stands there looks like codes of parties';
  return undefined;
}

function isFilled(cell: string): boolean {
  return cell.trim() !== '';
}
