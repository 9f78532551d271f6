import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  countySpec,
  generateElection,
  knownTotals,
  layouts,
  saveFiles,
  type CountedElection,
} from '@crossvote/samples';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { readInThreads, recordsInThreads } from './support/read-in-threads.ts';

const folder = temporaryFolder();
/** In this process there is no script for threads: everything is read row by row. */
const rowByRow = cvrIn(folder);
const sample = generateElection(
  countySpec({ records: recordsInThreads(60_000, 12_000), seed: 32, contests: 20, cards: 2 }),
);

/** Two files of an election, of which the second holds a half of the first. */
async function overlapping(layout: 'dominion-csv' | 'ess-csv', headLines: number) {
  const [file = ''] = await saveFiles(path.join(folder, layout), layouts[layout].write(sample));
  const lines = readFileSync(file, 'utf8').split(/(?<=\n)/);
  const [head, records] = [lines.slice(0, headLines), lines.slice(headLines)];
  const write = (name: string, from: number, until: number) => {
    const place = path.join(folder, `${layout}-${name}.csv`);
    writeFileSync(place, [...head, ...records.slice(from, until)].join(''));
    return place;
  };
  const part = Math.floor(records.length / 3);
  const paths = [write('1', 0, 2 * part), write('2', part, records.length)];
  return { paths, records: records.length, repeated: part };
}

/** Votes of each contest, by names. */
const votesOf = (contests: CountedElection['contests']) =>
  Object.fromEntries(
    contests.map(({ name, records, choices }) => [
      name,
      [records, choices.map(({ votes }) => votes).sort((a, b) => a - b)],
    ]),
  );

describe.each([
  ['dominion-csv', 4],
  ['ess-csv', 1],
] as const)('large exports that overlap, read in threads: %s', (layout, headLines) => {
  it('count each record once, as row by row', async () => {
    const { paths, records, repeated } = await overlapping(layout, headLines);
    const answer = await readInThreads(folder, ...paths);
    expect(answer).toMatchObject({
      ...{ records_read: records + repeated, records, refused: 0, repeated },
    });
    const known = knownTotals(sample.election, sample.records(), []);
    if (layout === 'dominion-csv')
      expect(votesOf(answer.results as CountedElection['contests'])).toEqual(
        votesOf(known.contests),
      );
    const plain = await rowByRow.json('ingest', ...paths, '--dry-run');
    expect({ ...answer, seconds: 0 }).toEqual({ ...plain, seconds: 0 });
  });
});
