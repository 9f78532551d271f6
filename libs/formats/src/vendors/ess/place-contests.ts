import type {
  ContestsOfFiles,
  FileContest,
  PlacedContest,
} from '../../contests/contests-of-files.ts';
import { tellingChoices } from '../../contests/choice-likeness.ts';
import { usualWords } from '../../words/state-words.ts';
import type { ContestColumns } from './contest-headings.ts';
import type { ExportKind, VotesSource } from './layout.ts';
import { lookAtFiles, lookAtHeadings, type LookedFile } from './look-at-file.ts';

/**
 * Decides which contests of several files are one before any record is read: only cells name choices. The beginnings
 * tell mostly; all is looked at where contests of one title seem to have nothing in common, or each lacks choices of
 * the other, or where there are files of other formats.
 */
export async function placeContests(
  sources: readonly VotesSource[],
  kind: ExportKind,
  ofFiles: ContestsOfFiles,
): Promise<ReadonlyMap<VotesSource, readonly PlacedContest[]>> {
  // The workbooks of New York City come from one office, and have a code for each contest.
  const { hasOtherFormats } = ofFiles;
  const isClear = (sources.length === 1 && !hasOtherFormats) || kind.isNyc;
  const files = isClear
    ? await lookAtHeadings(sources, kind)
    : await lookAtFiles(sources, kind, (beginnings) => !hasOtherFormats && !isUnclear(beginnings));
  return new Map(
    sources.map((source, at) => {
      const { contests, names } = files[at] ?? { contests: [], names: [] };
      const listed = contests.map((contest, place) =>
        fileContest(contest, isClear ? [] : namesOf(names[place])),
      );
      return [source, ofFiles.enter(source.file.name, listed, false)];
    }),
  );
}

function namesOf(ofColumns: readonly Set<string>[] = []): Set<string> {
  return new Set(ofColumns.flatMap((names) => [...names]));
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
      const { title, choices } = fileContest(contest, namesOf(names[place]));
      const telling = tellingChoices(choices, usualWords);
      if (telling.size > 0) byTitle.set(title, [...(byTitle.get(title) ?? []), telling]);
    }
  return [...byTitle.values()].some((lists) => {
    const all = new Set(lists.flatMap((list) => [...list.keys()]));
    return !lists.some((list) => list.size === all.size);
  });
}
