import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  countySpec,
  generateElection,
  knownTotals,
  layouts,
  saveFiles,
  type CountedElection,
} from '@crossvote/samples';
import { cvrIn, type Answer } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { readInThreads, recordsInThreads, severalPieces } from './support/read-in-threads.ts';

const folder = temporaryFolder();
/** In this process there is no script for threads: everything is read row by row. */
const rowByRow = cvrIn(folder);

/** Several pieces, whose records are on two cards and have contests of many kinds. */
const records = recordsInThreads(110_000, 12_000);
const sample = generateElection(countySpec({ records, seed: 31, contests: 20, cards: 2 }));
const inThreads = (file: string) => readInThreads(folder, file);

const written = new Map<string, string>();

async function write(layout: 'dominion-csv' | 'ess-csv'): Promise<string> {
  const known = written.get(layout);
  if (known !== undefined) return known;
  const [file = ''] = await saveFiles(path.join(folder, layout), layouts[layout].write(sample));
  // With less, there were no pieces, or only one.
  expect(statSync(file).size).toBeGreaterThan(severalPieces);
  written.set(layout, file);
  return file;
}

const withoutTime = (answer: Answer) => ({ ...answer, seconds: undefined });

/** Votes, undervotes and overvotes of each contest, by its name. */
const figures = (contests: CountedElection['contests']) =>
  contests.map(({ name, records, undervotes, overvotes, choices }) => ({
    ...{ name, records, undervotes, overvotes },
    votes: Object.fromEntries(choices.map((choice) => [choice.name, choice.votes])),
  }));

describe('an export of several pieces, read in threads,', () => {
  it('has the known results', async () => {
    const { results } = await inThreads(await write('dominion-csv'));
    const known = knownTotals(sample.election, sample.records(), []);
    expect(figures(results as CountedElection['contests'])).toEqual(figures(known.contests));
  });

  it('gives the same report as row by row, with rows among them that are no plain records', async () => {
    const lines = readFileSync(await write('dominion-csv'), 'utf8').split('\r\n');
    const middle = Math.floor(lines.length / 2);
    // A record twice, two rows of sums, and a mark that is none.
    lines.splice(
      middle,
      0,
      lines[middle - 1]!,
      'Total',
      lines[middle]!.replace(/^\d+/, 'Redacted'),
    );
    lines[middle + 2000] = lines[middle + 2000]!.replace(/,1,/, ',?,');
    const odd = path.join(folder, 'odd.csv');
    writeFileSync(odd, lines.join('\r\n'));
    const read = await inThreads(odd);
    expect(read.warnings.length).toBeGreaterThan(3);
    expect(withoutTime(read)).toEqual(withoutTime(await rowByRow.json('ingest', odd, '--dry-run')));
  });

  it('gives the same report as row by row, of ES&S', async () => {
    const file = await write('ess-csv');
    expect(withoutTime(await inThreads(file))).toEqual(
      withoutTime(await rowByRow.json('ingest', file, '--dry-run')),
    );
  });
});
