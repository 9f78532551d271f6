import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { springfield } from './support/samples.ts';
import { csvOf, tinyExport, tinyHeader, tinyRecords } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

let large: string;
let tiny: string;
beforeAll(async () => {
  large = String((await cvr.json('ingest', springfield.file)).dataset_id);
  const file = path.join(folder, 'tiny.csv');
  writeFileSync(file, tinyExport.replaceAll('Mayor', 'Mayor \u001b[2J'));
  tiny = String((await cvr.json('ingest', file)).dataset_id);
});

describe('cvr results', () => {
  it('prints the known totals of every contest as JSON', async () => {
    const { contests } = await cvr.json('results', large);
    expect(contests).toHaveLength(springfield.totals.contests.length);
    springfield.totals.contests.forEach((contest, place) => {
      const { name, records, undervotes, overvotes, choices } = contest;
      expect(contests[place]).toMatchObject({
        ...{ name, records, undervotes, overvotes },
        choices: choices.map((choice) => ({ name: choice.name, vote_count: choice.votes })),
      });
    });
  });

  it('shows chosen contests by name, part of a name, or id', async () => {
    const { contests } = await cvr.json('results', large);
    const ids = async (...wanted: string[]) => {
      const options = wanted.flatMap((text) => ['--contest', text]);
      const shown = await cvr.json('results', large, ...options);
      return shown.contests.map(({ id }) => id);
    };
    expect(await ids('mayor OF springfield')).toEqual([contests[5]!.id]);
    expect(await ids('measure 1b', 'pres')).toEqual([contests[7]!.id, contests[0]!.id]);
    expect(await ids(String(contests[2]!.id))).toEqual([contests[2]!.id]);
  });

  it('states the rule of a ranked contest and of one with several votes', async () => {
    const { out } = await cvr('results', large, '--contest', 'mayor', '--contest', 'school');
    expect(out).toContain('Mayor of Springfield (ranked, 4 ranks; 2,253 records)');
    expect(out).toContain('School Board, At Large (vote for 3; 2,253 records)');
    expect(out.replace(/\n +/g, ' ')).toContain(
      'the counted choice of a record is the highest rank that holds exactly one choice, after skipped ranks',
    );
    const single = await cvr('results', large, '--contest', 'senator');
    expect(single.out).not.toContain('ranked');
    expect(single.out).toMatch(/^ *\d+ +Ruth Ellen Castellano +WHG +1,566 +53\.45 %$/m);
    expect(single.out).toMatch(/^ +Undervotes +62$/m);
  });

  it('shows aggregate votes beside the counts, and says that no cross table has them', async () => {
    const file = path.join(folder, 'aggregated.csv');
    writeFileSync(file, csvOf(...tinyHeader, ...tinyRecords, 'Redacted and Aggregated,,,10,3,,,'));
    const id = String((await cvr.json('ingest', file)).dataset_id);
    const { out } = await cvr('results', id);
    expect(out).toMatch(/^ *\d+ +Ann +2 +66\.67 % +10$/m);
    expect(out).toMatch(/^ *\d+ +Bob +1 +33\.33 % +3$/m);
    expect(out).toMatch(/^ *\d+ +Cy +2 +33\.33 %$/m);
    expect(out.replace(/\n +/g, ' ')).toContain('note on aggregate votes: they stand in rows');
    expect((await cvr('results', tiny)).out).not.toMatch(/aggregate/i);
    const { contests } = await cvr.json('results', id);
    expect(contests[0]!.choices).toMatchObject([{ aggregate_votes: 10 }, { aggregate_votes: 3 }]);
  });

  it('offers what there is for a name that fits nothing or several', async () => {
    const unknown = await cvr('results', tiny, '--contest', 'Sheriff');
    expect(unknown).toMatchObject({ status: 1, out: '' });
    expect(unknown.err).toMatch(/^cvr: "Sheriff" is no contest; there are:\n +\d+ {2}Mayor/);
    const several = await cvr('results', large, '--contest', 'representative');
    expect(several.err).toMatch(
      /fits more than one contest; give the id of one of these:\n.*District 4\n.*District 7\n$/,
    );
  });

  it('does not take an id of another dataset for a part of a name', async () => {
    const { status, err } = await cvr('results', large, '--contest', '4000');
    expect(status).toBe(1);
    expect(err).toContain('"4000" is no contest');
  });

  it('shows control characters of a name instead of obeying them', async () => {
    const { out } = await cvr('results', tiny);
    expect(out).toContain('Mayor \\u001b[2J');
    expect(out).not.toContain('\u001b');
    const { contests } = await cvr.json('results', tiny);
    expect(contests[0]!.name).toBe('Mayor \u001b[2J');
  });
});
