import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ingest, type IngestReport } from '../src/index.ts';
import { exportFolder } from './export-file.ts';

const countsOf = ({ recordsRead: read, records, refused, repeated }: IngestReport) => ({
  ...{ read, records, refused, repeated },
});

describe.each([
  ['plain', (text: string) => text, ''],
  ['packed', (text: string) => gzipSync(text), '.gz'],
])('folders of %s files with a record each, and the same names', (kind, pack, ending) => {
  const exports = exportFolder();
  /** Writes twenty ballots, of which some mark Bo. */
  const writeCounty = (name: string, marksBo: (number: number) => boolean) => {
    const folder = path.join(kind, name);
    mkdirSync(path.join(exports.folder, folder), { recursive: true });
    for (let number = 1; number <= 20; number += 1)
      exports.write(
        path.join(folder, `${number}.csv${ending}`),
        pack(`record,mayor\n${number},${marksBo(number) ? 'Bo' : 'Ann'}\n`),
      );
    return path.join(exports.folder, folder);
  };

  it('hold other ballots where the numbers began anew, also where some mark the same', async () => {
    const north = writeCounty('north', (number) => number <= 10);
    const south = writeCounty('south', (number) => number % 2 === 0);
    const report = await ingest({ paths: [north, south], format: 'auto' });
    expect(countsOf(report)).toEqual({ read: 40, records: 40, refused: 0, repeated: 0 });
  });

  it('are judged together where most are the same', async () => {
    const first = writeCounty('first', (number) => number <= 10);
    const second = writeCounty('second', (number) => number <= 11);
    await expect(ingest({ paths: [first, second], format: 'auto' })).rejects.toThrow(
      /shares the identities of 20 records with second, which has 20; 19 of them have the same marks/,
    );
  });
});
