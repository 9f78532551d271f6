import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { springfield } from './support/samples.ts';
import { csvOf, tinyExport, tinyHeader, tinyRecords } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function refusal(file: string): Promise<string> {
  const { status, out, err } = await cvr('ingest', file);
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toMatch(/^cvr: [^\n]+\n$/);
  expect(await cvr.json('datasets')).toEqual({ datasets: [] });
  return err;
}

describe('an input that is no export is refused with one sentence, and nothing is stored:', () => {
  const sample = readFileSync(springfield.file);
  it.each<[string, string, string | Uint8Array, RegExp]>([
    ['an empty file', 'empty.csv', '', /empty\.csv: is empty/],
    ['a PDF', 'report.pdf', '%PDF-1.7\n%âãÏÓ\n', /report\.pdf: is a PDF/],
    [
      'a binary',
      'x.bin',
      Uint8Array.from({ length: 5000 }, (_, i) => i % 7),
      /x\.bin: is a binary file/,
    ],
    [
      'a cut-off ZIP archive or workbook',
      'x.xlsx',
      'PK\u0003\u0004rest',
      /ZIP archive is damaged or hostile/,
    ],
    ['a truncated gzip', 'cut.csv.gz', gzipSync(sample).subarray(0, 20_000), /cut off/],
    ['a header cut off', 'header.csv', csvOf(...tinyHeader.slice(0, 3)), /four header rows/],
    [
      'a header with a missing row',
      'row.csv',
      csvOf(...tinyHeader.slice(0, 2), tinyHeader[3]!, ...tinyRecords),
      /row\.csv/,
    ],
    [
      'a file cut off within its last record',
      'cut.csv',
      csvOf(...tinyHeader, ...tinyRecords, '7,P1,A,1,0,1,0,0').slice(0, -8),
      /cut\.csv, line 11: the file ends in the middle of a record/,
    ],
    ['a header alone', 'none.csv', csvOf(...tinyHeader), /holds a header and no records/],
  ])('%s', async (_, name, content, problem) => {
    expect(await refusal(write(name, content))).toMatch(problem);
  });

  it('some other text, with the nearest format in short lines', async () => {
    const file = write('notes.csv', 'CVRNumber,Race,phone\nAnn,1,2\n');
    const { status, out, err } = await cvr('ingest', file);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    const lines = err.trimEnd().split('\n');
    expect(lines.slice(0, 3)).toEqual([
      `cvr: ${file}: the format was not recognised; nearest is`,
      '  Long CSV: the file lacks that',
      '    - a heading is Candidate',
    ]);
    expect(lines.slice(-3)).toEqual([
      'If you know the format, name it with --format; see: cvr formats',
      'Any table of ballots is read by a map of its columns; cvr inspect with',
      '  --write-columns columns.json proposes one',
    ]);
    expect(lines.filter((line) => line.endsWith(': the file lacks that'))).toHaveLength(1);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    expect(await cvr.json('datasets')).toEqual({ datasets: [] });
  });

  it('a folder', async () => {
    mkdirSync(path.join(folder, 'exports'));
    expect(await refusal(path.join(folder, 'exports'))).toMatch(/exports: is a folder/);
  });

  it('a file that is not there', async () => {
    expect(await refusal(path.join(folder, 'nowhere.csv'))).toMatch(
      /nowhere\.csv: cannot be opened \(.*ENOENT.*\); check the path/,
    );
  });

  const isRoot = process.getuid?.() === 0;
  if (isRoot) console.log('LEFT OUT  permission denied: root may read every file');
  (isRoot ? it.skip : it)('a file that may not be read', async () => {
    const file = write('secret.csv', tinyExport);
    chmodSync(file, 0o000);
    expect(await refusal(file)).toMatch(/secret\.csv: cannot be opened \(.*EACCES/);
  });

  it('a file name that would steer the terminal', async () => {
    const file = path.join(folder, 'a\u001b[31m\nb.csv');
    writeFileSync(file, '');
    expect(await refusal(file)).toContain('a\\u001b[31m b.csv: is empty');
  });
});

describe('a record that cannot be read is refused by line, and the others are stored:', () => {
  it.each<[string, string | Uint8Array]>([
    ['too few cells', '7,P1,A,1,0'],
    ['too many cells', '7,P1,A,1,0,1,0,0,1,1,1'],
    ['an unknown mark', '7,P1,A,1,0,maybe,0,0'],
    [
      'bytes that are not of the encoding that is asked for',
      Buffer.from([...Buffer.from('7,P'), 0xe9, 0xff, ...Buffer.from(',A,1,0,0,0,0')]),
    ],
  ])('%s', async (kind, row) => {
    const file = write(
      `${kind.replaceAll(' ', '-')}.csv`,
      Buffer.concat([
        Buffer.from(csvOf(...tinyHeader, ...tinyRecords)),
        Buffer.from(row),
        Buffer.from('\n8,P1,A,1,0,0,0,0\n'),
      ]),
    );
    const report = await cvr.json('ingest', file, '--dry-run', '--encoding', 'utf-8');
    expect(report).toMatchObject({ records_read: 8, records: 7, refused: 1 });
    const refused = report.warnings.filter(({ severity }) => severity === 'refused');
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ count: 1, lines: [[11, 11]] });
    const { out } = await cvr('ingest', file, '--dry-run', '--encoding', 'utf-8');
    expect(out).toContain('8 records read = 7 stored + 1 refused');
    expect(out).toContain('refused 1 record, line 11: ');
  });

  it('a line of 40 MB, in bounded memory', async () => {
    const file = path.join(folder, 'long-line.csv');
    const handle = openSync(file, 'w');
    writeSync(handle, csvOf(...tinyHeader, ...tinyRecords));
    const megabyte = 'x'.repeat(1 << 20);
    for (let written = 0; written < 40; written += 1) writeSync(handle, megabyte);
    writeSync(handle, '\n8,P1,A,1,0,0,0,0\n');
    closeSync(handle);
    const before = process.memoryUsage().arrayBuffers;
    const { status, out, err } = await cvr('ingest', file, '--dry-run', '--json');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200e6);
    // Either the one record is refused, or the whole file with its line: never a crash, never a silent loss.
    if (status === 0) expect(JSON.parse(out)).toMatchObject({ records: 7, refused: 1 });
    else {
      expect({ status, out }).toEqual({ status: 1, out: '' });
      expect(err).toMatch(/^cvr: long-line\.csv, line 11: [^\n]+\n$/);
    }
  });
});
