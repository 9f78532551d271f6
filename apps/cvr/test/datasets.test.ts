import path from 'node:path';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { shelbyville, springfield } from './support/samples.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

describe('cvr datasets', () => {
  it('says what to do when there are none', async () => {
    await cvr('db', 'migrate');
    const { status, out } = await cvr('datasets');
    expect({ status, out }).toEqual({
      status: 0,
      out: 'No datasets yet; store one with: cvr ingest <file>\n',
    });
    expect(await cvr.json('datasets')).toEqual({ datasets: [] });
  });

  it('offers the forms of the list where they are taken, and once', async () => {
    const offered = async (...words: string[]) =>
      [...(await cvr('datasets', ...words, '--help')).out.matchAll(/^ +--(json|csv)\b/gm)].map(
        ([, form]) => form,
      );
    expect(await offered()).toEqual(['json', 'csv']);
    expect(await offered('edit')).toEqual(['json', 'csv']);
    expect(await offered('delete')).toEqual([]);
    const refused = await cvr('datasets', 'delete', '1', '--yes', '--json');
    expect(refused).toMatchObject({ status: 2, out: '' });
    expect(refused.err).toMatch(
      /^cvr: unknown option '--json'; see: cvr datasets delete --help\n$/,
    );
    const { out } = await cvr('completion', 'bash');
    expect(/'cvr datasets delete'\).*options='([^']*)'/.exec(out)?.[1]?.split(' ').sort()).toEqual([
      ...['--database', '--help', '--read-only', '--version', '--yes'],
    ]);
  });

  it('lists datasets as the REST API does', async () => {
    await cvr('ingest', springfield.file, '--date', '2024-11-05');
    await cvr('ingest', shelbyville.file, '--quiet');
    const { datasets } = await cvr.json('datasets');
    expect(datasets).toMatchObject([
      { name: springfield.totals.election, election_date: '2024-11-05', total_records: 3000 },
      { name: shelbyville.totals.election, election_date: '', total_records: 200 },
    ]);
    const { out } = await cvr('datasets');
    expect(out).toMatch(/^Id +Name +Date +Type +Records$/m);
    expect(out).toMatch(/Springfield County 2024 General Election +2024-11-05 +general +3,000$/m);
  });

  it('are named by id, by name, or by a part of the name, in every command', async () => {
    const [first] = (await cvr.json('datasets')).datasets;
    for (const call of [
      ['results', String(first!.id)],
      ['results', 'springfield COUNTY  2024 general election'],
      ['results', 'springf'],
      ['cross', 'springf', '--source', 'Mayor=Ostrowski', '--compare', 'pres'],
    ])
      expect(await cvr.json(...call)).toMatchObject({ dataset_id: first!.id });
    expect((await cvr('db', 'verify', 'springf')).out).toMatch(
      /^Dataset \d+, Springfield[^]*whole/,
    );
    const file = path.join(folder, 'springfield.csv');
    expect(await cvr('export', 'springf', '--format', 'csv-long', '--output', file)).toMatchObject({
      status: 0,
    });
    const several = await cvr('results', '2024');
    expect(several).toMatchObject({ status: 1, out: '' });
    expect(several.err).toMatch(
      /^cvr: "2024" fits more than one dataset; give the id of one of these:\n.*Springfield.*\n.*Shelbyville.*\n$/,
    );
    const nearest = await cvr('results', 'Sprignfield County General Election');
    expect(nearest.err).toMatch(
      /^cvr: "Sprign[^\n]* is no dataset; nearest are:\n +\d+ {2}Springf/,
    );
  });
});

describe('cvr datasets delete', () => {
  const asked: string[] = [];
  /** The same with a person who answers. */
  const answering = (answer: string) =>
    cvrIn(folder, {
      ask: (question) => {
        asked.push(question);
        return Promise.resolve(answer);
      },
    });

  it.each(['', 'n', 'no', 'yesterday'])('keeps the dataset at "%s"', async (answer) => {
    expect(await answering(answer)('datasets', 'delete', 'springf')).toEqual({
      status: 1,
      out: '',
      err: 'cvr: dataset 1 was not removed\n',
    });
    expect(asked.at(-1)).toBe(
      'Dataset 1: Springfield County 2024 General Election (3,000 records, 2024-11-05)\nRemove it? [y/N] ',
    );
    expect((await cvr.json('datasets')).datasets).toHaveLength(2);
  });

  it('asks nobody with --yes, and then takes no part of a name', async () => {
    expect(await cvr('datasets', 'delete', 'springf', '--yes')).toEqual({
      status: 1,
      out: '',
      err: 'cvr: "springf" is a part of the name of dataset 1, Springfield County 2024 General Election; where no question is asked, give its id or its whole name\n',
    });
    const before = asked.length;
    expect(await answering('n')('datasets', 'delete', '1', '--yes')).toEqual({
      status: 0,
      out: 'Dataset 1, Springfield County 2024 General Election, was removed.\n',
      err: '',
    });
    expect(asked).toHaveLength(before);
    expect((await cvr.json('datasets')).datasets).toHaveLength(1);
    const gone = await cvr('results', '1');
    expect(gone).toMatchObject({ status: 1, out: '' });
    expect(gone.err).toMatch(/^cvr: "1" is no dataset; there are:\n {2}2 {2}Shelbyville/);
  });

  it.each(['y', 'YES '])('removes it at "%s"', async (answer) => {
    await cvr('ingest', shelbyville.file, '--replace', '--quiet');
    const { status, out } = await answering(answer)('datasets', 'delete', 'shelby');
    expect(status).toBe(0);
    expect(out).toMatch(/^Dataset \d+, Shelbyville.* was removed\.\n$/);
    expect(asked.at(-1)).toMatch(/\(200 records, no date\)/);
  });

  it('says that there are none', async () => {
    expect(await cvr('datasets', 'delete', '99', '--yes')).toEqual({
      status: 1,
      out: '',
      err: 'cvr: there are no datasets yet; store one with: cvr ingest <file>\n',
    });
  });
});
