import { type ExportFile, withoutByteOrderMark } from '@crossvote/opening';
import { readContests, type ContestColumns } from './contest-headings.ts';
import { ColumnSurvey, lastFilled } from './column-survey.ts';
import { recordsOfHead, TextRecords } from './text-records.ts';

/** The columns of one file. */
export interface FileColumns {
  readonly file: ExportFile;
  /** Number of columns up to the last one with a heading or content. */
  readonly columnCount: number;
  /** Rows above the headings. */
  readonly rowsAbove: number;
}

interface Headings extends FileColumns {
  readonly headings: readonly string[];
}

/**
 * Counts the columns of each file up to the last one with a heading or content. Empty headings at the end are further
 * votes of the last contest, or padding by a spreadsheet. Only records can show which: the records of this file, or of
 * another file that has the contest with more votes.
 */
export async function countColumns(
  files: readonly ExportFile[],
  rowsAbove: ReadonlyMap<ExportFile, number>,
): Promise<FileColumns[]> {
  const counted: Headings[] = [];
  for (const file of files) counted.push(await countFile(file, rowsAbove.get(file) ?? 0));
  const votes = new Map<string, number>();
  for (const { contests } of counted.map(contestsOf))
    for (const { name, voteFor } of contests)
      votes.set(name, Math.max(voteFor, votes.get(name) ?? 0));
  return counted.map((columns) => {
    const last = lastContest(columns);
    const more = last ? (votes.get(last.name) ?? 0) - last.voteFor : 0;
    const { file, columnCount, headings, rowsAbove: above } = columns;
    const hasRoom = isWorkbook(file) || columnCount + more <= headings.length;
    return { file, columnCount: hasRoom ? columnCount + more : columnCount, rowsAbove: above };
  });
}

function contestsOf({ headings, columnCount }: Headings) {
  return readContests(headings.slice(0, columnCount));
}

/** The contest to which empty headings at the end would belong. */
function lastContest(columns: Headings): ContestColumns | undefined {
  const { columnCount } = columns;
  return contestsOf(columns).contests.find(
    ({ rankLimit, columns: own }) => rankLimit === 0 && own.at(-1) === columnCount - 1,
  );
}

/** Reads the file until a record has content in its last column. */
async function countFile(file: ExportFile, rowsAbove: number): Promise<Headings> {
  const records = new TextRecords(file);
  const least = isWorkbook(file) ? widthOfRows(await file.head()) : 0;
  const survey = new ColumnSurvey(records, least, rowsAbove);
  for await (const chunk of withoutByteOrderMark(file.read())) {
    records.push(chunk);
    survey.look();
    if (survey.isDone) break;
  }
  records.finish();
  if (!survey.isDone) survey.look();
  return { file, columnCount: survey.used, headings: survey.headings, rowsAbove };
}

const isWorkbook = ({ name }: ExportFile) => /\.xlsx$/i.test(name);

/**
 * Width of the widest of the first rows. A workbook leaves out empty cells, also in headings, and each cell has an
 * address. So a row that is longer than the headings is not a shifted row, unlike in text.
 */
function widthOfRows(head: Buffer): number {
  let width = 0;
  for (const { cells, problem, terminated } of recordsOfHead(head))
    if (!problem && terminated) width = Math.max(width, lastFilled(cells, cells.count, 0) + 1);
  return width;
}
