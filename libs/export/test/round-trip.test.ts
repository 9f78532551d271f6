import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ingest } from '@crossvote/ingest';
import {
  crossTabulate,
  rowOf,
  decodeDictionary,
  fromStoredMarks,
  type ContestColumn,
} from '@crossvote/marks';
import { describeEachDatabase } from '@crossvote/store/testing';
import {
  countySpec,
  generateElection,
  knownTotals,
  randomElection,
  writeDominionCsv,
  type CountedElection,
  type SampleElection,
} from '@crossvote/samples';
import type { Store } from '@crossvote/store';
import { exportFormats } from '../src/index.ts';
import { exportFolder } from './export-folder.ts';
import { contestsOf, layoutsOf, wholeOf } from './stored-records.ts';

const lossless = ['csv-long', 'csv-wide', 'parquet'] as const;

/** Results in the form of the known totals. */
async function resultsOf(store: Store, id: number) {
  const contests = await contestsOf(store, id);
  return contests.map((contest) => ({
    name: contest.name,
    voteFor: contest.voteFor,
    rankLimit: contest.rankLimit,
    choices: contest.choices.map(({ name, voteCount }) => ({ name, votes: voteCount })),
    records: contest.records,
    undervotes: contest.undervotes,
    overvotes: contest.overvotes,
    undervotedRecords: contest.undervotedRecords,
    overvotedRecords: contest.overvotedRecords,
  }));
}

async function columnsOf(store: Store, id: number): Promise<ContestColumn[]> {
  const sizes = (await store.datasets.blockSizes(id))!;
  const layouts = await layoutsOf(store, id);
  const columns: ContestColumn[] = [];
  for (const { id: contestId, choices, voteFor, rankLimit } of (await store.datasets.contests(
    id,
  ))!) {
    const blocks: ContestColumn['blocks'][number][] = sizes.map(() => undefined);
    for (const { ordinal, dictionary, ...codes } of (await store.datasets.markBlocks(
      id,
      contestId,
    ))!)
      blocks[ordinal] = {
        dictionary: decodeDictionary(dictionary),
        ...fromStoredMarks(codes, sizes[ordinal]!, layouts[ordinal]),
      };
    columns.push({ voteFor, rankLimit, choiceCount: choices.length, blocks });
  }
  return columns;
}

/** Compares every cross table of a dataset with the known one. */
async function expectCrossTables(store: Store, id: number, known: CountedElection): Promise<void> {
  const sizes = (await store.datasets.blockSizes(id))!;
  const columns = await columnsOf(store, id);
  const special = ['UNDERVOTE', 'OVERVOTE', 'REDACTED', 'NOT_ON_BALLOT'];
  columns.forEach((source, s) => {
    columns.forEach((compared, t) => {
      const table = crossTabulate(source, compared, sizes);
      const names = [...known.contests[t]!.choices.map(({ name }) => name), ...special];
      for (let choice = 0; choice < source.choiceCount; choice += 1) {
        const row = rowOf(table, choice);
        const counted = Object.fromEntries(names.map((name, at) => [name, row[at]!]));
        const { rows } = known.cross(s, choice, t);
        const nothing = Object.fromEntries(names.map((name) => [name, 0]));
        expect(counted).toEqual({
          ...nothing,
          ...Object.fromEntries(rows.map((row) => [row.choice, row.count])),
        });
      }
    });
  });
}

describeEachDatabase('an export that is ingested again', (databases) => {
  const exports = exportFolder();
  let store: Store;
  beforeAll(async () => {
    store = await databases.open();
  });

  async function ingestSample({ election, records }: SampleElection, name: string) {
    const file = path.join(exports.folder, name);
    writeFileSync(file, [...writeDominionCsv(election, records())].join(''));
    const report = await ingest({ paths: [file], format: 'dominion-csv' }, store);
    return report.datasetId!;
  }

  it.each([1, 2, 3, 4])(
    'has the known results and cross tables of random election %d in every format',
    async (seed) => {
      const sample = randomElection({ seed, contests: 5, records: 90 });
      const known = knownTotals(sample.election, sample.records());
      const id = await ingestSample(sample, `random-${seed}.csv`);
      const whole = await wholeOf(store, id);
      for (const format of exportFormats) {
        const { id: again, records } = await exports.again(store, id, format);
        expect(records).toBe(known.records);
        const results = await resultsOf(store, again);
        const withRanks = known.contests.map((contest, place) =>
          format === 'cdf-json' ? { ...contest, rankLimit: results[place]!.rankLimit } : contest,
        );
        expect(results).toEqual(withRanks);
        await expectCrossTables(store, again, known);
        if (format !== 'cdf-json') expect(await wholeOf(store, again)).toEqual(whole);
      }
    },
  );

  it('is the same dataset, with forty contests on two cards', async () => {
    const sample = generateElection(countySpec({ records: 300, seed: 8, contests: 40, cards: 2 }));
    const id = await ingestSample(sample, 'county.csv');
    const whole = await wholeOf(store, id);
    for (const format of lossless) {
      const { id: again, issues } = await exports.again(store, id, format);
      expect(await wholeOf(store, again)).toEqual(whole);
      // Three districts of one card overlap little. They look like cards that are linked in part.
      expect(issues.map(({ code }) => code)).toEqual([
        ...['contests_apart', 'no_election_date', 'cards_linked_in_part', 'name_taken'],
      ]);
    }
  });

  it('as CDF keeps precinct, ballot style, tabulator and batch of every record', async () => {
    const id = await ingestSample(randomElection({ seed: 9, contests: 3, records: 30 }), 'cdf.csv');
    const { records } = await wholeOf(store, id);
    const { id: again } = await exports.again(store, id, 'cdf-json');
    const read = await wholeOf(store, again);
    expect(read.records.map(({ attributes }) => attributes)).toEqual(
      records.map(({ attributes }) =>
        Object.fromEntries(Object.entries(attributes).filter(([kind]) => kind !== 'countingGroup')),
      ),
    );
    expect((await exports.write(store, id, 'cdf-json')).losses).toEqual([
      'counting groups are left out: the format has no place for them',
    ]);
  });
});
