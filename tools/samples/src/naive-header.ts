import { foldName } from './fold-name.ts';

/** A choice column of one file as its header names it. */
export interface NaiveColumn {
  readonly column: number;
  readonly choice: string;
  readonly isUnnamedWriteIn: boolean;
  /** 0 where the contest is not ranked. */
  readonly rank: number;
}

/** The neighbouring columns of one file under one title. */
export interface NaiveColumnGroup {
  /** The folded title with its suffix, and the number of its earlier occurrences in this file. */
  readonly key: string;
  readonly name: string;
  readonly voteFor: number;
  readonly rankLimit: number;
  readonly columns: readonly NaiveColumn[];
}

/** Reads the contests of a Dominion CSV out of its title row and its choice row. */
export function readNaiveHeader(
  titles: readonly string[],
  choices: readonly string[],
): NaiveColumnGroup[] {
  const runs: { title: string; columns: number[] }[] = [];
  for (let column = 0; column < titles.length; column += 1) {
    const title = foldName(titles[column] ?? '');
    if (title === '') continue;
    const last = runs.at(-1);
    if (last?.title === title && last.columns.at(-1) === column - 1) last.columns.push(column);
    else runs.push({ title, columns: [column] });
  }
  return runs.map(({ title, columns }, index) => {
    const earlier = runs.slice(0, index).filter((run) => run.title === title).length;
    const settings = readTitle(title);
    return {
      key: `${title}\n${earlier}`,
      ...settings,
      columns: columns.map((column) =>
        readChoice(column, choices[column] ?? '', settings.rankLimit > 0),
      ),
    };
  });
}

function readTitle(title: string): { name: string; voteFor: number; rankLimit: number } {
  const ranked = /^(.*)\(Number of positions=(\d+), Number of ranks=(\d+)\)$/iu.exec(title);
  if (ranked !== null) {
    const [, name = '', voteFor, rankLimit] = ranked;
    return { name: name.trim(), voteFor: Number(voteFor), rankLimit: Number(rankLimit) };
  }
  const [, name = title, voteFor = '1'] = /^(.*)\(Vote For=(\d+)\)$/iu.exec(title) ?? [];
  return { name: name.trim(), voteFor: Number(voteFor), rankLimit: 0 };
}

function readChoice(column: number, cell: string, ranked: boolean): NaiveColumn {
  const folded = foldName(cell);
  const glued = ranked ? /^(.*)\((\d+)\)$/u.exec(folded) : null;
  const [, name = folded, rank = '0'] = glued ?? [];
  const choice = name.trim();
  const isUnnamedWriteIn = /^write[- ]in$/iu.test(choice);
  return { column, choice, isUnnamedWriteIn, rank: Number(rank) };
}
