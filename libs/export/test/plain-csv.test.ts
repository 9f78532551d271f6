import { sqliteDatabases } from '@crossvote/store/testing';
import type { Store } from '@crossvote/store';
import { exportFolder } from './export-folder.ts';
import { storeDataset } from './plain-dataset.ts';
import { contestsOf, recordsOf } from './stored-records.ts';

const steering =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const name = 'A\u001b[31m\u009b\u202e\u200f\u061cb';

describe.each(['csv-wide', 'csv-long'] as const)('plain %s', (format) => {
  const exports = exportFolder();
  const databases = sqliteDatabases();
  let store: Store;
  let id: number;
  beforeAll(async () => {
    store = await databases.open();
    id = await storeDataset(store, {
      contests: [{ name, choices: [{ name }, { name: 'Bo' }, { name: 'Nobody' }] }],
      records: [
        { selections: [{ marks: [0] }], attributes: { precinct: name } },
        { selections: [{ marks: [1] }] },
      ],
    });
  });

  it('has a row of headings, rows of records, and nothing that steers a terminal', async () => {
    const text = await exports.text(store, id, format, true);
    expect(text).not.toMatch(steering);
    const rows = text.trimEnd().split('\n');
    expect(rows.map((row) => row.split(',', 1)[0])).toEqual(['record', '1', '2']);
    const coded = 'A\\x001b[31m\\x009b\\x202e\\x200f\\x061cb';
    expect(rows[format === 'csv-wide' ? 0 : 1]).toContain(coded);
    expect(await exports.text(store, id, format)).toContain('\u202e');
  });

  it('is ingested with every character of its names', async () => {
    const { id: again } = await exports.again(store, id, format, true);
    const [contest] = await contestsOf(store, again);
    expect(contest).toMatchObject({ name, choices: [{ name }, { name: 'Bo' }] });
    expect((await recordsOf(store, again))[0]?.attributes).toEqual({ precinct: name });
  });
});
