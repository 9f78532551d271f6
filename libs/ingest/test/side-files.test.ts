import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeEachDatabase } from '@crossvote/store/testing';
import type { Store } from '@crossvote/store';
import { ingest } from '../src/index.ts';
import { exportFolder } from './export-file.ts';

/** New York City: candidates are numbers. One table for all files of an election has their names. */
const table = 'CandidacyID,DefaultBallotName\r\n11,Ann\r\n12,Bo\r\n';
const votes = (...marks: string[]) =>
  [
    'Cast Vote Record,Precinct,Ballot Style,DEM Mayor Choice 1 of 1 Citywide (1)',
    ...marks.map((mark, place) => `${place + 1},P1,A,${mark}`),
    '',
  ].join('\r\n');

describeEachDatabase('an ingest with side files', (databases) => {
  const { folder, write } = exportFolder();
  let store: Store;
  beforeEach(async () => {
    store = await databases.open();
  });
  const manifest = path.join(folder, 'tables', 'CandidacyID_To_Name.csv');
  mkdirSync(path.dirname(manifest));
  writeFileSync(manifest, table);
  const first = write('2025P1V1_ELE1.csv', votes('11', '11', '12'));
  const second = write('2025P1V1_ELE2.csv', votes('12', '12'));
  const take = (file: string, replace = false) =>
    ingest({ paths: [file], format: 'auto', sides: { manifest: [manifest] }, replace }, store);

  it('shares one among datasets: only records make a file the same', async () => {
    const one = await take(first);
    const two = await take(second);
    const counts = ({ contests }: typeof one) =>
      contests.map(({ choices }) => choices.map(({ name, voteCount }) => `${name} ${voteCount}`));
    expect(counts(one)).toEqual([['Ann 2', 'Bo 1']]);
    expect(counts(two)).toEqual([['Bo 2']]);
    expect((await store.datasets.list()).map(({ id }) => id)).toEqual([
      one.datasetId,
      two.datasetId,
    ]);
    await expect(take(first)).rejects.toThrow(`ELE1.csv is already in dataset ${one.datasetId};`);
  });

  it('replaces the dataset of its records alone', async () => {
    const one = await take(first);
    const two = await take(second);
    const again = await take(second, true);
    expect(again.replaced).toEqual([two.datasetId]);
    expect((await store.datasets.list()).map(({ id }) => id)).toEqual([
      one.datasetId,
      again.datasetId,
    ]);
  });

  it('reports each file with what it is and how it came', async () => {
    const { files } = await take(first);
    expect(files).toMatchObject([
      { name: '2025P1V1_ELE1.csv', part: 'records', by: 'path', members: null },
      { name: 'CandidacyID_To_Name.csv', part: 'side', by: 'manifest', members: null },
    ]);
    for (const { sha256 } of files) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes side files of one content for what they are, and counts records of one content once', async () => {
    const twin = write('Table_CandidacyID_To_Name.csv', table);
    const sides = { manifest: [manifest, twin] };
    const report = await ingest({ paths: [first], format: 'auto', sides });
    expect(report.contests[0]?.choices.map(({ name }) => name)).toEqual(['Ann', 'Bo']);
    const copy = write('2025P1V1_ELE3.csv', votes('12', '12'));
    const twice = await ingest({ paths: [second, copy], format: 'auto' });
    expect(twice).toMatchObject({ recordsRead: 4, records: 2, refused: 0, repeated: 2 });
  });

  it('is called after the folder where the export names no election', async () => {
    const { name, electionName } = await take(first);
    expect({ name, electionName }).toEqual({ name: '2025P1V1_ELE1.csv', electionName: '' });
  });
});
