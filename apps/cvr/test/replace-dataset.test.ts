import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ElectionAnalysis } from '@crossvote/analysis';
import { Store } from '@crossvote/store';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

interface Listed {
  readonly contests: readonly {
    readonly id: number;
    readonly name: string;
    readonly choices: readonly { readonly id: number; readonly name: string }[];
  }[];
}

const write = (name: string, text: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};
const first = write(
  'first.csv',
  'record,Mayor,Clerk\n#vote_for,1,1\n#choices,Ann|Bo,Cy|Di\n1,Ann,Cy\n2,Bo,Di\n',
);
const later = write(
  'later.csv',
  'record,Sheriff,Mayor\n#vote_for,1,1\n#choices,Ed|Flo,Bo|Ann|Kim\n1,Ed,Ann\n2,Flo,Ann\n3,Ed,Bo\n',
);

describe('cvr ingest --replace with a dataset', () => {
  const idsOf = async (id: number) => {
    const { contests } = (await cvr.json('results', String(id))) as Listed;
    return new Map(
      contests.flatMap((contest) => [
        [contest.name, contest.id] as const,
        ...contest.choices.map((choice) => [`${contest.name}: ${choice.name}`, choice.id] as const),
      ]),
    );
  };

  it('keeps its id and those of what stays, and tells what is gone and what is new', async () => {
    await cvr('ingest', first, '--name', 'Elm', '--quiet');
    const before = await idsOf(1);
    const { out, status } = await cvr('ingest', later, '--replace', 'Elm');
    expect(status).toBe(0);
    expect(out).toContain('Dataset 1: Elm\n');
    const plain = out.replace(/\n +/g, ' ');
    expect(plain).toContain(
      'in place of dataset 1, with its id; 1 contest and 2 choices have the ids that they had\n',
    );
    expect(plain).toContain('gone, with their ids: Clerk\n');
    expect(plain).toContain('new, with ids of their own: Sheriff; Kim (Mayor)\n');
    const after = await idsOf(1);
    for (const name of ['Mayor', 'Mayor: Ann', 'Mayor: Bo'])
      expect(after.get(name)).toBe(before.get(name));
    const idsBefore = (isChoice: boolean) =>
      [...before].filter(([name]) => name.includes(': ') === isChoice).map(([, id]) => id);
    expect(idsBefore(false)).not.toContain(after.get('Sheriff'));
    for (const name of ['Sheriff: Ed', 'Sheriff: Flo', 'Mayor: Kim'])
      expect(idsBefore(true)).not.toContain(after.get(name));
    // Of the three records Ann has two, with Ed and Flo.
    const cross = await cvr('cross', '1', '--source', 'Mayor=Ann', '--compare', 'Sheriff');
    expect(cross.out).toMatch(/^Mayor = Ann: 2 records$/m);
    expect((await cvr('db', 'verify')).status).toBe(0);
  });

  it('answers who asks meanwhile with the one before or the new one, whole', async () => {
    // Other bytes than those of the dataset before: a file is in one dataset only.
    const withOtherLines = (file: string, name: string) =>
      write(name, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    const own = withOtherLines(first, 'own.csv');
    const ownLater = withOtherLines(later, 'own-later.csv');
    await cvr('ingest', own, '--name', 'Oak', '--quiet');
    const list = await cvr.json('datasets');
    const id = list.datasets.find(({ name }) => name === 'Oak')?.id ?? 0;
    const ids = await idsOf(id);
    const contestId = ids.get('Mayor') ?? 0;
    const question = {
      sources: [{ contestId, choiceId: ids.get('Mayor: Ann') ?? 0 }],
      compareContestIds: [contestId],
    };
    const store = await Store.open(`file:${path.join(folder, 'test.db')}`);
    const analysis = new ElectionAnalysis(store);
    const seen = new Set<string>();
    const ask = async () => {
      const { results } = await analysis.crossVoting(id, question);
      const rows = results[0]?.comparisons[0]?.distribution ?? [];
      seen.add(rows.map(({ choice, count }) => `${choice} ${count}`).join(', '));
    };
    const asked = new AbortController();
    const asking = (async () => {
      while (!asked.signal.aborted) {
        await ask();
        await setImmediate();
      }
    })();
    const replacing = cvr('ingest', ownLater, '--replace', String(id));
    const replaced = await replacing.finally(() => {
      asked.abort();
    });
    await asking;
    expect(replaced).toMatchObject({ status: 0, err: '' });
    // Counted by hand: of the first file one record marks Ann, of the later one two.
    const before = 'Ann 1, Bo 0';
    const after = 'Ann 2, Bo 0, Kim 0';
    for (const answer of seen) expect([before, after]).toContain(answer);
    seen.clear();
    await ask();
    expect([...seen]).toEqual([after]);
    await analysis.settle();
    await store.close();
  });

  it('refuses a dataset that there is not, and a file where a dataset may be meant', async () => {
    expect(await cvr('ingest', later, '--replace', 'Ash')).toMatchObject({ status: 1, out: '' });
    const unclear = await cvr('ingest', '--replace', first, later);
    expect(unclear.status).toBe(2);
    expect(unclear.err).toContain('is a file: name a dataset by its id');
    expect((await cvr('ingest', '--replace')).status).toBe(2);
  });

  it('takes a file behind it for the one to be ingested, where it is the only one', async () => {
    const { out, status } = await cvr('ingest', '--replace', later);
    expect(status).toBe(0);
    expect(out).toContain('\nin place of dataset 1\n');
    expect(out).toMatch(/^Dataset (?!1:)\d+: Elm$/m);
  });
});
