import { describeEachDatabase } from '@crossvote/store/testing';
import { ingest } from '../src/index.ts';
import { exportFolder } from './export-file.ts';

describeEachDatabase('an ingest whose reading thread', (databases) => {
  const exports = exportFolder();
  const file = exports.county('large.csv', { records: 20_000, seed: 4, contests: 20 });

  it.each([
    ['ends', 'process.exit(3)', 'a reading thread ended with status 3'],
    ['fails', 'throw new Error("no memory")', 'no memory'],
  ])('%s fails itself, waits for nothing, and stores nothing', async (_what, script, message) => {
    const store = await databases.open();
    const unhandled: unknown[] = [];
    const take = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', take);
    const pieceScript = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
    await expect(ingest({ paths: [file], format: 'auto', pieceScript }, store)).rejects.toThrow(
      message,
    );
    // Unhandled rejections are reported before the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', take);
    expect(unhandled).toEqual([]);
    expect(await store.datasets.list()).toEqual([]);
  });
});
