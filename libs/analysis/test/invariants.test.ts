import { randomElection, writeDominionCsv } from '@crossvote/samples';
import type { Store } from '@crossvote/store';
import { sqliteDatabases } from '@crossvote/store/testing';
import { ElectionAnalysis, type SourceAnswer } from '../src/index.ts';
import { allAnswers, exportFolder, store as ingestInto } from './stored-election.ts';

const special = ['UNDERVOTE', 'OVERVOTE', 'REDACTED', 'NOT_ON_BALLOT'];

describe('the cross tables of one dataset', () => {
  const databases = sqliteDatabases();
  const write = exportFolder();
  let store: Store;
  beforeAll(async () => {
    store = await databases.open();
  });

  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  async function answersOf(seed: number) {
    const { election, records } = randomElection({ seed, contests: 5, records: 150 });
    const id = await ingestInto(
      [write([...writeDominionCsv(election, records())].join(''))],
      store,
    );
    const analysis = new ElectionAnalysis(store);
    const found = await analysis.contests(id);
    return { found, answers: await allAnswers(analysis, found) };
  }
  const countOf = (answer: SourceAnswer | undefined, contestId: number, choiceId: number) =>
    answer?.comparisons
      .find((comparison) => comparison.contestId === contestId)
      ?.distribution.find((row) => row.choiceId === choiceId)?.count;

  it.each(seeds)('are the transpose of each other (election %d)', async (seed) => {
    const { answers } = await answersOf(seed);
    for (const one of answers) {
      for (const other of answers) {
        expect(countOf(one, other.contest.id, other.choice.id)).toBe(
          countOf(other, one.contest.id, one.choice.id),
        );
      }
    }
  });

  it.each(seeds)('add up to the voters of the source (election %d)', async (seed) => {
    const { found, answers } = await answersOf(seed);
    for (const { totalMatchingVoters, comparisons } of answers) {
      for (const { contestId, distribution } of comparisons) {
        const sum = distribution.reduce((total, { count }) => total + count, 0);
        const compared = found.contests.find(({ id }) => id === contestId);
        if (compared?.voteFor === 1) expect(sum).toBe(totalMatchingVoters);
        else expect(sum).toBeGreaterThanOrEqual(totalMatchingVoters);
      }
    }
  });

  it.each(seeds)(
    'show the choice itself at 100 %% when crossed with its own contest (election %d)',
    async (seed) => {
      const { answers } = await answersOf(seed);
      for (const answer of answers) {
        const own = answer.comparisons
          .find(({ contestId }) => contestId === answer.contest.id)
          ?.distribution.find(({ choiceId }) => choiceId === answer.choice.id);
        expect(own?.count).toBe(answer.totalMatchingVoters);
        expect(own?.percentage).toBe(answer.totalMatchingVoters === 0 ? 0 : 100);
      }
    },
  );

  it.each(seeds)(
    'put every choice first, by count, and zero special rows nowhere (election %d)',
    async (seed) => {
      const { found, answers } = await answersOf(seed);
      for (const { contestId, distribution } of answers.flatMap(({ comparisons }) => comparisons)) {
        const compared = found.contests.find(({ id }) => id === contestId);
        const choices = distribution.filter(({ choiceId }) => choiceId !== null);
        const others = distribution.slice(choices.length);
        expect(choices.map(({ choiceId }) => choiceId).sort()).toEqual(
          compared?.choices.map(({ id }) => id).sort(),
        );
        const counts = choices.map(({ count }) => count);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
        const places = others.map(({ choice }) => special.indexOf(choice));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(others.every(({ count, choiceId }) => count > 0 && choiceId === null)).toBe(true);
      }
    },
  );
});
