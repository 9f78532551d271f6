import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { springfield } from './support/samples.ts';
import { csvOf, tinyHeader, tinyRecords } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);
const tiny = path.join(folder, 'tiny.csv');

beforeAll(async () => {
  writeFileSync(tiny, csvOf(...tinyHeader, ...tinyRecords));
  await cvr.json('ingest', tiny, '--date', '2023-03-07');
  await cvr.json('ingest', springfield.file);
});

/** The rows of a CSV answer, by their headings. */
async function rowsOf(...argv: string[]): Promise<Record<string, string>[]> {
  const { status, out } = await cvr(...argv, '--csv');
  expect(status).toBe(0);
  return parse(out, { columns: true });
}

/** Commands that print a table, with what they need. */
const tables = [
  ['formats'],
  ['datasets'],
  ['results', '1'],
  ['cross', '1', '--source', 'Mayor=Ann', '--compare', 'Council'],
  ['inspect', tiny],
  ['ingest', tiny, '--dry-run'],
  ['keys', 'list'],
  ['db', 'status'],
  ['db', 'verify'],
];

describe.each(tables.map((argv) => [argv]))('cvr %j', (argv) => {
  it('prints one table in each form, with the same headings', async () => {
    const headings = new Set<string>();
    for (const [form, separator] of [
      ['csv', ','],
      ['tsv', '\t'],
      ['markdown', ' | '],
    ] as const) {
      const { status, out } = await cvr(...argv, `--${form}`);
      expect(status).toBe(0);
      const [head = ''] = out.split('\n');
      const names = head.replace(/^\| | \|$/g, '').split(separator);
      expect(names.length).toBeGreaterThan(1);
      for (const name of names) expect(name.replaceAll('\\_', '_')).toMatch(/^[a-z]+(_[a-z]+)*$/);
      headings.add(names.join().replaceAll('\\_', '_'));
    }
    expect(headings.size).toBe(1);
  });

  it.each([
    ['--csv', '--json'],
    ['--csv', '--tsv'],
    ['--markdown', '--json'],
    ['--tsv', '--markdown'],
  ])('refuses %s with %s as wrong usage', async (one, other) => {
    const { status, out, err } = await cvr(...argv, one, other);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(
      /^cvr: option '--\w+' cannot be used with option '--\w+'; see: cvr .*--help\n$/,
    );
  });
});

describe('tables of the tiny export', () => {
  it('results: one row a choice, then undervotes and overvotes, which add up', async () => {
    const rows = await rowsOf('results', '1');
    expect(rows.map((row) => [row.contest, row.choice, row.votes, row.percentage].join())).toEqual([
      'Mayor,Ann,2,66.67',
      'Mayor,Bob,1,33.33',
      'Mayor,Undervotes,1,',
      'Mayor,Overvotes,1,',
      'Council,Cy,2,33.33',
      'Council,Di,2,33.33',
      'Council,Ed,2,33.33',
      'Council,Undervotes,4,',
      'Council,Overvotes,2,',
    ]);
    expect(rows[0]).toMatchObject({ dataset_id: '1', vote_for: '1', records: '5', write_in: 'no' });
    expect(rows[2]).toMatchObject({ choice_id: '', party: '', write_in: '' });
  });

  it('cross: one row a choice of each source, with the base of its percentage', async () => {
    const rows = await rowsOf('cross', '1', '--source', 'Mayor=Ann', '--compare', 'Council');
    expect(
      rows.map(({ source_choice, total_matching_voters, choice, count, percentage }) =>
        [source_choice, total_matching_voters, choice, count, percentage].join(),
      ),
    ).toEqual(['Ann,2,Cy,2,100', 'Ann,2,Di,1,50', 'Ann,2,Ed,0,0']);
    expect(rows[0]).toMatchObject({ source_contest: 'Mayor', compare_contest: 'Council' });
  });

  it('datasets: whole numbers, days as days', async () => {
    const rows = await rowsOf('datasets');
    expect(rows).toMatchObject([
      {
        dataset_id: '1',
        election_date: '2023-03-07',
        election_type: 'special',
        total_records: '6',
      },
      { dataset_id: '2', total_records: '3000' },
    ]);
  });

  it('inspect and ingest: one row a contest', async () => {
    const rows = await rowsOf('inspect', tiny);
    expect(rows).toMatchObject([
      {
        dataset_id: '',
        contest: 'Mayor',
        choices: '2',
        records: '5',
        votes: '3',
        not_on_ballot: '1',
      },
      { contest: 'Council', choices: '3', records: '6', undervotes: '4', overvotes: '2' },
    ]);
    expect(await rowsOf('ingest', tiny, '--dry-run')).toEqual(rows);
  });

  it('keys list: one row for each key, also without use', async () => {
    const { prefix } = await cvr.json('keys', 'create', '--name', '=City desk');
    const [row] = await rowsOf('keys', 'list');
    expect(row).toMatchObject({ prefix, name: "'=City desk", endpoint: '', requests: '0' });
  });

  it('db verify: one row for each dataset that is whole', async () => {
    expect(await rowsOf('db', 'verify')).toMatchObject([
      { dataset_id: '1', total_records: '6', contests: '2', checked: 'yes', damage: '' },
      { dataset_id: '2', total_records: '3000', contests: '8', damage: '' },
    ]);
  });

  it('db status: one row for each migration', async () => {
    const { applied } = JSON.parse((await cvr('db', 'status', '--json')).out) as {
      applied: string[];
    };
    const rows = await rowsOf('db', 'status');
    expect(rows.map(({ migration, state }) => [migration, state])).toEqual(
      applied.map((name) => [name, 'applied']),
    );
  });
});

it('tells what was refused, and notes, on standard error beside a table', async () => {
  const file = path.join(folder, 'odd.csv');
  writeFileSync(file, csvOf(...tinyHeader, ...tinyRecords, '7,P2,B,?,,0,1,1'));
  const { status, out, err } = await cvr('ingest', file, '--dry-run', '--csv');
  expect(status).toBe(0);
  expect(parse(out, { columns: true })).toHaveLength(2);
  expect(err).toMatch(/^refused 1 record, line 11: /m);
  const cross = await cvr(
    ...['cross', '1', '--source', 'Mayor=Ann', '--compare', 'Council', '--tsv'],
  );
  expect(cross.err.replace(/\n +/g, ' ')).toMatch(/^note: "Council" takes up to 2 votes/);
});

it('has no room, colour or place of a terminal in a table', async () => {
  const narrow = cvrIn(folder, { width: 40, isInteractive: true });
  for (const form of ['--csv', '--tsv', '--markdown'])
    expect((await narrow('results', '2', form)).out).toBe((await cvr('results', '2', form)).out);
});
