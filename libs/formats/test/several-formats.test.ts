import path from 'node:path';
import { IssueLog } from '@crossvote/opening';
import {
  countySpec,
  generateElection,
  inFolder,
  layouts,
  randomElection,
  saveFiles,
  seedsFrom,
  withCi,
  type LayoutName,
  type SampleElection,
} from '@crossvote/samples';
import { KnownJoins, prepareExport, readPrepared } from '../src/index.ts';
import { MemorySink } from './memory-sink.ts';
import { totalsOf, totalsRead } from './totals-by-name.ts';

/** Layouts that hold every contest, each of another format or with other signs of its contests. */
const vendors = [
  'dominion-csv',
  'ess-csv',
  'hart',
  'nist-cdf-json',
  'crossvote-csv',
  'dominion-json',
  'clear-ballot',
  'unisyn',
  'long-csv',
] as const satisfies readonly LayoutName[];

/** Every `of`-th record, from the one at `part` on. */
function partOf({ election, records }: SampleElection, part: number, of: number): SampleElection {
  return { election, records: () => [...records()].filter((_, at) => at % of === part) };
}

/** Writes the records of an election in turn in some layouts, and reads all files together. */
function readParts(sample: SampleElection, names: readonly LayoutName[]) {
  return inFolder(async (folder) => {
    for (const [part, name] of names.entries())
      await saveFiles(
        path.join(folder, `county ${part}`),
        layouts[name].write(partOf(sample, part, names.length)),
      );
    const known = new KnownJoins();
    for (;;) {
      const [sink, log] = [new MemorySink(), new IssueLog()];
      const prepared = await prepareExport({ paths: [folder], format: 'auto' }, log);
      try {
        const { summary, joined } = await readPrepared(prepared, sink, log, { known });
        if (known.takeNews()) continue;
        const { contests, records } = sink;
        const formats = prepared.groups.map(({ format }) => format.id);
        return { summary, contests, records, issues: log.list(), joined, formats };
      } finally {
        prepared.close();
      }
    }
  });
}

async function expectWhole(sample: SampleElection, names: readonly LayoutName[]) {
  const read = await readParts(sample, names);
  expect(new Set(read.formats).size).toBe(names.length);
  expect(read.summary.recordsRefused).toBe(0);
  // Every contest of several formats is one, so that no name stands twice.
  const titles = read.contests.map(({ name }) => name);
  expect(titles.filter((name, at) => titles.indexOf(name) < at)).toEqual([]);
  expect(totalsRead({ ...read, issues: [] })).toEqual(totalsOf(sample));
}

const county = generateElection(countySpec({ records: 90, seed: 3, contests: 10 }));

const pairs = vendors.flatMap((one) =>
  vendors.filter((other) => other !== one).map((other) => [one, other] as const),
);

describe('an election whose records are in files of several formats', () => {
  it.each(
    withCi(
      pairs,
      pairs.filter((_, at) => at % 3 === 0),
      'two in three pairs of formats',
    ),
  )('counts as a whole: %s and %s', async (one, other) => {
    await expectWhole(county, [one, other]);
  });

  it.each([
    ['dominion-csv', 'ess-csv', 'hart'],
    ['hart', 'nist-cdf-json', 'dominion-csv'],
    ['long-csv', 'hart', 'ess-csv'],
  ] as const)('counts as a whole: %s, %s and %s', async (...names) => {
    await expectWhole(county, names);
  });

  it('counts as a whole with odd names', async () => {
    for (const seed of seedsFrom(4, 12)) {
      const sample = randomElection({ seed, contests: 4, records: 24 });
      await expectWhole(sample, ['dominion-csv', 'crossvote-csv']);
    }
  });
});
