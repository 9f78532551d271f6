import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipOf } from '@crossvote/samples';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { csvOf, tinyExport, tinyHeader, tinyRecords } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder, { width: 1000 });
/** As a person types it: from where the command runs. */
const given = (name: string) => path.relative(process.cwd(), path.join(folder, name));

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return given(name);
}

async function refusal(...argv: string[]): Promise<string> {
  const { status, err } = await cvr(...argv);
  expect(status).toBe(1);
  return err;
}

const cutOff = csvOf(...tinyHeader, ...tinyRecords, '7,P1,A,1,0,1,0,0').slice(0, -8);
const oneCellLess = csvOf(...tinyHeader, ...tinyRecords, '7,P1,A,1,0');

describe('an error says which file is meant as a person gave its path:', () => {
  it('a file that is cut off, is not there, or has no records', async () => {
    const file = write('exports/cut.csv', cutOff);
    expect(await refusal('ingest', file)).toContain(`cvr: ${file}, line 11: the file ends`);
    expect(await refusal('inspect', `./${file}`)).toContain(`cvr: ./${file}, line 11: `);
    const none = given('exports/none.csv');
    expect(await refusal('ingest', none)).toContain(`cvr: ${none}: cannot be opened (ENOENT)`);
    const tiny = write('exports/tiny.csv', tinyExport);
    await cvr('ingest', tiny);
    expect(await refusal('ingest', tiny)).toContain(`cvr: ${tiny} is already in dataset `);
    const empty = write('exports/header.csv', csvOf(...tinyHeader));
    expect(await refusal('ingest', empty)).toContain(`cvr: ${empty}: holds a header and no`);
  });

  it('a text of no format, with the nearest format below it', async () => {
    const file = write('exports/notes.csv', 'CVRNumber,Race,phone\nAnn,1,2\n');
    expect(await refusal('ingest', file)).toContain(`cvr: ${file}: the format was not recognised`);
  });

  it('a member of an archive and a file of a folder, below what was given', async () => {
    const archive = write('packed/all.zip', await zipOf({ 'north/cut.csv': cutOff }));
    expect(await refusal('ingest', archive)).toContain(`cvr: ${archive}/north/cut.csv, line 11: `);
    write('unpacked/north/cut.csv', cutOff);
    const unpacked = given('unpacked');
    expect(await refusal('ingest', unpacked)).toContain(
      `cvr: ${unpacked}/north/cut.csv, line 11: `,
    );
    expect(await refusal('ingest', `${unpacked}/`)).toContain(
      `cvr: ${unpacked}/north/cut.csv, line 11: `,
    );
  });

  it('one of two files of one name, also where it cannot be unpacked', async () => {
    const whole = write('two/a/cvr.csv.gz', gzipSync(tinyExport));
    const cut = write('two/b/cvr.csv.gz', gzipSync(tinyExport).subarray(0, 60));
    expect(await refusal('ingest', whole, cut)).toContain(`cvr: ${cut}: the gzip archive`);
    const other = write('two/b/cut.csv', cutOff);
    const twin = write('two/c/cut.csv', tinyExport);
    expect(await refusal('ingest', twin, other, '--dry-run')).toContain(`cvr: ${other}, line 11: `);
  });

  it('an archive that is damaged', async () => {
    const file = write('exports/x.xlsx', 'PK\u0003\u0004rest');
    expect(await refusal('ingest', file)).toContain(`cvr: ${file}: the ZIP archive is damaged`);
  });

  it.each([
    ['--contests', 'file,title\n', 'the first line must be'],
    ['--labels', 'one\n', 'line 1: '],
    ['--columns', '{"contests":', 'line 1, column '],
    ['--columns', '{"contests":7}', 'line 1: '],
    ['--manifest', 'x,y\n', ''],
  ])('the file that %s names', async (option, text, problem) => {
    const file = write(`sides/${option.slice(2)}.txt`, text);
    const records = write('exports/tiny.csv', tinyExport);
    const err = await refusal('ingest', records, '--dry-run', option, file);
    expect(err).toContain(`cvr: ${file}`);
    expect(err).toContain(problem);
    const none = given('sides/none');
    expect(await refusal('ingest', records, '--dry-run', option, none)).toContain(
      `cvr: ${none}: cannot be`,
    );
  });

  it('a map of contests that names what is not there', async () => {
    const map = write('sides/map.csv', 'file,title,contest\ntiny.csv,Sheriff,Sheriff\n');
    const records = write('exports/tiny.csv', tinyExport);
    expect(await refusal('ingest', records, '--dry-run', '--contests', map)).toContain(
      `cvr: ${map}: line 2: tiny.csv has no contest "Sheriff"`,
    );
  });

  it('official totals, also in the comparison', async () => {
    const database = ['--database', `file:${path.join(folder, 'official.db')}`];
    await cvr('ingest', write('exports/tiny.csv', tinyExport), ...database);
    const wrong = write('sides/wrong.csv', 'contest,choice,votes\nMayor,Ann,many\n');
    expect(await refusal('results', '1', '--check', wrong, ...database)).toContain(
      `cvr: ${wrong}: line 2: votes is "many"`,
    );
    const official = write('sides/official.csv', 'contest,choice,votes\nMayor,Ann,3\n');
    const { out, err } = await cvr('results', '1', '--check', official, ...database);
    expect(err).toBe(`cvr: the results are not those of ${official}\n`);
    expect(out).toContain(`compared with ${official}\n`);
    const json = await cvr('results', '1', '--check', official, '--json', ...database);
    expect(JSON.parse(json.out)).toMatchObject({ official_file: 'official.csv' });
  });
});

describe('a report has the paths as they were given', () => {
  it('in the terminal, and names alone in what is stored and in JSON', async () => {
    const file = write('report/a.csv', oneCellLess);
    const other = write('report/b.csv', csvOf(...tinyHeader, '8,P1,A,1,0,0,1,0'));
    const { out } = await cvr('ingest', file, other, '--dry-run');
    expect(out).toContain(`refused 1 record, ${file}, line 11: `);
    const report = await cvr.json('ingest', file, other);
    expect(report.files.map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
    expect(JSON.stringify(report)).not.toContain('report/');
    expect(report.warnings).toContainEqual(expect.objectContaining({ file: 'a.csv' }));
  });
});
