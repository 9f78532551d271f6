/** csv-parse streams a Dominion CSV; the votes are counted on the way, as its rows are not kept. */
import { createReadStream } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parse } from 'csv-parse';

export async function read({ header: { file, headerRows, contests } }) {
  const plurality = contests.filter(({ isRanked }) => !isRanked);
  const votes = plurality.map(() => 0);
  let records = 0;
  const started = performance.now();
  const rows = createReadStream(file).pipe(
    parse({ from: headerRows + 1, relax_column_count: true }),
  );
  for await (const row of rows) {
    records += 1;
    plurality.forEach(({ columns, voteFor }, contest) => {
      let marks = 0;
      for (const column of columns) if (row[column] === '1') marks += 1;
      if (marks <= voteFor) votes[contest] += marks;
    });
  }
  const seconds = (performance.now() - started) / 1000;
  const named = plurality.map(({ name }, contest) => [name, votes[contest]]);
  return { seconds, counts: { records, ...Object.fromEntries(named) } };
}
