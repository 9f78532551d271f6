import { describeEachDatabase, testScript } from '@crossvote/store/testing';
import { exportFolder, naiveResults, storedResults } from './export-file.ts';

const everything = [
  'Dataset',
  'Contest',
  'Choice',
  'Block',
  'MarkBlock',
  'AttributeBlock',
  'IngestRun',
  'IngestFile',
]
  .map((table) => `SELECT CAST(COUNT(*) AS INTEGER) AS "rows" FROM "${table}"`)
  .join(' UNION ALL ');

describeEachDatabase('an ingest killed with -9', (databases) => {
  const exports = exportFolder();
  const script = testScript('test/ingest.script.ts');
  // More than one block of records.
  const file = exports.county('county.csv', { records: 66_000, seed: 5, contests: 2 });
  const expected = naiveResults(file);
  let url: string;
  beforeAll(async () => {
    url = await databases.create();
    await databases.open(url);
  });

  /** Expects that nothing is visible, and that the next start removes all rows. */
  async function expectNothing(): Promise<void> {
    const store = await databases.open(url);
    expect(await store.datasets.list()).toEqual([]);
    const [rows = []] = await databases.sql(url, everything);
    expect(rows.map(({ rows: count }) => Number(count))).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  }

  it.each(['begun', 'block', 'complete'])(
    'at the step "%s" leaves nothing behind, and then succeeds',
    async (step) => {
      const { child, ended } = script.start(url, file, step);
      await new Promise((resolve) => child.stdout?.once('data', resolve));
      const reader = await databases.open(url);
      expect(await reader.datasets.list()).toEqual([]);
      child.kill('SIGKILL');
      expect(await ended).toMatchObject({ code: null, stdout: 'stands still' });
      await expectNothing();
      const { stdout } = await script.start(url, file).ended;
      expect(await storedResults(reader, Number(stdout))).toEqual(expected);
      await reader.datasets.delete(Number(stdout));
    },
  );

  /** Kills an ingest where it stands still. */
  async function killedAt(...words: string[]): Promise<void> {
    const { child, ended } = script.start(url, ...words);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGKILL');
    expect(await ended).toMatchObject({ code: null, stdout: 'stands still' });
  }

  it('while it would take the place of a dataset leaves that one, whole, and then takes it', async () => {
    const small = exports.county('small.csv', { records: 40, seed: 6, contests: 3 });
    const { stdout } = await script.start(url, small).ended;
    const id = Number(stdout);
    for (const step of ['block', 'complete']) {
      await killedAt(file, step, stdout);
      const store = await databases.open(url);
      expect(await storedResults(store, id)).toEqual(naiveResults(small));
      expect(await store.datasets.list()).toHaveLength(1);
      const [rows = []] = await databases.sql(url, everything);
      expect(rows.slice(0, 2).map(({ rows: count }) => Number(count))).toEqual([1, 3]);
    }
    const again = await script.start(url, file, '', stdout).ended;
    expect(again.stdout).toBe(stdout);
    const store = await databases.open(url);
    expect(await storedResults(store, id)).toEqual(expected);
    await store.datasets.delete(id);
  });

  it('in the second of two formats leaves nothing of the first', async () => {
    const ess = 'Cast Vote Record,Precinct,Ballot Style,Mayor\n1,P1,A,Ann\n2,P1,A,Bo\n3,P2,A,Ann\n';
    const own = 'record,Mayor\n#vote_for,1\n#choices,Ann|Bo\n1,Bo\n2,Ann\n';
    const both = [exports.write('north.csv', ess), exports.write('south.csv', own)].join('|');
    await killedAt(both, 'second');
    await expectNothing();
    const { stdout } = await script.start(url, both).ended;
    const store = await databases.open(url);
    // Counted by hand in both files.
    expect(await storedResults(store, Number(stdout))).toMatchObject({
      records: 5,
      contests: [
        {
          name: 'Mayor',
          records: 5,
          choices: [
            { name: 'Ann', votes: 3 },
            { name: 'Bo', votes: 2 },
          ],
        },
      ],
    });
    await store.datasets.delete(Number(stdout));
  });
});
