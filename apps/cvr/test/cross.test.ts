import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { shelbyville, springfield, type Totals } from './support/samples.ts';
import { csvOf, tinyHeader, tinyRecords } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);
const ids = new Map<Totals, string>();
let tiny: string;

beforeAll(async () => {
  for (const { file, totals } of [springfield, shelbyville])
    ids.set(totals, String((await cvr.json('ingest', file)).dataset_id));
  const file = path.join(folder, 'equals.csv');
  const rows = [...tinyHeader, ...tinyRecords].map((row) =>
    row.replaceAll('Mayor', 'Yes=No').replace(',Ann,', ',A=B,'),
  );
  writeFileSync(file, csvOf(...rows));
  tiny = String((await cvr.json('ingest', file)).dataset_id);
});

describe('cvr cross', () => {
  it.each([
    ['springfield', springfield.totals],
    ['shelbyville', shelbyville.totals],
  ])('answers every known cross table of %s', async (_, totals) => {
    const dataset = ids.get(totals)!;
    for (const table of totals.cross_tables) {
      const source = `${table.source_contest}=${table.source_choice}`;
      const answer = await cvr.json(
        ...['cross', dataset, '--source', source, '--compare', table.compare_contest],
      );
      expect(answer).toMatchObject({
        primary_contest: { name: table.source_contest },
        primary_choice: { name: table.source_choice },
        total_matching_voters: table.total_matching_voters,
        comparisons: [{ contest_name: table.compare_contest, distribution: table.distribution }],
      });
    }
  });

  it('shows a table with bars for each compared contest, within 80 columns', async () => {
    const { status, out, err } = await cvr(
      ...['cross', ids.get(springfield.totals)!, '--source', 'president=whitcombe'],
      ...['--compare', 'senator', '--compare', 'school board'],
    );
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain(
      'President and Vice President = Eleanor Whitcombe / Samuel Okafor: 1,442 records',
    );
    expect(out).toMatch(/^Marcus Delacroix +1,039 +72\.05 % {2}█{14}$/m);
    expect(out).toMatch(/^NOT_ON_BALLOT +229 +15\.88 % {2}███$/m);
    expect(out.replace(/\n +/g, ' ')).toContain(
      'takes up to 3 votes: a record can be in several rows',
    );
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('keeps within a narrow terminal', async () => {
    const narrow = cvrIn(folder, {
      width: 50,
      env: { DATABASE_URL: `file:${path.join(folder, 'test.db')}` },
    });
    const { out } = await narrow(
      ...['cross', ids.get(springfield.totals)!, '--source', 'mayor=ostrowski'],
      ...['--compare', 'president', '--compare', 'representative in congress, district 4'],
    );
    expect(out).toMatch(/^UNDERVOTE +\d/m);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(50);
  });

  it('answers several sources in their order', async () => {
    const answer = await cvr.json(
      ...['cross', ids.get(springfield.totals)!, '--source', 'senator=castellano'],
      ...['--source', 'measure 1a=yes/for', '--compare', 'president'],
    );
    expect(answer.results).toMatchObject([
      { source_choice: { name: 'Ruth Ellen Castellano' }, total_matching_voters: 1566 },
      { source_choice: { name: 'Yes/For' }, total_matching_voters: 1526 },
    ]);
  });

  it('takes ids in place of names', async () => {
    const { contests } = await cvr.json('results', tiny);
    const [mayor, council] = contests;
    const answer = await cvr.json(
      ...['cross', tiny, '--source', `${mayor!.id}=${mayor!.choices[0]!.id}`],
      ...['--compare', String(council!.id)],
    );
    expect(answer.comparisons[0]!.distribution).toMatchObject([
      { choice: 'Cy', count: 2, percentage: 100 },
      { choice: 'Di', count: 1, percentage: 50 },
      { choice: 'Ed', count: 0, percentage: 0 },
    ]);
  });

  it('reads names that hold an equals sign', async () => {
    const answer = await cvr.json('cross', tiny, '--source', 'Yes=No=A=B', '--compare', 'yes=no');
    expect(answer).toMatchObject({
      primary_contest: { name: 'Yes=No' },
      primary_choice: { name: 'A=B' },
      total_matching_voters: 2,
      comparisons: [
        {
          distribution: [
            { choice: 'A=B', count: 2 },
            { choice: 'Bob', count: 0 },
          ],
        },
      ],
    });
  });

  describe('with a contest alone as source, and all others', () => {
    it('asks for each choice in ballot order, and for every contest but that of the sources', async () => {
      const { results } = await cvr.json('cross', tiny, '--source', 'Council', '--compare', 'all');
      expect(results).toMatchObject(
        ['Cy', 'Di', 'Ed'].map((name) => ({
          source_choice: { name },
          comparisons: [{ contest_name: 'Yes=No' }],
        })),
      );
    });

    it('gives one table that adds up to the records of each choice', async () => {
      const { status, out } = await cvr(
        ...[
          'cross',
          ids.get(springfield.totals)!,
          '--source',
          'Mayor',
          '--compare',
          'all',
          '--csv',
        ],
      );
      expect(status).toBe(0);
      const rows: Record<string, string>[] = parse(out, { columns: true });
      const president = rows.filter(
        (row) => row.compare_contest === 'President and Vice President',
      );
      const sums = new Map<string, number>();
      for (const row of president)
        sums.set(row.source_choice!, (sums.get(row.source_choice!) ?? 0) + Number(row.count));
      const mayor = springfield.totals.contests.find(({ name }) => name === 'Mayor of Springfield');
      expect([...sums]).toEqual(mayor!.choices.map(({ name, votes }) => [name, votes]));
      expect(new Set(rows.map((row) => row.compare_contest_id)).size).toBe(7);
    });

    it('takes the choice where a text with an equals sign names one, else the contest', async () => {
      const { results } = await cvr.json(
        'cross',
        tiny,
        '--source',
        'yes=no',
        '--compare',
        'Council',
      );
      expect(results).toMatchObject([
        { source_choice: { name: 'A=B' } },
        { source_choice: { name: 'Bob' } },
      ]);
    });

    it('says what to do when every contest is a source', async () => {
      const sources = ['--source', 'Council', '--source', 'Yes=No'];
      const { status, err } = await cvr('cross', tiny, ...sources, '--compare', 'all');
      expect({ status, err }).toEqual({
        status: 1,
        err: 'cvr: every contest of the dataset is one of the sources; name one in --compare\n',
      });
    });

    it('refuses a choice beside its contest', async () => {
      const sources = ['--source', 'council', '--source', 'council=cy'];
      const { status, err } = await cvr('cross', tiny, ...sources, '--compare', 'all');
      expect({ status, err }).toEqual({
        status: 1,
        err: 'cvr: --source "council=cy" was given before; give each of them once\n',
      });
    });
  });

  it('says in its help that several sources are several questions', async () => {
    const { out } = await cvr('cross', '--help');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'two --source do not mean the voters of both choices',
    );
  });

  it('says that contests of two cards never meet', async () => {
    const answer = await cvr(
      ...[
        'cross',
        ids.get(shelbyville.totals)!,
        '--source',
        `Governor=${shelbyville.totals.contests[0]!.choices[0]!.name}`,
      ],
      ...['--compare', 'council'],
    );
    expect(answer.out.replace(/\n +/g, ' ')).toContain('never stand on one record');
  });

  it.each([
    ['Sheriff', '"Sheriff" is no contest; there are:'],
    ['Sheriff=Bob', '"Sheriff" is no contest; there are:'],
    ['Yes=No=Zed', '"Zed" is no choice of "Yes=No"; there are:'],
    ['Council=', '"" is no choice of "Council"; there are:'],
  ])('explains the source %s with status 1', async (source, problem) => {
    const { status, out, err } = await cvr(
      'cross',
      tiny,
      '--source',
      source,
      '--compare',
      'council',
    );
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(`cvr: `);
    expect(err).toContain(problem);
  });

  it.each([
    [
      ['--source', 'council=cy', '--source', 'Council=CY'],
      '--source "Council=CY" was given before',
    ],
    [['--source', 'council=cy', '--compare', 'Council'], '--compare "council" was given before'],
  ])('refuses what is named twice: %j', async (words, problem) => {
    const { status, out, err } = await cvr('cross', tiny, ...words, '--compare', 'council');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err.replace(/\s+/g, ' ')).toContain(problem);
  });

  it('explains an unknown dataset and an unknown compared contest with status 1', async () => {
    const dataset = await cvr('cross', '999', '--source', 'a=b', '--compare', 'c');
    expect(dataset).toMatchObject({ status: 1 });
    expect(dataset.err).toMatch(/^cvr: "999" is no dataset; there are:\n {2}1 {2}Springfield/);
    const contest = await cvr('cross', tiny, '--source', 'council=cy', '--compare', 'Coroner');
    expect(contest).toMatchObject({ status: 1 });
    expect(contest.err).toContain('"Coroner" is no contest; there are:');
  });
});
