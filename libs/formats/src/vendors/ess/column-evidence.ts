import { type IssueLog, quoteValue } from '@crossvote/opening';
import { tellingChoices } from '../../contests/choice-likeness.ts';
import { voteForIn } from '../../words/complete-names.ts';
import type { StateWords } from '../../words/state-words.ts';
import { noEvidence, type ColumnEvidence, type ContestColumns } from './contest-headings.ts';
import type { ExportKind, VotesSource } from './layout.ts';
import { lookAtFiles, lookAtHeadings, type LookedFile } from './look-at-file.ts';

/** Candidates in the columns of one title, by rank or by the occurrence of the heading. */
type ByColumn = Map<number, Set<string>>;

/** The titles of all files with two possible meanings. */
interface Doubtful {
  readonly ranked: ReadonlyMap<string, ByColumn>;
  readonly repeated: ReadonlyMap<string, ByColumn>;
}

/** Looks at the cells under headings with two possible meanings, and finds headings that are not ranks. */
export async function findEvidence(
  sources: readonly VotesSource[],
  kind: ExportKind,
  words: StateWords,
  issues: IssueLog,
): Promise<ColumnEvidence> {
  // The headings of New York City state the number of ranks.
  if (kind.isNyc) return noEvidence;
  const headings = doubtful(await lookAtHeadings(sources, kind), words);
  if (headings.ranked.size + headings.repeated.size === 0) return noEvidence;
  const evidenceIn = (files: readonly LookedFile[]) => evidenceOf(doubtful(files, words));
  const files = await lookAtFiles(sources, kind, (beginnings) => {
    const { lonely, repeated } = evidenceIn(beginnings);
    return lonely.size + repeated.size === 0;
  });
  const { lonely, notRanks, repeated } = evidenceIn(files);
  for (const title of lonely)
    report(title, notRanks.has(title), sources[0]?.file.name ?? '', issues);
  for (const title of repeated)
    issues.add({
      severity: 'assumption',
      code: 'headings_joined',
      message: `${quoteValue(title)} stands as often as it says votes, over the same candidates: it is one contest, with a vote in each column`,
      place: { file: sources[0]?.file.name ?? '', line: 1 },
    });
  return { notRanks, repeated };
}

function doubtful(files: readonly LookedFile[], words: StateWords): Doubtful {
  const ranked = new Map<string, ByColumn>();
  const repeated = new Map<string, ByColumn>();
  for (const { contests, names } of files) {
    const times = timesOf(contests);
    const before = new Map<string, number>();
    for (const [place, { name, rankLimit, ranks, columns }] of contests.entries()) {
      const isRepeated = (times.get(name) ?? 0) > 1 && voteForIn(name) === times.get(name);
      if (rankLimit === 0 && !isRepeated) continue;
      const byTitle = rankLimit > 0 ? ranked : repeated;
      const byColumn = byTitle.get(name) ?? new Map<number, Set<string>>();
      byTitle.set(name, byColumn);
      const occurrence = before.get(name) ?? 0;
      before.set(name, occurrence + 1);
      for (const at of columns.keys()) {
        const column = rankLimit > 0 ? (ranks[at] ?? 0) : occurrence;
        const known = byColumn.get(column) ?? new Set<string>();
        for (const key of tellingChoices(names[place]?.[at] ?? [], words).keys()) known.add(key);
        byColumn.set(column, known);
      }
    }
  }
  return { ranked, repeated };
}

/** Number of contests with one column, by heading. */
function timesOf(contests: readonly ContestColumns[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { name, rankLimit, columns } of contests)
    if (rankLimit === 0 && columns.length === 1) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

/**
 * Titles with columns that share no candidate with another column, and titles for which that is true of all columns.
 */
function evidenceOf({ ranked, repeated }: Doubtful): ColumnEvidence & { lonely: Set<string> } {
  const lonely = new Set<string>();
  const notRanks = new Set<string>();
  for (const [title, byColumn] of ranked) {
    const lists = [...byColumn.values()].filter(({ size }) => size > 0);
    const alone = lists.filter((own) => isAlone(own, lists));
    const isAll = lists.length > 1 && alone.length === lists.length;
    if (isAll || (lists.length > 1 && alone.some(({ size }) => size > 1))) lonely.add(title);
    // With a single candidate in each column, some may have ranked one first and others the other.
    if (isAll && lists.every(({ size }) => size > 1)) notRanks.add(title);
  }
  const isOne = (byColumn: ByColumn) => {
    const lists = [...byColumn.values()];
    return lists.every((own) => own.size > 0 && !isAlone(own, lists));
  };
  const joined = [...repeated].flatMap(([title, byColumn]) => (isOne(byColumn) ? title : []));
  return { lonely, notRanks, repeated: new Set(joined) };
}

function isAlone(own: ReadonlySet<string>, lists: readonly ReadonlySet<string>[]): boolean {
  const others = lists.filter((other) => other !== own);
  return ![...own].some((name) => others.some((other) => other.has(name)));
}

function report(title: string, isApart: boolean, file: string, issues: IssueLog): void {
  const what = isApart
    ? 'the columns that are numbered as ranks have no candidate in common, and are taken for contests of their own; if they are ranks, ingest them with records that share candidates, or as a table of ranks'
    : 'some columns that are numbered as ranks have no candidate in common with the others; they are taken for ranks all the same: if they are contests of their own, give them headings without numbers';
  issues.add({
    severity: 'warning',
    code: isApart ? 'headings_no_ranks' : 'ranks_share_no_choice',
    message: `${quoteValue(title)}: ${what}`,
    place: { file, line: 1 },
  });
}
