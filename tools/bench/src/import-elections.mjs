/**
 * Imports files of elections into a database, in a process of its own so that its memory can be told, and prints what is
 * stored then: `node import-elections.mjs <database> <file…>`
 */
import { importBuilt } from './build.mjs';

const [database = '', ...files] = process.argv.slice(2);
const { readFacts, Store } = await importBuilt('product-rooms');
const store = await Store.open(`file:${database}`);
for (const { facts } of await readFacts(files)) await store.elections.apply(facts);
const summaries = await store.elections.list();
const contents = await Promise.all(summaries.map(({ key }) => store.elections.contents(key)));
await store.close();
process.stdout.write(JSON.stringify(contents.map(countsOf)));

function countsOf({ units, races, ballotStyles, pollingPlaces }) {
  const ofKind = (kind) => units.filter((unit) => unit.kind === kind).length;
  return {
    ...{ localities: ofKind('county'), precincts: ofKind('precinct'), splits: ofKind('split') },
    ...{ ballotStyles: ballotStyles.length, contests: races.length },
    candidates: races.reduce((sum, { candidates }) => sum + candidates.length, 0),
    pollingPlaces: pollingPlaces.length,
  };
}
