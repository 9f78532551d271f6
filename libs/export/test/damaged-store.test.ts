import { forgetChecksums, sqliteDatabases } from '@crossvote/store/testing';
import {
  DatasetMissingError,
  exportDataset,
  exportFormats,
  type ExportFormat,
} from '../src/index.ts';
import { storeDataset } from './plain-dataset.ts';

const contests = [{ name: 'Mayor', choices: [{ name: 'Ann' }, { name: 'Bo' }] }];
const records = [{ selections: [{ marks: [0] }] }, { selections: [{ marks: [1] }] }];

describe('an export', () => {
  const databases = sqliteDatabases();

  async function drain(
    ...[store, id, format]: [Parameters<typeof exportDataset>[0], number, ExportFormat]
  ) {
    const { bytes } = await exportDataset(store, id, { format, onLoss: () => undefined });
    for await (const chunk of bytes) expect(chunk.length).toBeGreaterThan(0);
  }

  it.each(exportFormats)('as %s of a damaged database fails', async (format) => {
    const url = await databases.create();
    const store = await databases.open(url);
    const id = await storeDataset(store, { contests, records });
    await drain(store, id, format);
    // Both records now mark the first choice.
    const damage = [
      `UPDATE "MarkBlock" SET "codes" = X'05'`,
      `UPDATE "MarkBlock" SET "codes" = X''`,
    ];
    for (const statement of damage) {
      await databases.sql(url, statement);
      await expect(drain(store, id, format)).rejects.toThrow(/is damaged: dataset 1, the marks/);
    }
    // The dataset as an earlier version stored it.
    await databases.sql(url, ...forgetChecksums);
    for (const statement of damage) {
      await databases.sql(url, statement);
      await expect(drain(store, id, format)).rejects.toThrow(/dataset 1 are damaged/);
    }
  });

  it('of a dataset that is not there, or is removed meanwhile, says so', async () => {
    const store = await databases.open();
    const format = 'csv-wide';
    await expect(drain(store, 7, format)).rejects.toThrow(DatasetMissingError);
    const id = await storeDataset(store, { contests, records });
    const { bytes } = await exportDataset(store, id, { format, onLoss: () => undefined });
    await store.datasets.delete(id);
    await expect(bytes.next()).rejects.toThrow(`there is no dataset ${id}`);
  });
});
