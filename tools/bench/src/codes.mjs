import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { importBuilt } from './build.mjs';
import { dataFolder } from './paths.mjs';

const flushAt = 1 << 20;

/**
 * The marks of a generated election as columns for the peers, straight from the generator: a CSV with one code
 * for each contest of a record, 0 for "not on ballot", and what the codes mean. Nothing of the product is in it.
 *
 * @returns `file`; `marks`, how many marks the records have; and for each contest `voteFor`, `rankLimit` and
 *   `selections`, a list of `{ choice, rank }` lists for the codes 1, 2, …
 */
export async function codesOf({ records, contests, seed }) {
  const folder = path.join(dataFolder, 'inputs');
  const file = path.join(folder, `codes-${records}x${contests}-seed${seed}.csv`);
  const meaning = file.replace(/csv$/, 'json');
  if (!existsSync(meaning)) {
    process.stderr.write(`Generating codes: ${records} records, ${contests} contests …\n`);
    mkdirSync(folder, { recursive: true });
    const { countySpec, generateElection } = await importBuilt('sample-rooms');
    const described = writeCodes(
      generateElection(countySpec({ records, contests, seed })),
      `${file}.part`,
    );
    renameSync(`${file}.part`, file);
    writeFileSync(meaning, JSON.stringify(described));
  }
  return { file, records, ...JSON.parse(readFileSync(meaning, 'utf8')) };
}

function writeCodes({ election, records }, file) {
  // Equal selections of a contest are one object in a generated election.
  const codes = election.contests.map(() => new Map());
  const descriptor = openSync(file, 'w');
  let marks = 0;
  let text = '';
  for (const { selections } of records()) {
    const row = selections.map((selection, contest) => {
      if (selection === undefined) return 0;
      marks += selection.length;
      const known = codes[contest];
      if (!known.has(selection)) known.set(selection, known.size + 1);
      return known.get(selection);
    });
    text += `${row.join(',')}\n`;
    if (text.length < flushAt) continue;
    writeSync(descriptor, text);
    text = '';
  }
  writeSync(descriptor, text);
  closeSync(descriptor);
  return {
    marks,
    contests: election.contests.map(({ voteFor, rankLimit }, contest) => ({
      ...{ voteFor, rankLimit },
      selections: [...codes[contest].keys()],
    })),
  };
}

/** The smallest unsigned type that holds the codes of a contest; the names are the same in DuckDB. */
export const columnTypes = ({ contests }) =>
  contests.map(({ selections }) => (selections.length < 256 ? 'UTINYINT' : 'USMALLINT'));
