import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder, workspace } from './support/folders.ts';
import { csvOf } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** A county's export: one contest with two choices, of whom one has all votes, and a measure. */
const county = (title: string, choices: readonly [string, string], records: number) =>
  csvOf(
    'Linden,5.17.17.1,,,,',
    `,,${title},${title},Measure 9 (Vote For=1),Measure 9 (Vote For=1)`,
    `,,${choices.join()},Yes,No`,
    'CvrNumber,BallotType,,,,',
    ...Array.from({ length: records }, (_, at) => `${at + 1},A,1,0,0,1`),
  );

const a = write('county-a.csv', county('Clerk (Vote For=1)', ['Ann', 'Bo'], 3));
const other = write('county-b.csv', county('Clerk (Vote For=1)', ['Cy', 'Di'], 2));
const alike = write('county-c.csv', county('County Clerk (Vote For=1)', ['Ann', 'Bo'], 2));

/** Names, files and votes of the contests in a report. */
const contestsOf = ({ results }: { readonly results: readonly unknown[] }) =>
  results.map((result) => {
    const { name, file, choices } = result as {
      readonly name: string;
      readonly file: string;
      readonly choices: readonly { readonly name: string; readonly votes: number }[];
    };
    return { name, file, votes: choices.map((choice) => `${choice.name} ${choice.votes}`).join() };
  });

describe('contests of several files', () => {
  it('of one title and other choices are two, told apart by file', async () => {
    const report = await cvr.json('ingest', a, other, '--dry-run');
    expect(contestsOf(report)).toEqual([
      { name: 'Clerk', file: 'county-a.csv', votes: 'Ann 3,Bo 0' },
      { name: 'Measure 9', file: '', votes: 'Yes 0,No 5' },
      { name: 'Clerk', file: 'county-b.csv', votes: 'Cy 2,Di 0' },
    ]);
    for (const command of [['ingest', '--dry-run'], ['inspect']]) {
      const { out } = await cvr(...command, a, other);
      expect(out).toMatch(/^Clerk \[county-a\.csv\] /m);
      expect(out).toMatch(/^Clerk \[county-b\.csv\] /m);
      expect(out).toMatch(/^Look at these:\n- "Clerk" is 2 contests/m);
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  it('are decided anew where the export is read once more, without a file that is there twice', async () => {
    const twin = write('county-z.csv', county('Clerk (Vote For=1)', ['Ann', 'Bo'], 3));
    const report = await cvr.json('ingest', a, other, twin, '--dry-run');
    expect(report).toMatchObject({ records_read: 8, records: 5 });
    expect(contestsOf(report)).toEqual([
      { name: 'Clerk', file: 'county-a.csv', votes: 'Ann 3,Bo 0' },
      { name: 'Measure 9', file: '', votes: 'Yes 0,No 5' },
      { name: 'Clerk', file: 'county-b.csv', votes: 'Cy 2,Di 0' },
    ]);
  });

  it('of other titles are joined by a map, and else only compared', async () => {
    const { out } = await cvr('inspect', a, alike);
    expect(out.replace(/\s+/g, ' ')).toContain(
      '"Clerk" in county-a.csv and "County Clerk" in county-c.csv have the same choices ("Ann", "Bo")',
    );
    const map = write(
      'map.csv',
      csvOf(
        'file,title,contest',
        'county-a.csv,Clerk,The Clerk',
        'county-c.csv,County Clerk,The Clerk',
      ),
    );
    const report = await cvr.json('ingest', a, alike, '--dry-run', '--contests', map);
    expect(contestsOf(report)).toEqual([
      { name: 'The Clerk', file: '', votes: 'Ann 5,Bo 0' },
      { name: 'Measure 9', file: '', votes: 'Yes 0,No 5' },
    ]);
    expect(report).toMatchObject({ look_at_these: [] });
  });

  it('of a map that names what is not there are refused, and nothing is stored', async () => {
    const map = write(
      'wrong.csv',
      csvOf(
        'file,title,contest',
        'county-a.csv,Clerk,C',
        'county-a.csv,Sheriff,S',
        'b.csv,Clerk,C',
      ),
    );
    const { status, out, err } = await cvr('ingest', a, '--contests', map);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(
      /^cvr: \S+\/wrong\.csv: line 3: county-a\.csv has no contest "Sheriff"; line 4: no file with contests is called "b\.csv"; /,
    );
    expect(await cvr.json('datasets')).toEqual({ datasets: [] });
  });
});

describe('contests of one title in a dataset', () => {
  const apart = [
    { name: 'Clerk', file: 'county-a.csv', votes: 'Ann 3,Bo 0' },
    { name: 'Measure 9', file: '', votes: 'Yes 0,No 5' },
    { name: 'Clerk', file: 'county-b.csv', votes: 'Cy 2,Di 0' },
  ];

  let id = '';
  beforeAll(async () => {
    id = String((await cvr.json('ingest', a, other)).dataset_id);
  });

  it('are told apart by their files in results', async () => {
    const { out } = await cvr('results', id);
    expect(out).toMatch(/^\d+ {2}Clerk \[county-a\.csv\] \(vote for 1; 3 records\)$/m);
    expect(out).toMatch(/^\d+ {2}Measure 9 \(vote for 1; 5 records\)$/m);
    expect(out).toMatch(/^\d+ {2}Clerk \[county-b\.csv\] \(vote for 1; 2 records\)$/m);
    const { contests } = await cvr.json('results', id);
    expect(contests).toMatchObject(apart.map(({ name, file }) => ({ name, file })));
    const { status, err } = await cvr('results', id, '--contest', 'clerk');
    expect(status).toBe(1);
    expect(err).toMatch(/fits more than one contest.*\n.* Clerk \[county-a.*\n.* Clerk \[county-b/);
  });

  it('are told apart by their files in cross tables', async () => {
    const question = [
      ...['cross', id, '--source', 'Clerk [county-a.csv]=Ann'],
      ...['--compare', 'Measure 9', '--compare', 'Clerk [county-b.csv]'],
    ];
    const { out } = await cvr(...question);
    expect(out).toContain('\nClerk [county-a.csv] = Ann: 3 records\n');
    expect(out).toMatch(/^Clerk \[county-b\.csv\] +Records/m);
    const notes = [
      expect.stringMatching(/^Contest \d+ is the "Clerk" of county-a\.csv: /),
      expect.stringMatching(/^Contest \d+ is the "Clerk" of county-b\.csv: /),
      expect.stringMatching(/^"Clerk \[county-a\.csv\]" and "Clerk \[county-b\.csv\]" never stand/),
    ];
    expect(await cvr.json(...question)).toMatchObject({ notes });
  });

  it.each(['csv-long', 'csv-wide', 'cdf-json', 'parquet'])(
    'are still two, with their files, once they went through %s',
    async (format) => {
      const file = path.join(folder, `exported-${format}`);
      expect(await cvr('export', id, '--format', format, '--output', file)).toMatchObject({
        status: 0,
      });
      expect(contestsOf(await cvr.json('ingest', file, '--dry-run'))).toEqual(apart);
    },
  );

  it('have their files in the headings of tables', async () => {
    const file = path.join(folder, 'table.csv');
    await cvr('export', id, '--format', 'csv-wide', '--output', file);
    expect(readFileSync(file, 'utf8').split('\n')[0]).toMatch(
      /,Clerk \[county-a\.csv\],Measure 9,Clerk \[county-b\.csv\]$/,
    );
  });
});

describe('reported exports', () => {
  const shared = path.join(workspace, '../shared/data/reported');
  const isThere = existsSync(shared);
  if (!isThere) console.log(`LEFT OUT  ${shared} is not there`);
  const given = isThere ? it : it.skip;

  given('with one title for two contests', async () => {
    const report = await cvr.json(
      'inspect',
      path.join(shared, 'same-title-other-contest/dominion'),
    );
    expect(contestsOf(report)).toEqual([
      { name: 'County Commissioner District 1', file: 'county-a.csv', votes: 'Ann Poe 2,Bo Rye 1' },
      { name: 'Measure 9', file: '', votes: 'Yes 3,No 2' },
      { name: 'County Commissioner District 1', file: 'county-b.csv', votes: 'Cy Dunn 1,Di Eck 1' },
    ]);
  });

  given('with one title for two contests, of ES&S', async () => {
    const report = await cvr.json('inspect', path.join(shared, 'same-title-other-contest/ess'));
    expect(contestsOf(report)).toEqual([
      {
        name: 'County Commissioner District 1',
        file: 'county-a.csv',
        votes: 'Ann Poe 1,Bo Rye 1,write-in 1',
      },
      { name: 'Measure 9', file: '', votes: 'Yes 3,No 3' },
      { name: 'County Commissioner District 1', file: 'county-b.csv', votes: 'Cy Dunn 2,Di Eck 1' },
    ]);
  });

  given('with two titles for one contest', async () => {
    const paths = path.join(shared, 'contest-titles-differ');
    const apart = await cvr.json('inspect', paths);
    expect(apart.results).toHaveLength(3);
    expect(apart).toMatchObject({ look_at_these: [{ code: 'contests_alike' }] });
    const map = write(
      'president.csv',
      csvOf(
        'file,title,contest',
        'county-b.csv,United States President,President of the United States',
      ),
    );
    expect(contestsOf(await cvr.json('inspect', paths, '--contests', map))[0]).toEqual({
      name: 'President of the United States',
      file: '',
      votes: 'Ann Poe 3,Bo Rye 2',
    });
  });
});
