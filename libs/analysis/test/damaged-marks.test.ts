import { generateElection, countySpec, writeDominionCsv } from '@crossvote/samples';
import { DamagedError } from '@crossvote/store';
import { describeEachDatabase, forgetChecksums } from '@crossvote/store/testing';
import { ElectionAnalysis } from '../src/index.ts';
import { exportFolder, store as ingestInto } from './stored-election.ts';

describeEachDatabase('a damaged database', (databases) => {
  const write = exportFolder();
  const { election, records } = generateElection(
    countySpec({ records: 300, seed: 2, contests: 6 }),
  );
  const file = write([...writeDominionCsv(election, records())].join(''));
  const bytes = (hex: string) => (databases.provider === 'sqlite' ? `x'${hex}'` : `'\\x${hex}'`);
  const half =
    databases.provider === 'sqlite'
      ? 'CAST(substr("codes", 1, length("codes") / 2) AS BLOB)'
      : 'substring("codes" from 1 for octet_length("codes") / 2)';

  it.each([
    ['codes that are cut off', `UPDATE "MarkBlock" SET "codes" = ${half}`],
    ['codes that were lost', `UPDATE "MarkBlock" SET "codes" = ${bytes('')}`],
    ['a width that no block has', 'UPDATE "MarkBlock" SET "width" = 3'],
    ['a width of another block', 'UPDATE "MarkBlock" SET "width" = 1'],
    ['a dictionary that is cut off', `UPDATE "MarkBlock" SET "dictionary" = ${bytes('05')}`],
    ['a dictionary of another contest', `UPDATE "MarkBlock" SET "dictionary" = ${bytes('040000')}`],
    [
      'a choice that is not there',
      `UPDATE "MarkBlock" SET "dictionary" = ${bytes('04630004620000')}`,
    ],
    ['a block that was lost', 'DELETE FROM "MarkBlock"'],
    ['an overwritten code', `UPDATE "MarkBlock" SET "codes" = ${bytes('ff'.repeat(300))}`],
    ['a run of records that was lost', 'DELETE FROM "Block"'],
    ['another number of records', 'UPDATE "Dataset" SET "totalRecords" = 301'],
    ['a block of another place', 'UPDATE "MarkBlock" SET "ordinal" = 7'],
  ])('with %s gives an error and no numbers', async (_what, damage) => {
    const url = await databases.create();
    const store = await databases.open(url);
    const id = await ingestInto([file], store);
    const { contests } = await new ElectionAnalysis(store).contests(id);
    await databases.sql(url, damage);
    const [source] = contests;
    // The dataset as it is now, and as an earlier version stored it.
    for (const forget of [[], forgetChecksums]) {
      await databases.sql(url, ...forget);
      const analysis = new ElectionAnalysis(store);
      for (const { id: compared } of contests) {
        const question = {
          sources: [{ contestId: source?.id ?? 0, choiceId: source?.choices[0]?.id ?? 0 }],
          compareContestIds: [compared],
        };
        await expect(analysis.crossVoting(id, question)).rejects.toBeInstanceOf(DamagedError);
      }
    }
  });
});
