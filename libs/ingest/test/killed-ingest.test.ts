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
});
