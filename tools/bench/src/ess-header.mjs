import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/** Where the columns of a generated ES&S CSV are; ranked contests, a column a rank, are left out. */
export async function essHeader({ files: [file], totals }) {
  const headings = await firstRow(file);
  const contests = totals.contests
    .filter(({ rank_limit }) => rank_limit === 0)
    .map(({ name, vote_for }) => {
      const first = headings.indexOf(name);
      return { name, columns: Array.from({ length: vote_for }, (_, vote) => first + vote) };
    });
  return { file, headings, contests };
}

async function firstRow(file) {
  for await (const row of createReadStream(file).pipe(parse({ to: 1 }))) return row;
}
