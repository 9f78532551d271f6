import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

const headerRows = 4;

/** Where the columns of a generated Dominion CSV are. */
export async function dominionHeader({ files: [file], totals }) {
  const titles = await secondRow(file);
  const contests = totals.contests.map(({ name, vote_for, rank_limit }) => ({
    name,
    voteFor: vote_for,
    isRanked: rank_limit > 0,
    columns: titles.flatMap((title, column) =>
      title.replace(/ \((Vote For|Number of positions)=[^()]*\)$/, '') === name ? [column] : [],
    ),
  }));
  const firstMark = Math.min(...contests.flatMap(({ columns }) => columns));
  return { file, headerRows, width: titles.length, firstMark, contests };
}

async function secondRow(file) {
  const rows = createReadStream(file).pipe(parse({ from: 2, to: 2, relax_column_count: true }));
  for await (const row of rows) return row;
}
