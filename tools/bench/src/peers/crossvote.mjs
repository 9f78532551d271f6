/** The product's analysis in a warm process: its code has run before, and its caches are empty for each question. */
import { performance } from 'node:perf_hooks';
import { importBuilt } from '../build.mjs';

const { ElectionAnalysis, Store } = await importBuilt('product-rooms');
let store;

export async function open(database) {
  store = await Store.open(`file:${database}`);
}

/**
 * One question about a pair of contests that was not asked before; the caller removes the tables that are stored.
 *
 * @param from - `memory`: other questions have brought both contests' columns; `database`: nothing has
 */
export async function ask({ pair: [first, second], choice, from }) {
  const analysis = new ElectionAnalysis(store);
  const { contests } = await analysis.contests(1);
  const question = (source, compared) => ({
    sources: [{ contestId: contests[source].id, choiceId: contests[source].choices[choice].id }],
    compareContestIds: [contests[compared].id],
  });
  if (from === 'memory') {
    const other = [0, 1, 2].find((place) => place !== first && place !== second);
    await analysis.crossVoting(1, question(first, other));
    await analysis.crossVoting(1, question(second, other));
    await analysis.settle();
  }
  const started = performance.now();
  const { results } = await analysis.crossVoting(1, question(first, second));
  const seconds = (performance.now() - started) / 1000;
  await analysis.settle();
  return {
    seconds,
    answer: byPlace(results[0].comparisons[0].distribution, contests[second].choices),
  };
}

function byPlace(distribution, choices) {
  const rows = distribution.map(({ choice, choiceId, count }) => [
    choiceId === null ? choice : choices.findIndex(({ id }) => id === choiceId),
    count,
  ]);
  return Object.fromEntries(rows);
}
