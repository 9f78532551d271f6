import { randomElection, writeDominionCsv } from '@crossvote/samples';
import { DamagedError } from '@crossvote/store';
import { describeEachDatabase } from '@crossvote/store/testing';
import { ElectionAnalysis, verifyDataset } from '../src/index.ts';
import { allAnswers, exportFolder, store as ingestInto } from './stored-election.ts';

describeEachDatabase('an answer', (databases) => {
  const write = exportFolder();
  const { election, records } = randomElection({ seed: 3, contests: 5, records: 200 });
  const file = write([...writeDominionCsv(election, records())].join(''));
  const wipe = databases.provider === 'sqlite' ? `x''` : `'\\x'`;

  async function asked() {
    const url = await databases.create();
    const store = await databases.open(url);
    const id = await ingestInto([file], store);
    const analysis = new ElectionAnalysis(store);
    const found = await analysis.contests(id);
    const answers = await allAnswers(analysis, found);
    await analysis.settle();
    return { url, store, id, found, answers };
  }

  it('that was given once needs no ballots again, whoever asks', async () => {
    const { url, store, found, answers } = await asked();
    await databases.sql(url, `UPDATE "MarkBlock" SET "codes" = ${wipe}`);
    expect(await allAnswers(new ElectionAnalysis(store), found)).toEqual(answers);
  });

  it('counts the voters of a source without the table of its contest with itself', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    const id = await ingestInto([file], store);
    const analysis = new ElectionAnalysis(store);
    const { contests } = await analysis.contests(id);
    const [source, compared] = contests;
    const { results } = await analysis.crossVoting(id, {
      sources: [{ contestId: source?.id ?? 0, choiceId: source?.choices[0]?.id ?? 0 }],
      compareContestIds: [compared?.id ?? 0],
    });
    await analysis.settle();
    const [pairs] = await databases.sql(
      url,
      'SELECT "firstPosition", "secondPosition" FROM "CrossTable" ORDER BY "secondPosition"',
    );
    expect(pairs).toEqual([
      { firstPosition: 0, secondPosition: 1 },
      { firstPosition: 0, secondPosition: contests.length },
    ]);
    expect(results[0]?.totalMatchingVoters).toBeGreaterThan(0);
  });

  it('is the same where the service warmed up before, also on an empty database', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    const analysis = new ElectionAnalysis(store);
    await analysis.warmUp();
    const id = await ingestInto([file], store);
    await analysis.warmUp();
    const { found, answers } = await asked();
    const warm = await allAnswers(analysis, await analysis.contests(id));
    expect(warm.map(({ totalMatchingVoters }) => totalMatchingVoters)).toEqual(
      answers.map(({ totalMatchingVoters }) => totalMatchingVoters),
    );
    expect(warm).toHaveLength(found.contests.flatMap(({ choices }) => choices).length);
  });

  it.each([
    ['two contests', 1],
    // The table of a contest alone is stored with a position after the last contest.
    ['a contest alone', election.contests.length],
  ])('is not given from bytes that were kept and are no table of %s', async (_of, place) => {
    const store = await databases.open(await databases.create());
    const id = await ingestInto([file], store);
    const analysis = new ElectionAnalysis(store);
    const { contests } = await analysis.contests(id);
    const pair = { firstPosition: 0, secondPosition: place };
    await store.crossTables.keep(id, [{ ...pair, counts: Uint8Array.of(1, 2, 3, 4, 5) }]);
    const [source, compared] = contests;
    const question = {
      sources: [{ contestId: source?.id ?? 0, choiceId: source?.choices[0]?.id ?? 0 }],
      compareContestIds: [compared?.id ?? 0],
    };
    await expect(analysis.crossVoting(id, question)).rejects.toBeInstanceOf(DamagedError);
    expect((await verifyDataset(store, id))?.damage).toEqual([
      `the cross table of the contests at 0 and ${place}`,
    ]);
  });

  it('is not given from a damaged table', async () => {
    const { url, store, found } = await asked();
    await databases.sql(url, `UPDATE "CrossTable" SET "counts" = ${wipe}`);
    await expect(allAnswers(new ElectionAnalysis(store), found)).rejects.toBeInstanceOf(
      DamagedError,
    );
  });
});
