import { FileError } from '@crossvote/opening';

const plainText = (cell: string) => cell.trim().toLowerCase();

/** Whether a row is the only header row of an export without contest names: `RowNumber,Tabulator,BoxID,…,Name:Party`. */
export function isHybridHeader(cells: readonly string[]): boolean {
  const headings = cells.map(plainText);
  return (
    headings[0] === 'rownumber' &&
    headings.includes('tabulator') &&
    headings.includes('boxid') &&
    !headings.some((heading) => heading.startsWith('choice_'))
  );
}

/** @throws FileError where the first row of a file is such a header */
export function refuseHybridHeader(file: string, cells: readonly string[]): void {
  if (!isHybridHeader(cells)) return;
  throw new FileError(
    'contest_names_missing',
    'has one header row of choices and no contest titles, so that it does not say which choices belong together: put the four header rows of a Dominion CSV in its place (election; a contest title such as Mayor (Vote For=1) above every choice; the choices; the headings), and ingest that',
    { file, line: 1 },
  );
}
