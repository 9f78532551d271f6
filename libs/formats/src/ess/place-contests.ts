import type { ContestsOfFiles, FileContest, PlacedContest } from '../contests/contests-of-files.ts';
import { tellingChoices } from '../contests/choice-likeness.ts';
import { usualWords } from '../state-words.ts';
import { withoutByteOrderMark } from '../without-byte-order-mark.ts';
import { cellText } from './cell-meaning.ts';
import type { ContestColumns } from './contest-headings.ts';
import { readLayout, type ExportKind, type VotesSource } from './layout.ts';
import { TextRecords, textsOf } from './text-records.ts';

/** How much of each file is looked at first: nearly all names of a contest stand there. */
const beginningBytes = 1 << 20;
/** Names of a contest that are compared; a column with more holds no votes. */
const nameLimit = 4096;

/** The contests of one file, and the names that their cells hold as far as they were looked at. */
interface LookedFile {
  readonly contests: readonly ContestColumns[];
  readonly names: readonly Set<string>[];
}

/**
 * Decides which contests of several files are one before any record is read: only cells name choices. The beginnings
 * tell mostly; all is looked at where contests of one title seem to have nothing in common, or each lacks choices of
 * the other.
 */
export async function placeContests(
  sources: readonly VotesSource[],
  kind: ExportKind,
  ofFiles: ContestsOfFiles,
): Promise<ReadonlyMap<VotesSource, readonly PlacedContest[]>> {
  // The workbooks of New York City come from one office, and have a code for each contest.
  const isClear = sources.length === 1 || kind.isNyc;
  let files = await lookAt(sources, kind, isClear ? 0 : beginningBytes);
  if (!isClear && isUnclear(files)) files = await lookAt(sources, kind, Infinity);
  return new Map(
    sources.map((source, at) => {
      const { contests, names } = files[at] ?? { contests: [], names: [] };
      const listed = contests.map((contest, place) =>
        fileContest(contest, isClear ? [] : names[place]),
      );
      return [source, ofFiles.enter(source.file.name, listed, false)];
    }),
  );
}

function fileContest({ name, code }: ContestColumns, choices: Iterable<string> = []): FileContest {
  const title = code === '' || name.endsWith(`(${code})`) ? name : `${name} (${code})`;
  return { title, name, choices };
}

/** Whether the beginnings do not tell that the contests of each title are one. */
function isUnclear(files: readonly LookedFile[]): boolean {
  const byTitle = new Map<string, Map<string, string>[]>();
  for (const { contests, names } of files)
    for (const [place, contest] of contests.entries()) {
      const { title, choices } = fileContest(contest, names[place]);
      const telling = tellingChoices(choices, usualWords);
      if (telling.size > 0) byTitle.set(title, [...(byTitle.get(title) ?? []), telling]);
    }
  return [...byTitle.values()].some((lists) => {
    const all = new Set(lists.flatMap((list) => [...list.keys()]));
    return !lists.some((list) => list.size === all.size);
  });
}

async function lookAt(
  sources: readonly VotesSource[],
  kind: ExportKind,
  bytes: number,
): Promise<LookedFile[]> {
  const files: LookedFile[] = [];
  for (const source of sources) files.push(await lookAtFile(source, kind, bytes));
  return files;
}

async function lookAtFile(
  source: VotesSource,
  kind: ExportKind,
  bytes: number,
): Promise<LookedFile> {
  const records = new TextRecords(source.file);
  let looked: LookedFile | undefined;
  let { rowsAbove } = source;
  const lookAtRecords = () => {
    while (records.next()) {
      if (rowsAbove > 0) rowsAbove -= 1;
      else if (looked) addNames(looked, records);
      else {
        // Headings that cannot be read end the reading of the file itself.
        const contests = records.problem ? [] : contestsOf(source, records, kind);
        looked = { contests, names: contests.map(() => new Set<string>()) };
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
  if (length < bytes || !looked) {
    records.finish();
    lookAtRecords();
  }
  return looked ?? { contests: [], names: [] };
}

function contestsOf(source: VotesSource, records: TextRecords, kind: ExportKind) {
  return readLayout(source, textsOf(records), kind).contests;
}

function addNames({ contests, names }: LookedFile, { problem, cells }: TextRecords): void {
  if (problem) return;
  for (const [place, { columns }] of contests.entries()) {
    const known = names[place];
    for (const column of columns) {
      if (!known || known.size >= nameLimit || column >= cells.count) continue;
      const text = cellText(cells.text(column));
      // Several names in one cell are no choice.
      if (text !== '' && !/\n|\/\/|;/u.test(text)) known.add(text);
    }
  }
}
