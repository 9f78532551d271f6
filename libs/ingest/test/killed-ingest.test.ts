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
  const file = exports.county('county.csv', { records: 70_000, seed: 5, contests: 8 });
  const expected = naiveResults(file);
  let url: string;
  beforeAll(async () => {
    url = await databases.create();
    await databases.open(url);
  });

  /** Nothing is visible, and the next start leaves no row. */
  async function expectNothing(): Promise<void> {
    const store = await databases.open(url);
    expect(await store.datasets.list()).toEqual([]);
    const [rows = []] = await databases.sql(url, everything);
    expect(rows.map(({ rows: count }) => Number(count))).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  }

  it('at random moments leaves nothing behind, and then succeeds', async () => {
    const started = performance.now();
    const whole = await script.start(url, file).ended;
    const wholeMs = performance.now() - started;
    expect(whole).toMatchObject({ code: 0, stderr: '' });
    const store = await databases.open(url);
    await store.datasets.delete(Number(whole.stdout));
    let killed = 0;
    for (const share of [0.45, 0.7, 0.9]) {
      const { child, ended } = script.start(url, file);
      setTimeout(() => child.kill('SIGKILL'), wholeMs * (share + Math.random() * 0.1));
      const { code } = await ended;
      if (code !== 0) killed += 1;
      const reader = await databases.open(url);
      for (const { id } of await reader.datasets.list()) {
        // The kill came after its end: then all of it is there.
        expect(await storedResults(reader, id)).toEqual(expected);
        await reader.datasets.delete(id);
      }
      await expectNothing();
    }
    expect(killed).toBeGreaterThan(0);
    const last = await script.start(url, file).ended;
    expect(await storedResults(store, Number(last.stdout))).toEqual(expected);
    await store.datasets.delete(Number(last.stdout));
  });

  it('within its last transaction leaves nothing behind, and what it was to replace', async () => {
    const { child, ended } = script.start(url, file, 'stand-still');
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    const reader = await databases.open(url);
    expect(await reader.datasets.list()).toEqual([]);
    child.kill('SIGKILL');
    await ended;
    await expectNothing();
    const { stdout } = await script.start(url, file).ended;
    expect(await storedResults(reader, Number(stdout))).toEqual(expected);
  });
});
