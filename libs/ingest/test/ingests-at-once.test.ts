import { describeEachDatabase, testScript } from '@crossvote/store/testing';
import { exportFolder, naiveResults, storedResults } from './export-file.ts';

describeEachDatabase('ingests at the same time', (databases) => {
  const exports = exportFolder();
  const script = testScript('test/ingest.script.ts');
  const files = [1, 2].map((seed) =>
    exports.county(`county-${seed}.csv`, { records: 5000, seed, contests: 10 }),
  );
  const [one = '', ...others] = files;

  it('of different files all succeed', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    const runs = await Promise.all(files.map((file) => script.start(url, file).ended));
    for (const [index, { code, stdout, stderr }] of runs.entries()) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(await storedResults(store, Number(stdout))).toEqual(naiveResults(files[index] ?? ''));
    }
    expect(await store.datasets.list()).toHaveLength(2);
  });

  it('of one file store it once, and tell the others where it is', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    const runs = await Promise.all([1, 2].map(() => script.start(url, one).ended));
    const [stored, ...none] = (await store.datasets.list()).map(({ id }) => id);
    expect(none).toEqual([]);
    expect(runs.filter(({ code }) => code === 0)).toHaveLength(1);
    for (const { code, stderr } of runs) {
      if (code !== 0) expect(stderr).toMatch(`county-1.csv is already in dataset ${stored ?? ''};`);
    }
  });

  it('let a reader see a dataset whole or not at all, without opening anew', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    const expected = naiveResults(one);
    const state = { running: true };
    const runs = Promise.all([one, ...others].map((file) => script.start(url, file).ended));
    void runs.finally(() => (state.running = false));
    let seen = 0;
    // Looks once more after the end, as the ingests may end between two looks.
    for (let isLast = false; !isLast;) {
      isLast = !state.running;
      for (const { id, totalRecords } of await store.datasets.list()) {
        const [run, sizes] = [
          await store.datasets.ingestRun(id),
          await store.datasets.blockSizes(id),
        ];
        expect(run).toMatchObject({ stored: totalRecords, files: [{}] });
        expect(sizes?.reduce((sum, size) => sum + size, 0)).toBe(totalRecords);
        if (run?.files[0]?.name === 'county-1.csv')
          expect(await storedResults(store, id)).toEqual(expected);
        seen += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const { code, stderr } of await runs)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await store.datasets.list()).toHaveLength(2);
    expect(seen).toBeGreaterThan(0);
  });

  it('replacing one another never leave a reader without the dataset', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    await script.start(url, one).ended;
    const state = { running: true };
    const again = (async () => {
      for (let i = 0; i < 2; i += 1)
        expect(await script.start(url, one, 'replace').ended).toMatchObject({ code: 0 });
    })();
    void again.finally(() => (state.running = false));
    while (state.running) {
      expect(await store.datasets.list()).toHaveLength(1);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await again;
  });
});
