import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { naiveCountFiles } from '@crossvote/samples';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { shelbyville, springfield } from './support/samples.ts';
import { csvOf, tinyExport, tinyHeader, tinyRecords } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

let files = 0;
/** Writes a file of its own name, so that the tests stay apart; with a number it would look like a part of others. */
function write(content: string | Uint8Array, extension = 'csv'): string {
  files += 1;
  const file = path.join(folder, `export-${'i'.repeat(files)}.${extension}`);
  writeFileSync(file, content);
  return file;
}

/** The tiny export, made different from all others by its election name. */
const tinyNamed = (name: string) => tinyExport.replace('Tiny Town 2023 Special Election', name);

describe('cvr ingest', () => {
  it.each([
    ['springfield', springfield],
    ['shelbyville', shelbyville],
  ])('reports the known totals of %s', async (_, { file, totals }) => {
    const report = await cvr.json('ingest', file, '--dry-run');
    expect(report).toMatchObject({
      dataset_id: null,
      format: 'dominion-csv',
      name: totals.election,
      records_read: totals.records,
      records: totals.records,
      refused: 0,
      contests: totals.contests.length,
      choices: totals.contests.flatMap(({ choices }) => choices).length,
      replaced: [],
    });
    expect(report.seconds).toEqual(expect.any(Number));
    expect(report.warnings).toEqual(expect.any(Array));
    totals.contests.forEach((contest, place) => {
      expect(report.results[place]).toMatchObject({
        ...contest,
        votes: contest.choices.reduce((sum, { votes }) => sum + votes, 0),
        not_on_ballot: totals.records - contest.records,
      });
    });
  });

  it('prints a table of every contest for people, no wider than the terminal', async () => {
    const { status, out, err } = await cvr(
      'ingest',
      write(tinyNamed('Table 2023 General Election')),
    );
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^Dataset \d+: Table 2023 General Election\n/);
    expect(out).toContain('Dominion CSV, software 5.11.3.1, general election');
    expect(out).toContain('6 records, 2 contests, 5 choices');
    expect(out).toContain('6 records read = 6 stored + 0 refused');
    expect(out).toMatch(/^Contest +Records +Votes +Undervotes +Overvotes +ballot$/m);
    expect(out).toMatch(/^Mayor +5 +3 +1 +1 +1$/m);
    expect(out).toMatch(/^Council +6 +6 +4 +2 +0$/m);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('takes name, description, date and type from its options', async () => {
    const report = await cvr.json(
      'ingest',
      write(tinyNamed('Options')),
      ...['--name', 'A  name', '--description', 'Why', '--date', '2023-03-14'],
      ...['--type', 'runoff', '--format', 'dominion-csv'],
    );
    expect(report).toMatchObject({
      name: 'A name',
      description: 'Why',
      election_date: '2023-03-14',
      election_type: 'runoff',
    });
    const { datasets } = await cvr.json('datasets');
    expect(datasets).toContainEqual({
      id: report.dataset_id,
      name: 'A name',
      description: 'Why',
      election_date: '2023-03-14',
      election_type: 'runoff',
      total_records: 6,
      status: 'completed',
    });
  });

  it('takes name and type from the election name of the export', async () => {
    const report = await cvr.json('ingest', write(tinyNamed('Else 2023 Primary')), '--dry-run');
    expect(report).toMatchObject({ name: 'Else 2023 Primary', election_type: 'primary' });
  });

  it('prints nothing with --quiet, except refused records', async () => {
    const good = write(tinyNamed('Quiet'));
    expect(await cvr('ingest', good, '--quiet')).toEqual({ status: 0, out: '', err: '' });
    const bad = write(csvOf(...tinyHeader, ...tinyRecords, '7,P1,A,9,0,0,0,0'));
    const { status, out, err } = await cvr('ingest', bad, '--quiet');
    expect({ status, out }).toEqual({ status: 0, out: '' });
    expect(err).toContain('refused 1 record');
    expect(err).toContain('line 11');
  });

  it('stores nothing with --dry-run, and needs no database', async () => {
    const { status, out } = await cvr(
      ...['ingest', write(tinyNamed('Dry')), '--dry-run', '--database', 'file:/dev/null/x.db'],
    );
    expect(status).toBe(0);
    expect(out).toMatch(/^Dry \(dry run: nothing stored\)\n/);
  });

  it('refuses the same file a second time with the id of its dataset, unless --replace', async () => {
    const file = write(tinyNamed('Twice'));
    const copy = path.join(folder, 'another-name.csv');
    copyFileSync(file, copy);
    const first = await cvr.json('ingest', file, '--date', '2023-03-14');
    const again = await cvr('ingest', copy);
    expect(again).toMatchObject({ status: 1, out: '' });
    expect(again.err).toMatch(
      new RegExp(`^cvr: ${copy} is already in dataset ${first.dataset_id}; use --replace .*\n$`),
    );
    const second = await cvr.json('ingest', copy, '--replace');
    expect(second).toMatchObject({ replaced: [first.dataset_id], election_date: '2023-03-14' });
    const { datasets } = await cvr.json('datasets');
    const ids = datasets.map(({ id }) => id);
    expect(ids).toContain(second.dataset_id);
    expect(ids).not.toContain(first.dataset_id);
  });

  it('reads several files of one export as one dataset', async () => {
    const parts = [tinyRecords.slice(0, 2), tinyRecords.slice(2)].map((rows) =>
      write(csvOf(...tinyHeader, ...rows)),
    );
    const report = await cvr.json('ingest', ...parts, '--dry-run');
    expect(report).toMatchObject({ records: 6, contests: 2 });
    expect(report.results[0]).toMatchObject({ name: 'Mayor', records: 5, votes: 3 });
    expect(report.files.map(({ name }) => name)).toEqual(parts.map((part) => path.basename(part)));
    const twice = await cvr('ingest', parts[0]!, parts[0]!);
    expect(twice).toMatchObject({ status: 0, err: '' });
    expect(twice.out).toMatch(/^4 records read = 2 stored \+ 0 refused \+ 2 repeated$/m);
  });

  it('tells aggregate votes apart, and that they are in no cross table', async () => {
    const rows = [...tinyRecords, 'Redacted and Aggregated,,,10,3,7,,4'];
    const file = write(csvOf(...tinyHeader, ...rows));
    const { status, out } = await cvr('ingest', file, '--dry-run');
    expect(status).toBe(0);
    expect(out).toContain('6 records read = 6 stored + 0 refused');
    expect(out).toMatch(/^Mayor +5 +3 +1 +1 +13 +1$/m);
    expect(out).toMatch(/^Council +6 +6 +4 +2 +11 +0$/m);
    expect(out.replace(/\n +/g, ' ')).toContain(
      '24 aggregate votes: they stand in rows that sum several ballots, are part of no record, and are in no cross table.',
    );
    const { results } = await cvr.json('ingest', file, '--dry-run');
    expect(results).toMatchObject([
      { choices: [{ aggregate_votes: 10 }, { aggregate_votes: 3 }] },
      { choices: [{ aggregate_votes: 7 }, { aggregate_votes: 0 }, { aggregate_votes: 4 }] },
    ]);
  });

  it('says nothing of aggregate votes where there are none', async () => {
    const { out } = await cvr('ingest', write(tinyNamed('No sums')), '--dry-run');
    expect(out).not.toMatch(/aggregate/i);
  });

  it('lists assumptions first, then warnings, then refused records', async () => {
    const header = tinyHeader.map((row) => row.replaceAll(' (Vote For=1)', ''));
    const file = write(csvOf(...header, ...tinyRecords, '7,P1,A,9,0,0,0,0', 'Total,,,2,2,,,'));
    const { out } = await cvr('ingest', file, '--dry-run');
    const kinds = [...out.matchAll(/^(note|warning|refused)/gm)].map(([kind]) => kind);
    expect([...new Set(kinds)]).toEqual(['note', 'warning', 'refused']);
    expect(kinds.lastIndexOf('note')).toBeLessThan(kinds.indexOf('warning'));
    expect(kinds.lastIndexOf('warning')).toBeLessThan(kinds.indexOf('refused'));
  });

  it('takes a folder, and says what it left out of it', async () => {
    const place = path.join(folder, 'with-notes');
    mkdirSync(place);
    writeFileSync(path.join(place, 'votes.csv'), tinyNamed('Folder'));
    writeFileSync(path.join(place, 'README.md'), '# Votes');
    const { status, out } = await cvr('ingest', place, '--dry-run');
    expect(status).toBe(0);
    // Lines are broken where they are too long for the terminal.
    const text = out.replace(/\s+/g, ' ');
    expect(text).toContain(`note, ${path.join(place, 'README.md')}: left out: `);
  });

  it('reads a gzip as it is', async () => {
    const { totals, file } = shelbyville;
    const packed = write(gzipSync(readFileSync(file)), 'csv.gz');
    const report = await cvr.json('ingest', packed, '--dry-run');
    expect(report.records).toBe(totals.records);
    expect(report.results[0]).toMatchObject(totals.contests[0]!);
  });

  it('counts blanks, undervotes and overvotes as the naive counter does', async () => {
    const file = write(tinyExport);
    const naive = naiveCountFiles([file]);
    const report = await cvr.json('ingest', file, '--dry-run');
    expect(report.records).toBe(naive.records);
    naive.contests.forEach((contest, place) => {
      expect(report.results[place]).toMatchObject({
        name: contest.name,
        vote_for: contest.voteFor,
        records: contest.records,
        undervotes: contest.undervotes,
        overvotes: contest.overvotes,
        choices: contest.choices,
      });
    });
  });
});
