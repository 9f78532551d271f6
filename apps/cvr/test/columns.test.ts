import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { partsOf, zipOf } from '@crossvote/samples';
import { ByteWriter, parquetWrite } from 'hyparquet-writer';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

const inFolder = (name: string) => path.join(folder, name);

function write(name: string, ...lines: readonly string[]): string {
  writeFileSync(inFolder(name), lines.map((line) => `${line}\n`).join(''));
  return inFolder(name);
}

/** Names and votes of the choices of each contest in a report. */
const votesOf = ({ results }: { readonly results: readonly unknown[] }) =>
  results.map((result) => {
    const { name, choices } = result as {
      readonly name: string;
      readonly choices: readonly { readonly name: string; readonly votes: number }[];
    };
    return `${name}: ${choices.map((choice) => `${choice.name} ${choice.votes}`).join(', ')}`;
  });

const weighted = write('mayor.csv', 'Precinct,rank1,rank2,weight', 'N,Ann,Bo,3', 'S,Bo,skipped,2');

describe('a map of columns', () => {
  it('is proposed, written, and reads the table as the table reads by itself', async () => {
    const columns = inFolder('mayor.json');
    const { status, out } = await cvr('inspect', weighted, '--write-columns', columns);
    expect(status).toBe(0);
    expect(out).toContain('a row counts as often as "weight" says');
    expect(out).not.toContain('Look at these');
    for (const line of out.split('\n')) expect(line.includes('/') || line.length <= 80).toBe(true);
    expect(JSON.parse(readFileSync(columns, 'utf8'))).toEqual({
      weight: 'weight',
      attributes: { precinct: 'Precinct' },
      contests: [{ name: 'mayor', ranks: ['rank1', 'rank2'] }],
    });
    for (const how of [[], ['--columns', columns]]) {
      const report = await cvr.json('ingest', weighted, '--dry-run', ...how);
      expect(votesOf(report)).toEqual(['mayor: Ann 3, Bo 2']);
      expect(report.records).toBe(5);
    }
  });

  it('is proposed in one JSON object', async () => {
    const columns = inFolder('again.json');
    const written = await cvr.json('inspect', weighted, '--write-columns', columns);
    const map: unknown = JSON.parse(readFileSync(columns, 'utf8'));
    expect(written).toMatchObject({ columns_file: columns, certain: true, unsure: [], map });
  });

  it('is never written over a file', async () => {
    const columns = write('mine.json', '{}');
    const { status, err, out } = await cvr('inspect', weighted, '--write-columns', columns);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain('is there already; name another file, or remove it');
    expect(readFileSync(columns, 'utf8')).toBe('{}\n');
  });

  it('of a table that is not clear is corrected by a person', async () => {
    const table = write('votes.csv', 'ballot,area,Mayor', '1,N,Ann', '2,N,Bo', '3,S,Ann');
    const refused = await cvr('ingest', table, '--dry-run');
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('--write-columns');
    const columns = inFolder('votes.json');
    const { out } = await cvr('inspect', table, '--write-columns', columns);
    expect(out).toContain('Look at these, and correct the map:');
    const map = JSON.parse(readFileSync(columns, 'utf8')) as { contests: { votes: string }[] };
    const contests = map.contests.filter(({ votes }) => votes !== 'area');
    const corrected = write(
      'corrected.json',
      JSON.stringify({ ...map, attributes: { precinct: 'area' }, contests }),
    );
    const report = await cvr.json('ingest', table, '--columns', corrected);
    expect(votesOf(report)).toEqual(['Mayor: Ann 2, Bo 1']);
  });

  it('that is wrong, or does not fit, is named with its line, and nothing is stored', async () => {
    const table = write('other.csv', 'id,rank1,rank2', '1,Ann,Bo');
    const typo = write('typo.json', '{', ' "contest": []', '}');
    const lacking = write('lacking.json', '{ "contests": [', '{ "votes": "Rank 1" }] }');
    const broken = write('broken.json', '{ "contests": [', '  { "votes": }] }');
    const calls = [typo, lacking, broken].map((columns) =>
      cvr('ingest', table, '--columns', columns),
    );
    const results = await Promise.all(calls);
    expect(results.map(({ status }) => status)).toEqual([1, 1, 1]);
    expect(results[0]?.err).toContain('line 2: contest is not known; perhaps "contests" is meant');
    expect(results[1]?.err).toContain('line 2: contests[0].votes is "Rank 1"');
    expect(results[1]?.err).toContain('nearest is "rank1"');
    expect(results[2]?.err).toContain('broken.json, line 2, column 14');
  });

  it('stands with labels, and with no other format', async () => {
    const table = write('labels.csv', 'A', 'Ann', 'gone');
    const columns = write('labels.json', '{ "contests": [{ "votes": "A" }] }');
    const labels = write('labels.txt', 'gone = undervote');
    const how = ['ingest', table, '--columns', columns, '--dry-run'];
    expect(votesOf(await cvr.json(...how, '--labels', labels))).toEqual(['A: Ann 1']);
    const { status, err } = await cvr(...how, '--format', 'ess');
    expect(status).toBe(1);
    expect(err).toContain('leave --format "ess" out');
  });

  it('is for tables in folders, whose other files are left out', async () => {
    const columns = write('folder.json', '{ "contests": [{ "votes": "A" }] }');

    mkdirSync(inFolder('export'));
    write('export/north.csv', 'A', 'Ann', 'Bo');
    write('export/south.csv', 'x,A', '1,Ann');
    write('export/notes.csv', 'nothing,here', '1,2');
    const report = await cvr.json('ingest', inFolder('export'), '--columns', columns, '--dry-run');
    expect(votesOf(report)).toEqual(['A: Ann 2, Bo 1']);
    const given = await cvr('inspect', inFolder('export/notes.csv'), '--columns', columns);
    expect(given.status).toBe(1);
    expect(given.err).toContain('notes.csv has no column of that heading');
  });

  it('is proposed for a JSON list of objects', async () => {
    const list = write('list.json', '[{"ballot":7,"vote_1":"Ann","vote_2":"Bo"},{"vote_1":"Bo"}]');
    const columns = inFolder('list-columns.json');
    await cvr('inspect', list, '--write-columns', columns);
    const report = await cvr.json('ingest', list, '--columns', columns, '--dry-run');
    expect(votesOf(report)).toEqual(['list: Ann 1, Bo 1']);
  });

  it('reads a workbook and a Parquet file as the CSV of the same table', async () => {
    const rows = [
      ['ballot', 'area', 'Mayor', 'n'],
      [17, 'North', 'Ann', 4],
      [18, 'North', 'Bo', 2],
      [19, 'South', 'Ann', 9],
    ];
    const csv = write('same.csv', ...rows.map((row) => row.join(',')));
    const cellOf = (cell: string | number) =>
      typeof cell === 'number'
        ? `<c><v>${cell}</v></c>`
        : `<c t="inlineStr"><is><t>${cell}</t></is></c>`;
    const sheet = rows.map((row) => `<row>${row.map(cellOf).join('')}</row>`).join('');
    const xlsx = inFolder('same.xlsx');
    writeFileSync(xlsx, await zipOf(partsOf({ rows: sheet })));
    const [headings = [], ...cells] = rows;
    const writer = new ByteWriter();
    void parquetWrite({
      writer,
      columnData: headings.map((heading, column) => ({
        name: String(heading),
        data: cells.map((row) => row[column] ?? ''),
        type: column % 3 === 0 ? 'INT32' : 'STRING',
      })),
    });
    const parquet = inFolder('same.parquet');
    writeFileSync(parquet, Buffer.from(writer.getBuffer()));

    const proposals: unknown[] = [];
    for (const file of [csv, xlsx, parquet]) {
      const { map } = (await cvr.json(
        ...['inspect', file, '--write-columns', `${file}.json`],
      )) as unknown as { readonly map: unknown };
      proposals.push(map);
    }
    expect(proposals[0]).toMatchObject({ record: 'ballot' });
    expect(proposals.slice(1)).toEqual([proposals[0], proposals[0]]);
    const columns = write(
      'same.json',
      '{ "record": "ballot", "weight": "n", "attributes": { "precinct": "area" },',
      '  "contests": [{ "votes": "Mayor" }] }',
    );
    for (const file of [csv, xlsx, parquet]) {
      const report = await cvr.json('ingest', file, '--columns', columns, '--dry-run');
      expect([report.records, votesOf(report)]).toEqual([15, ['Mayor: Ann 13, Bo 2']]);
    }
  });

  it('is proposed for nothing that holds no votes', async () => {
    const pdf = write('paper.pdf', '%PDF-1.4');
    const totals = write('numbers.csv', 'Precinct,1', 'N,2');
    for (const file of [pdf, totals]) {
      const columns = inFolder('none.json');
      const { status, err } = await cvr('inspect', file, '--write-columns', columns);
      expect(status).toBe(1);
      expect(err).toMatch(/is a PDF|no column can be told to hold votes/);
    }
  });
});
