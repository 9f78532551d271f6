import { generateElection, countySpec, writeDominionCsv } from '@crossvote/samples';
import { DamagedError } from '@crossvote/store';
import { describeEachDatabase, forgetChecksums } from '@crossvote/store/testing';
import { ElectionAnalysis } from '../src/index.ts';
import { exportFolder, store as ingestInto } from './stored-election.ts';

const { election, records } = generateElection(countySpec({ records: 300, seed: 2, contests: 14 }));

describeEachDatabase('damaged layouts of ballots', (databases) => {
  const write = exportFolder();
  const file = write([...writeDominionCsv(election, records())].join(''));
  const bytes = (hex: string) => (databases.provider === 'sqlite' ? `x'${hex}'` : `'\\x${hex}'`);
  const ofLayouts = `WHERE "kind" = 'layout'`;

  it.each([
    ['that were lost', `DELETE FROM "AttributeBlock" ${ofLayouts}`],
    ['that are cut off', `UPDATE "AttributeBlock" SET "codes" = ${bytes('05')} ${ofLayouts}`],
    ['of another width', `UPDATE "AttributeBlock" SET "width" = 2 ${ofLayouts}`],
    [
      'of other records',
      `UPDATE "AttributeBlock" SET "dictionary" = ${bytes('7b227265636f726473223a5b3330305d2c226372633332223a307d')} ${ofLayouts}`,
    ],
    ['of no records', `UPDATE "AttributeBlock" SET "dictionary" = ${bytes('5b')} ${ofLayouts}`],
    ['of another place', `UPDATE "AttributeBlock" SET "ordinal" = 7 ${ofLayouts}`],
    ['that other contests have', `UPDATE "MarkBlock" SET "layouts" = ${bytes('01')}`],
    ['that no contest has', `UPDATE "MarkBlock" SET "layouts" = ${bytes('00')}`],
    ['that are not there', `UPDATE "MarkBlock" SET "layouts" = ${bytes('ffffff')}`],
    ['that were forgotten', 'UPDATE "MarkBlock" SET "layouts" = NULL'],
  ])('%s give an error and no numbers', async (_what, damage) => {
    const url = await databases.create();
    const store = await databases.open(url);
    const id = await ingestInto([file], store);
    const { contests } = await new ElectionAnalysis(store).contests(id);
    const [source] = contests;
    const partial = contests.filter((contest) => contest.records < 300);
    expect(partial.length).toBeGreaterThan(1);
    await databases.sql(url, damage);
    // The dataset as it is now, and as an earlier version stored it.
    for (const forget of [[], forgetChecksums]) {
      await databases.sql(url, ...forget);
      const analysis = new ElectionAnalysis(store);
      for (const { id: compared } of partial) {
        const question = {
          sources: [{ contestId: source?.id ?? 0, choiceId: source?.choices[0]?.id ?? 0 }],
          compareContestIds: [compared],
        };
        await expect(analysis.crossVoting(id, question)).rejects.toBeInstanceOf(DamagedError);
      }
    }
  });
});
