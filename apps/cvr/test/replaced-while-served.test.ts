import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { startCvr } from './support/spawn-cvr.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);
const env = { DATABASE_URL: `file:${path.join(folder, 'test.db')}` };

/** Two exports of one election, with other bytes each time: what is stored already is refused. */
const exportOf = (round: number) => {
  const isFirst = round % 2 === 0;
  const text = isFirst
    ? `record,Mayor,Clerk\n#vote_for,1,1\n#choices,Ann|Bo,Cy|Di\n${round}1,Ann,Cy\n${round}2,Bo,Di\n`
    : `record,Sheriff,Mayor\n#vote_for,1,1\n#choices,Ed|Flo,Bo|Ann|Kim\n${round}1,Ed,Ann\n${round}2,Flo,Ann\n${round}3,Ed,Bo\n`;
  const file = path.join(folder, `round-${round}.csv`);
  writeFileSync(file, text);
  return file;
};

interface Contests {
  readonly contests: readonly {
    readonly id: number;
    readonly name: string;
    readonly choices: readonly { readonly id: number; readonly name: string }[];
  }[];
}

interface Crossed {
  readonly comparisons: readonly {
    readonly distribution: readonly { readonly choice: string; readonly count: number }[];
  }[];
}

/** What an answer says, as text to compare. */
const listed = ({ contests }: Contests) =>
  contests
    .map(({ name, choices }) => `${name}: ${choices.map((choice) => choice.name).join(', ')}`)
    .join('; ');
const counted = ({ comparisons }: Crossed) =>
  comparisons[0]?.distribution.map(({ choice, count }) => `${choice} ${count}`).join(', ');

// Counted by hand: in the first export one record marks Ann, in the other one two.
const whole = {
  lists: ['Mayor: Ann, Bo; Clerk: Cy, Di', 'Sheriff: Ed, Flo; Mayor: Bo, Ann, Kim'],
  counts: ['Ann 1, Bo 0', 'Ann 2, Bo 0, Kim 0'],
  records: [2, 3],
};

describe('a service whose dataset is replaced again and again', () => {
  it('answers each question with one export, whole, under the same ids', async () => {
    await cvr('ingest', exportOf(0), '--name', 'Elm', '--quiet');
    const { key } = await cvr.json('keys', 'create', '--name', 'desk');
    const service = startCvr(['serve', '--log-level', 'silent', '--port', '0'], env);
    const [, url = ''] = await service.printed(/answers at (\S+)\/api\/v1\/election;/);
    const get = async (place: string): Promise<unknown> => {
      const headers = { 'X-API-Key': key };
      const response = await fetch(`${url}/api/v1/election/datasets${place}`, { headers });
      if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
      return response.json();
    };
    const contestsOf = async () => (await get('/1/contests')) as Contests;
    const mayorIn = ({ contests }: Contests) => contests.find(({ name }) => name === 'Mayor');
    const mayor = mayorIn(await contestsOf());
    const ann = mayor?.choices.find(({ name }) => name === 'Ann')?.id;
    const question = `source_contest_ids=${mayor?.id}&source_choice_ids=${ann}&compare_contest_ids=${mayor?.id}`;
    const cross = async () =>
      counted((await get(`/1/analysis/cross-voting?${question}`)) as Crossed);

    const seen = new Set<string>();
    const done = new AbortController();
    const client = async () => {
      while (!done.signal.aborted) {
        const contests = await contestsOf();
        expect(whole.lists).toContain(listed(contests));
        expect(mayorIn(contests)?.id).toBe(mayor?.id);
        expect(mayorIn(contests)?.choices).toContainEqual(
          expect.objectContaining({ id: ann, name: 'Ann' }),
        );
        const answer = await cross();
        expect(whole.counts).toContain(answer);
        seen.add(answer ?? '');
        const { datasets } = (await get('')) as {
          readonly datasets: readonly { readonly id: number; readonly total_records: number }[];
        };
        expect(datasets.map(({ id }) => id)).toEqual([1]);
        expect(whole.records).toContain(datasets[0]?.total_records);
      }
    };
    const asking = Promise.all([client(), client(), client()]);
    const replacing = (async () => {
      for (let round = 1; round <= 2; round += 1) {
        const ingesting = startCvr(['ingest', exportOf(round), '--replace', '1', '--quiet'], env);
        expect([await ingesting.ended, ingesting.err()]).toEqual([0, '']);
        // Answers are kept for a moment.
        const expected = whole.counts[round % 2];
        while ((await cross()) !== expected);
      }
    })().finally(() => {
      done.abort();
    });
    await Promise.all([replacing, asking]);
    expect([...seen].sort()).toEqual([...whole.counts].sort());
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    expect((await cvr('db', 'verify')).status).toBe(0);
  });
});
