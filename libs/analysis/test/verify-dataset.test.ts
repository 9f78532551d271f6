import { generateElection, countySpec, writeDominionCsv } from '@crossvote/samples';
import type { Store } from '@crossvote/store';
import { describeEachDatabase, forgetChecksums } from '@crossvote/store/testing';
import { ElectionAnalysis, verifyDataset } from '../src/index.ts';
import { allAnswers, exportFolder, store as ingestInto } from './stored-election.ts';

const { election, records } = generateElection(countySpec({ records: 300, seed: 2, contests: 14 }));

describeEachDatabase('verifying a dataset', (databases) => {
  const write = exportFolder();
  const file = write([...writeDominionCsv(election, records())].join(''));
  const bytes = (hex: string) => (databases.provider === 'sqlite' ? `x'${hex}'` : `'\\x${hex}'`);
  let url: string;
  let store: Store;
  let id: number;
  beforeEach(async () => {
    url = await databases.create();
    store = await databases.open(url);
    id = await ingestInto([file], store);
  });
  const damage = async (...statements: string[]) => {
    await databases.sql(url, ...statements);
    return (await verifyDataset(store, id))?.damage;
  };

  it('finds nothing where nothing is damaged', async () => {
    const analysis = new ElectionAnalysis(store);
    await allAnswers(analysis, await analysis.contests(id));
    await analysis.settle();
    expect(await verifyDataset(store, id)).toMatchObject({
      ...{ datasetId: id, records: 300, contests: 14, hasChecksums: true, damage: [] },
    });
    expect(await verifyDataset(store, 999)).toBeNull();
    await databases.sql(url, ...forgetChecksums);
    expect(await verifyDataset(store, id)).toMatchObject({ hasChecksums: false, damage: [] });
  });

  it('finds every place that is damaged', async () => {
    const [first, , third] = (await store.datasets.contests(id)) ?? [];
    const found = await damage(
      `UPDATE "Choice" SET "voteCount" = "voteCount" + 256 WHERE "id" = ${first?.choices[0]?.id ?? 0}`,
      `UPDATE "MarkBlock" SET "codes" = ${bytes('00')} WHERE "contestId" = ${third?.id ?? 0}`,
      `UPDATE "AttributeBlock" SET "dictionary" = ${bytes('5b5d')} WHERE "kind" = 'precinct'`,
      `UPDATE "Dataset" SET "totalRecords" = 301`,
    );
    expect(found).toEqual([
      'its own row',
      `contest ${first?.id ?? 0} "${first?.name ?? ''}"`,
      'it should have 301 records, and its blocks have 300',
      `the marks of contest ${first?.id ?? 0} "${first?.name ?? ''}"`,
      `the marks of contest ${third?.id ?? 0} in block 0`,
      `the marks of contest ${third?.id ?? 0} "${third?.name ?? ''}"`,
      'the attribute precinct in block 0',
    ]);
  });

  it.each([
    ['votes of a choice', `UPDATE "Choice" SET "voteCount" = "voteCount" + 1 WHERE "position" = 0`],
    ['overvoted records', `UPDATE "Contest" SET "overvotedRecords" = "overvotedRecords" + 1`],
    ['an attribute', `UPDATE "AttributeBlock" SET "width" = 3 WHERE "kind" = 'precinct'`],
    [
      'a list of names',
      `UPDATE "AttributeBlock" SET "dictionary" = ${bytes('7b')} WHERE "kind" = 'precinct'`,
    ],
    [
      'names that are no list',
      `UPDATE "AttributeBlock" SET "dictionary" = ${bytes('7b7d')} WHERE "kind" = 'precinct'`,
    ],
    [
      'a list of too few names',
      `UPDATE "AttributeBlock" SET "dictionary" = ${bytes('5b5d')} WHERE "kind" = 'precinct'`,
    ],
    ['layouts', `DELETE FROM "AttributeBlock" WHERE "kind" = 'layout'`],
    ['a number of records', `UPDATE "Block" SET "recordCount" = 299`],
  ])('finds %s damaged by counting alone, without checksums', async (_what, statement) => {
    expect(await damage(...forgetChecksums)).toEqual([]);
    expect(await damage(statement)).not.toEqual([]);
  });

  it.each([
    [
      'an attribute of which nothing is left',
      `DELETE FROM "AttributeBlock" WHERE "kind" = 'precinct'`,
    ],
    ['how it was made', `UPDATE "IngestRun" SET "refused" = 1`],
    ['the status', `UPDATE "Dataset" SET "status" = 'completel'`],
  ])('finds damage that no result shows: %s', async (_what, statement) => {
    expect(await damage(statement)).toHaveLength(1);
  });

  it('finds a cross table that is damaged', async () => {
    const analysis = new ElectionAnalysis(store);
    await allAnswers(analysis, await analysis.contests(id));
    await analysis.settle();
    const where = `WHERE "firstPosition" = 2 AND "secondPosition" = 3`;
    const found = await damage(`UPDATE "CrossTable" SET "counts" = ${bytes('00')} ${where}`);
    expect(found).toEqual(['the cross table of the contests at 2 and 3']);
  });
});
