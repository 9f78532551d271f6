import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { outcomesOf } from './outcomes.mjs';

/** Words as choices of a row-per-mark table. */
export const words = { UNDERVOTE: -1, OVERVOTE: -2 };

/**
 * The same election as a table with a row for each mark that counts (record, contest, choice), and one for each
 * undervote and overvote. Ranked contests are left out: their first mark is not their vote.
 */
export async function marksTable(codes) {
  const file = codes.file.replace('codes-', 'marks-');
  if (existsSync(file)) return file;
  const outcomes = codes.contests.map((contest) =>
    contest.rankLimit > 0 ? undefined : outcomesOf(contest),
  );
  const output = createWriteStream(`${file}.part`);
  let record = 0;
  for await (const line of createInterface({ input: createReadStream(codes.file) })) {
    const text = rowsOf(record, line.split(','), outcomes);
    if (!output.write(text)) await once(output, 'drain');
    record += 1;
  }
  output.end();
  await finished(output);
  renameSync(`${file}.part`, file);
  return file;
}

function rowsOf(record, cells, outcomes) {
  let text = '';
  cells.forEach((code, contest) => {
    if (code === '0' || outcomes[contest] === undefined) return;
    for (const outcome of outcomes[contest][Number(code)])
      text += `${record},${contest},${words[outcome] ?? outcome}\n`;
  });
  return text;
}

/** `[choiceA, choiceB, records]` rows of such a table as the answer to one question. */
export function marksAnswer(pairs, choice) {
  const names = Object.fromEntries(Object.entries(words).map(([word, number]) => [number, word]));
  const rows = pairs.filter(([source]) => source === choice);
  return Object.fromEntries(rows.map(([, other, records]) => [names[other] ?? other, records]));
}
