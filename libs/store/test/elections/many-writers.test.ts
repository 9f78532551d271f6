import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectionContents } from '@crossvote/elections';
import { describeEachDatabase, testScript } from '@crossvote/store/testing';
import type { Store } from '../../src/index.ts';
import { writersElection, writersKey } from './writers-election.ts';

const writers = 10;
const writes = 20;

describeEachDatabase('two hundred writes to one day from ten processes', (databases) => {
  const script = testScript('test/elections/write-results.script.ts');

  it('are all there, in order, and nobody sees a mark without the counts of its import', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    await store.elections.apply(writersElection(writers));
    const start = String(Date.now() + 3000);
    const numbers = Array.from({ length: writers }, (_, writer) => String(writer));
    const running = numbers.map((writer) => script.start(url, writer, String(writes), start).ended);
    let isDone = false;
    const ended = Promise.all(running).finally(() => (isDone = true));
    const seen = await watch(store, () => isDone);
    const commits: [number, number][] = [];
    for (const { code, stdout, stderr } of await ended) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      commits.push(...(JSON.parse(stdout) as [number, number][]));
    }
    commits.sort(([one], [other]) => one - other);
    // The first revision is that of the election itself.
    const revisions = Array.from({ length: writers * writes }, (_, place) => place + 2);
    expect(commits.map(([revision]) => revision)).toEqual(revisions);
    commits.reduce((before, [, at]) => {
      expect(at).toBeGreaterThan(before);
      return at;
    }, 0);
    expect(seen).toBeGreaterThan(0);
    const contents = await store.elections.contents(writersKey);
    const all = contents?.results.find(({ race }) => race === 'all');
    expect(all?.units.map(({ unit, counts }) => [unit, counts])).toEqual(
      numbers.map((writer) => [`county:${writer}`, [[writes]]]),
    );
    const [days] = await databases.sql(url, 'SELECT "revision" FROM "ElectionDay"');
    expect(days).toEqual([{ revision: 1 + writers * writes }]);
  });
});

/** Reads the election again and again. @returns how many marks were seen */
async function watch(store: Store, isDone: () => boolean): Promise<number> {
  let seen = 0;
  for (;;) {
    const isLast = isDone();
    const contents = await store.elections.contents(writersKey);
    seen += contents === undefined ? 0 : seeMarks(contents);
    if (isLast) return seen;
    // The writers need the machine, too.
    await sleep(50);
  }
}

function seeMarks({ calls, results }: ElectionContents): number {
  const votes = new Map(results.map(({ race, units }) => [race, units[0]?.counts]));
  for (const { race, calledBy } of calls) expect(votes.get(race)).toEqual([[Number(calledBy)]]);
  return calls.length;
}
