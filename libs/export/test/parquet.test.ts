import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ingest } from '@crossvote/ingest';
import { sqliteDatabases } from '@crossvote/store/testing';
import type { Store } from '@crossvote/store';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { ByteWriter, parquetWrite, type ColumnSource } from 'hyparquet-writer';
import { FileError } from '@crossvote/opening';
import { exportFolder } from './export-folder.ts';
import { expectedRecords, storeDataset } from './plain-dataset.ts';
import { recordsOf, wholeOf } from './stored-records.ts';

const contests = [
  { name: 'Mayor', choices: [{ name: 'Ann' }, { name: 'Bo' }] },
  { name: 'Council', voteFor: 2, choices: [{ name: 'Kim' }, { name: 'Lee' }] },
];

describe('a Parquet file', () => {
  const exports = exportFolder();
  const databases = sqliteDatabases();
  let store: Store;
  beforeAll(async () => {
    store = await databases.open();
  });

  function write(name: string, columnData: ColumnSource[], rowGroupSize = 1000): string {
    const writer = new ByteWriter();
    void parquetWrite({ writer, columnData, rowGroupSize });
    const file = path.join(exports.folder, name);
    writeFileSync(file, Buffer.from(writer.getBuffer()));
    return file;
  }

  async function failureOf(file: string): Promise<FileError> {
    const failure: unknown = await ingest({ paths: [file], format: 'auto' }).catch(
      (error: unknown) => error,
    );
    if (failure instanceof FileError) return failure;
    throw new Error('the file was read, or failed otherwise', { cause: failure });
  }

  it('has a group of rows for each block, a column for each contest, and nothing for what is not there', async () => {
    const records = [
      { selections: [{ marks: [0] }, { marks: [0, 1] }], attributes: { precinct: 'P' } },
      { selections: [{}] },
      { selections: [undefined, { marks: [1] }] },
      { selections: [{ marks: [1] }] },
    ];
    const id = await storeDataset(store, { contests, records });
    const { file } = await exports.write(store, id, 'parquet');
    const buffer = await asyncBufferFromFile(file);
    const { row_groups: groups } = await parquetMetadataAsync(buffer);
    expect(groups.map(({ num_rows: rows }) => Number(rows))).toEqual([3, 1]);
    const rows = await parquetReadObjects({ file: buffer });
    expect(rows).toMatchObject([
      { record: 1, precinct: 'P', Mayor: 'Ann', Council: 'Kim|Lee' },
      { record: 2, precinct: null, Mayor: 'UNDERVOTE', Council: null },
      { record: 3, Mayor: null, Council: 'Lee' },
      { record: 4, Mayor: 'Bo', Council: null },
    ]);
  });

  it('of several groups, which are read in parts, is the same dataset', async () => {
    const records = Array.from({ length: 3500 }, (_, at) => ({
      selections: [{ marks: [at % 2] }, at % 3 === 0 ? undefined : { marks: at % 5 ? [0] : [] }],
      attributes: { batch: `B${Math.floor(at / 100)}` },
    }));
    const id = await storeDataset(store, { contests, records, blockRecords: 1600 });
    const { id: again } = await exports.again(store, id, 'parquet');
    expect(await recordsOf(store, again)).toEqual(expectedRecords(records));
    expect((await wholeOf(store, again)).contests).toMatchObject([
      { name: 'Mayor', votes: 3500 },
      { name: 'Council', voteFor: 2 },
    ]);
  });

  it('that another program wrote is read as well, in both forms', async () => {
    const wide = write('wide.parquet', [
      { name: 'record', data: [1n, 2n] },
      { name: 'Mayor', data: ['Ann', null] },
      { name: 'Measure, 1', data: ['Yes', 'say "no"\nagain'] },
    ]);
    const long = write('long.parquet', [
      { name: 'record', data: [1, 1, 2], type: 'INT32' },
      { name: 'contest', data: ['Mayor', 'Mayor', 'Mayor'] },
      { name: 'choice', data: ['Ann', 'Bo', 'Bo'] },
      { name: 'rank', data: [1, 2, 1], type: 'DOUBLE' },
    ]);
    const first = await ingest({ paths: [wide], format: 'auto' });
    expect(first.contests).toMatchObject([
      { name: 'Mayor', records: 1, choices: [{ name: 'Ann', voteCount: 1 }] },
      { name: 'Measure, 1', choices: [{ name: 'Yes' }, { name: 'say "no" again', voteCount: 1 }] },
    ]);
    const second = await ingest({ paths: [long], format: 'auto' });
    expect(second.contests).toMatchObject([
      {
        rankLimit: 2,
        choices: [
          { name: 'Ann', voteCount: 1 },
          { name: 'Bo', voteCount: 1 },
        ],
      },
    ]);
  });

  it('with values that are no votes is refused', async () => {
    const dates = write('dates.parquet', [
      { name: 'record', data: [1, 2], type: 'INT32' },
      { name: 'Mayor', data: [new Date(0), new Date(1)] },
    ]);
    expect(await failureOf(dates)).toMatchObject({ code: 'parquet_type' });
  });

  it('whose pages unpack to far more than a table of votes is refused, though the file is small', async () => {
    const bomb = write('bomb.parquet', [
      { name: 'record', data: ['1'], type: 'STRING' },
      { name: 'Mayor', data: ['a'.repeat((64 << 20) + 1)], type: 'STRING' },
    ]);
    const failure = await failureOf(bomb);
    expect(failure.code).toBe('parquet_damaged');
    expect(failure.message).toContain('a page unpacks to more than 64 MiB');
  });

  it('that is damaged anywhere is refused or read, and never ends otherwise', async () => {
    const records = Array.from({ length: 40 }, (_, at) => ({
      selections: [{ marks: [at % 2] }, {}],
    }));
    const id = await storeDataset(store, { contests, records, blockRecords: 40 });
    const whole = readFileSync((await exports.write(store, id, 'parquet')).file);
    const file = path.join(exports.folder, 'damaged.parquet');
    for (let part = 1; part < 12; part += 1) {
      writeFileSync(file, whole.subarray(0, Math.floor((whole.length * part) / 12)));
      expect((await failureOf(file)).code).toMatch(/^parquet_/);
    }
    for (let at = 4; at < whole.length; at += 29) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 0x15;
      writeFileSync(file, bytes);
      await ingest({ paths: [file], format: 'auto' }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(FileError);
      });
    }
  });
});
