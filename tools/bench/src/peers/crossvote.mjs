/** The product's analysis in a warm process: its code has run before, and its caches are empty for each question. */
import { performance } from 'node:perf_hooks';
import { importBuilt } from '../build.mjs';

const { ElectionAnalysis, Store, attributeChecksum, contestChecksum, marksChecksum } =
  await importBuilt('product-rooms');
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

/** Makes the checksums of all rows, or of those that a question about a pair of contests reads. */
export async function sumUp({ pair }) {
  const contests = await store.datasets.contests(1);
  const asked = pair?.map((place) => contests[place]) ?? contests;
  const marks = [];
  for (const { id } of asked)
    for (const column of await store.datasets.markBlocks(1, id)) marks.push([id, column]);
  const attributes = [];
  for (const kind of pair ? [] : await store.datasets.attributeKinds(1))
    for (const column of await store.datasets.attributeBlocks(1, kind))
      attributes.push([kind, column]);
  const started = performance.now();
  for (const contest of contests) contestChecksum(1, contest);
  for (const [id, column] of marks) marksChecksum(id, column.ordinal, column);
  for (const [kind, column] of attributes) attributeChecksum(1, kind, column.ordinal, column);
  return { seconds: (performance.now() - started) / 1000 };
}

function byPlace(distribution, choices) {
  const rows = distribution.map(({ choice, choiceId, count }) => [
    choiceId === null ? choice : choices.findIndex(({ id }) => id === choiceId),
    count,
  ]);
  return Object.fromEntries(rows);
}
