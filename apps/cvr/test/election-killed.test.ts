import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { startCvr } from './support/spawn-cvr.ts';

const folder = temporaryFolder();
const election = 'us-xx-2026-11-03';
const cvr = cvrIn(folder);
const unitCount = 1500;
const moments = 8;

/** One race with a vote in each of many precincts. */
function writeTable(): string {
  const place = path.join(folder, 'results.csv');
  const rows = Array.from({ length: unitCount }, (_, unit) => `Mayor,Precinct ${unit},Ann Ask,1`);
  writeFileSync(place, ['race,unit,candidate,votes', ...rows, ''].join('\n'));
  return place;
}

/** Votes of the only candidate: undefined where the election is not there. */
async function votesIn(url: string): Promise<number | undefined> {
  const listed = await cvr('election', 'list', '--json', '--database', url);
  if (!listed.out.includes(election)) return undefined;
  expect(await cvr('db', 'verify', '--database', url)).toMatchObject({ status: 0 });
  const { out } = await cvr('election', 'show', election, '--race', 'Mayor', '--database', url);
  return Number(/Ann Ask +([\d,]+)/.exec(out)?.[1]?.replace(',', ''));
}

/** Kills the command at moments spread over the time that it takes; gives what each leaves behind. */
async function killed(argv: readonly string[], prepare: (place: string) => void) {
  const databaseOf = (name: number | string) => {
    const place = path.join(folder, `${argv[1] ?? ''}-${name}.db`);
    prepare(place);
    return `file:${place}`;
  };
  const start = Date.now();
  await startCvr([...argv, '--database', databaseOf('whole')]).ended;
  const duration = Date.now() - start;
  const urls: string[] = [];
  for (let moment = 1; moment <= moments; moment += 1) {
    const url = databaseOf(moment);
    const { child, ended } = startCvr([...argv, '--database', url]);
    const killing = setTimeout(() => child.kill('SIGKILL'), (duration * moment) / moments);
    await ended;
    clearTimeout(killing);
    urls.push(url);
  }
  return urls;
}

describe('an election', () => {
  const table = writeTable();
  const argv = ['election', 'import', table, '--election', election, '--quiet'];

  it('is whole or not there after its import was killed, and whole after the next', async () => {
    for (const url of await killed(argv, () => undefined)) {
      expect([undefined, unitCount]).toContain(await votesIn(url));
      expect(await cvr(...argv, '--database', url)).toMatchObject({ status: 0, err: '' });
      expect(await votesIn(url)).toBe(unitCount);
    }
  });

  it('is whole or not there after its removal was killed, and gone after the next', async () => {
    const stored = path.join(folder, 'stored.db');
    await cvr(...argv, '--database', `file:${stored}`);
    const removal = ['election', 'delete', election, '--yes'];
    for (const url of await killed(removal, (place) => {
      copyFileSync(stored, place);
    })) {
      const votes = await votesIn(url);
      expect([undefined, unitCount]).toContain(votes);
      if (votes !== undefined)
        expect(await cvr(...removal, '--database', url)).toMatchObject({ status: 0 });
      expect(await votesIn(url)).toBeUndefined();
    }
  });
});
