import { setTimeout as sleep } from 'node:timers/promises';
import { sqliteDatabases } from '@crossvote/store/testing';
import { ingest, type IngestProgress } from '../src/index.ts';
import { exportFolder, naiveResults, storedResults } from './export-file.ts';

describe('an ingest into a store that is still opening', () => {
  const databases = sqliteDatabases();
  const exports = exportFolder();
  const format = 'auto';
  const town = exports.county('town.csv', { records: 500, seed: 11, contests: 20 });
  const large = exports.county('large.csv', { records: 70_000, seed: 5, contests: 2 });

  it('reads meanwhile, no more than a block ahead, and stores all', async () => {
    const store = await databases.open();
    let open: (opened: typeof store) => void = () => undefined;
    const opening = new Promise<typeof store>((resolve) => (open = resolve));
    const seen: IngestProgress[] = [];
    const onProgress = (progress: IngestProgress) => seen.push(progress);
    const ingesting = ingest({ paths: [large], format, onProgress }, opening);
    while ((seen.at(-1)?.records ?? 0) < 65_536) await sleep(20);
    expect(await store.datasets.list()).toEqual([]);
    open(store);
    const { datasetId } = await ingesting;
    expect(await storedResults(store, datasetId ?? 0)).toEqual(naiveResults(large));
  });

  it('ends as the store does when that cannot be opened, before all is read', async () => {
    const seen: IngestProgress[] = [];
    const onProgress = (progress: IngestProgress) => seen.push(progress);
    const opening = Promise.reject(new Error('cannot be opened'));
    const ingesting = ingest({ paths: [large], format, onProgress }, opening);
    await expect(ingesting).rejects.toThrow('cannot be opened');
    expect(seen.filter(({ isWhole }) => isWhole)).toEqual([]);
  });

  it.each([
    ['is not there', 'nowhere.csv'],
    ['is cut off', exports.write('cut.csv', 'CvrNumber,"Not')],
  ])('tells of the store first, even where the export %s', async (_what, file) => {
    const opening = sleep(100).then(() => Promise.reject(new Error('cannot be opened')));
    await expect(ingest({ paths: [file], format }, opening)).rejects.toThrow('cannot be opened');
  });

  it('takes the error of a store at once, before it reads anything', async () => {
    // Promises of Node itself do not belong to the context of a test.
    const Outer = sleep(0).constructor as PromiseConstructor;
    const opening: Promise<never> = Outer.reject(new Error('cannot be opened'));
    const taken = jest.spyOn(opening, 'then');
    const ingesting = ingest({ paths: [town], format }, opening);
    await Promise.resolve();
    expect(taken).toHaveBeenCalled();
    await expect(ingesting).rejects.toThrow('cannot be opened');
  });

  it('refuses a file that it holds', async () => {
    const store = await databases.open();
    const { datasetId } = await ingest({ paths: [town], format }, store);
    const again = ingest(
      { paths: [town], format },
      sleep(100).then(() => store),
    );
    await expect(again).rejects.toThrow(`town.csv is already in dataset ${datasetId ?? ''}`);
    expect(await store.datasets.list()).toHaveLength(1);
  });
});
