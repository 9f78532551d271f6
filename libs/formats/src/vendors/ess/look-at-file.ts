import { withoutByteOrderMark } from '@crossvote/opening';
import { cellText } from './cell-meaning.ts';
import type { ContestColumns } from './contest-headings.ts';
import { readLayout, type ExportKind, type VotesSource } from './layout.ts';
import { TextRecords, textsOf } from './text-records.ts';

/** How much of each file is looked at first. Nearly all names of a contest are there. */
const beginningBytes = 1 << 20;
/** Most names of a column that are compared. A column with more holds no votes. */
const nameLimit = 4096;

/** The contests of one file, and the names that were found in the cells of each contest. */
export interface LookedFile {
  readonly contests: readonly ContestColumns[];
  readonly names: readonly (readonly Set<string>[])[];
  /** Whether the whole file was looked at. */
  readonly isWhole: boolean;
}

/**
 * Looks at the beginnings of files, and at the whole files where the beginnings are not enough.
 *
 * @param tells - whether the beginnings are enough
 */
export async function lookAtFiles(
  sources: readonly VotesSource[],
  kind: ExportKind,
  tells: (files: readonly LookedFile[]) => boolean,
): Promise<LookedFile[]> {
  const beginnings = await lookAtEach(sources, kind, beginningBytes);
  const isAll = beginnings.every(({ isWhole }) => isWhole);
  return isAll || tells(beginnings) ? beginnings : lookAtEach(sources, kind, Infinity);
}

/** Looks at little more than the headings of files. */
export function lookAtHeadings(
  sources: readonly VotesSource[],
  kind: ExportKind,
): Promise<LookedFile[]> {
  return lookAtEach(sources, kind, 0);
}

async function lookAtEach(
  sources: readonly VotesSource[],
  kind: ExportKind,
  bytes: number,
): Promise<LookedFile[]> {
  const files: LookedFile[] = [];
  for (const source of sources) files.push(await lookAtFile(source, kind, bytes));
  return files;
}

/** Looks at the first bytes of a file, at least at its headings. */
async function lookAtFile(
  source: VotesSource,
  kind: ExportKind,
  bytes: number,
): Promise<LookedFile> {
  const records = new TextRecords(source.file);
  let looked: Omit<LookedFile, 'isWhole'> | undefined;
  let { rowsAbove } = source;
  const lookAtRecords = () => {
    while (records.next()) {
      if (rowsAbove > 0) rowsAbove -= 1;
      else if (looked) addNames(looked, records);
      else {
        // If headings cannot be read, the later reading of the file fails.
        const contests = records.problem ? [] : contestsOf(source, records, kind);
        looked = { contests, names: contests.map(({ columns }) => columns.map(() => new Set())) };
      }
    }
  };
  let length = 0;
  for await (const chunk of withoutByteOrderMark(source.file.read())) {
    records.push(chunk);
    lookAtRecords();
    length += chunk.length;
    if (length >= bytes && looked) break;
  }
  const isWhole = length < bytes || !looked;
  if (isWhole) {
    records.finish();
    lookAtRecords();
  }
  return { ...(looked ?? { contests: [], names: [] }), isWhole };
}

function contestsOf(source: VotesSource, records: TextRecords, kind: ExportKind) {
  return readLayout(source, textsOf(records), kind).contests;
}

function addNames(
  { contests, names }: Omit<LookedFile, 'isWhole'>,
  { problem, cells }: TextRecords,
): void {
  if (problem) return;
  for (const [place, { columns }] of contests.entries()) {
    for (const [at, column] of columns.entries()) {
      const known = names[place]?.[at];
      if (!known || known.size >= nameLimit || column >= cells.count) continue;
      const text = cellText(cells.text(column));
      // Several names in one cell are not a choice.
      if (text !== '' && !/\n|\/\/|;/u.test(text)) known.add(text);
    }
  }
}
