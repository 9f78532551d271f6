import { writeFileSync } from 'node:fs';
import path from 'node:path';
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
    expect(dataset).toMatchObject({
      status: 1,
      err: 'cvr: Dataset 999 not found; see: cvr datasets\n',
    });
    const contest = await cvr('cross', tiny, '--source', 'council=cy', '--compare', 'Coroner');
    expect(contest).toMatchObject({ status: 1 });
    expect(contest.err).toContain('"Coroner" is no contest; there are:');
  });
});
