import { randomElection, writeDominionCsv } from '@crossvote/samples';
import { describeEachDatabase } from '@crossvote/store/testing';
import { ElectionAnalysis, NotFoundError, type DatasetContests } from '../src/index.ts';
import { exportFolder, store as ingestInto } from './stored-election.ts';

describeEachDatabase('what is not there', (databases) => {
  const write = exportFolder();
  const { election, records } = randomElection({ seed: 12, contests: 3, records: 60 });
  const file = write([...writeDominionCsv(election, records())].join(''));
  const otherFile = write([...writeDominionCsv(election, [...records()].slice(1))].join(''));

  async function open() {
    const url = await databases.create();
    const store = await databases.open(url);
    const id = await ingestInto([file], store);
    const analysis = new ElectionAnalysis(store);
    return { url, store, id, analysis, found: await analysis.contests(id) };
  }

  function aQuestion({ contests }: DatasetContests) {
    const [source, compared] = contests;
    return {
      sources: [{ contestId: source?.id ?? 0, choiceId: source?.choices[0]?.id ?? 0 }],
      compareContestIds: [compared?.id ?? 0],
    };
  }

  it('is named: dataset, contest or choice', async () => {
    const { store, id, analysis, found } = await open();
    const question = aQuestion(found);
    const other = await analysis.contests(await ingestInto([otherFile], store));
    const [first, second] = found.contests;
    const foreign = other.contests[0];
    const ask = (changes: Partial<typeof question>) =>
      analysis.crossVoting(id, { ...question, ...changes });
    const source = (contestId = 0, choiceId = 0) => ({ sources: [{ contestId, choiceId }] });

    await expect(analysis.contests(999)).rejects.toThrow(
      new NotFoundError('Dataset 999 not found'),
    );
    await expect(analysis.crossVoting(999, question)).rejects.toThrow('Dataset 999 not found');
    await expect(analysis.contests(Number.NaN)).rejects.toThrow(NotFoundError);
    await expect(ask({ compareContestIds: [12345] })).rejects.toThrow(
      `Contest 12345 not found in dataset ${id}`,
    );
    await expect(ask({ compareContestIds: [foreign?.id ?? 0] })).rejects.toThrow(
      `Contest ${foreign?.id ?? 0} not found in dataset ${id}`,
    );
    await expect(ask(source(foreign?.id, foreign?.choices[0]?.id))).rejects.toThrow(NotFoundError);
    const strange = second?.choices[0]?.id ?? 0;
    await expect(ask(source(first?.id, strange))).rejects.toThrow(
      `Choice ${strange} not found in contest ${first?.id ?? 0}`,
    );
  });

  it('is a dataset from the moment it is deleted, whatever was answered before', async () => {
    const { store, id, analysis, found } = await open();
    const question = aQuestion(found);
    await analysis.crossVoting(id, question);
    await store.datasets.delete(id);
    await expect(analysis.crossVoting(id, question)).rejects.toThrow(`Dataset ${id} not found`);
    await expect(analysis.contests(id)).rejects.toThrow(NotFoundError);
    expect(await analysis.datasets()).toEqual({ datasets: [], damaged: [] });
  });

  it('is not asked for again within freshMs of its being found', async () => {
    const { store, id, found } = await open();
    const analysis = new ElectionAnalysis(store, { freshMs: 600_000 });
    const answer = await analysis.crossVoting(id, aQuestion(found));
    await store.datasets.delete(id);
    expect(await analysis.crossVoting(id, aQuestion(found))).toEqual(answer);
    await expect(analysis.contests(id + 1)).rejects.toThrow(NotFoundError);
  });

  it('is a dataset from the moment another takes its place, which is there at once', async () => {
    const { store, id, analysis, found } = await open();
    await analysis.crossVoting(id, aQuestion(found));
    const next = await ingestInto([file], store);
    await expect(analysis.contests(id)).rejects.toThrow(NotFoundError);
    const again = await analysis.contests(next);
    expect(again.contests.map(({ name }) => name)).toEqual(found.contests.map(({ name }) => name));
    expect((await analysis.crossVoting(next, aQuestion(again))).results).toHaveLength(1);
  });

  it('is a dataset that is deleted while a question about it is under way', async () => {
    const { store, id, found } = await open();
    const question = aQuestion(found);
    const fresh = new ElectionAnalysis(store);
    const [outcome] = await Promise.allSettled([
      fresh.crossVoting(id, question),
      store.datasets.delete(id),
    ]);
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(NotFoundError);
    await expect(fresh.crossVoting(id, question)).rejects.toThrow(NotFoundError);
  });

  it('is never an answer for more datasets at once than are kept', async () => {
    const { store, analysis } = await open();
    const ids: number[] = [];
    for (let i = 0; i < 55; i += 1) {
      const writer = await store.beginDataset({ format: 'dominion-csv' });
      await writer.writeBlock({ recordCount: 1, marks: [], attributes: [] }, []);
      await writer.complete({
        name: `${i}`,
        description: '',
        electionDate: '',
        electionType: 'other',
        resultsStatus: null,
        softwareVersion: '',
        recordsRead: 1,
        stored: 1,
        refused: 0,
        repeated: 0,
        issues: '[]',
        contests: [],
        files: [],
        replace: false,
      });
      ids.push(writer.datasetId);
    }
    const answers = await Promise.all(ids.map((id) => analysis.contests(id)));
    expect(answers.map(({ dataset }) => dataset.id)).toEqual(ids);
  });
});
