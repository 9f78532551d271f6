import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { IssueLog } from '@crossvote/opening';
import { exportOf } from './export-of.ts';
import { prepareExport } from '../src/prepare-export.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'parts-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** What is said of parts when these are given. */
async function said(...paths: string[]): Promise<string[]> {
  const log = new IssueLog();
  (await prepareExport({ paths, format: 'auto' }, log)).close();
  const [first, ...others] = log
    .list()
    .map(({ code, file, message }) => ({ code, text: `${file}: ${message}` }));
  expect(others.filter(({ code }) => code === 'part_of_an_export')).toEqual([]);
  return first?.code === 'part_of_an_export' ? [first.text] : [];
}

const sessions = (election = 'E') =>
  `{"Version":"5.10.50.85","ElectionId":"${election}","Sessions":[]}`;
const ess = (mayor: string) =>
  `Cast Vote Record,Precinct,Ballot Style,Mayor (5)\r\n1,P1,A,${mayor}\r\n`;
const dominion = (election: string) =>
  exportOf({
    contests: [['Mayor (Vote For=1)', 'Ann', 'Bo']],
    rows: ['1,2,3,4,A,0,1'],
  }).replace('Test Election', election);

describe('a file of records beside others of its name', () => {
  it('is told first, with their names', async () => {
    const one = write('CvrExport_1.json', sessions());
    write('CvrExport_2.json', sessions());
    write('CvrExport_10.json', sessions());
    write('CandidateManifest.json', '{"Version":"5.10.50.85","List":[]}');
    expect(await said(one)).toEqual([
      'CvrExport_1.json: looks like one of several parts of an export: beside it lie "CvrExport_10.json", "CvrExport_2.json", with records that are not read; give all parts, or their folder, to have them in one dataset',
    ]);
  });

  it.each<[string, string, string | Uint8Array]>([
    ['a table', 'cvr part 2.csv', ess('Bo')],
    ['a packed table', 'cvr part 3.csv.gz', gzipSync(ess('Bo'))],
  ])('is told of %s', async (_, name, content) => {
    const one = write('cvr part 1.csv', ess('Ann'));
    write(name, content);
    expect(await said(one)).toEqual([expect.stringContaining(`beside it lies "${name}"`)]);
  });

  it('is told when some parts are given and others are not', async () => {
    const [one, two] = [write('cvr1.csv', ess('Ann')), write('cvr2.csv', ess('Bo'))];
    expect(await said(one, two)).toEqual([]);
    write('cvr3.csv', ess('Cy'));
    expect(await said(one, two)).toEqual([expect.stringMatching(/^cvr1\.csv: .*"cvr3\.csv"/)]);
  });

  it('counts many, and names no ballots', async () => {
    const guid = (n: number) => `0000000${n}-0000-0000-0000-000000000000`;
    const hart = '<Cvr xmlns="http://tempuri.org/CVRDesign.xsd"><Contests /></Cvr>';
    const files = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => write(`1_${guid(n)}.xml`, hart));
    const [text = ''] = await said(files[0] ?? '');
    expect(text).toContain('and 2 more');
    expect(text.slice(text.indexOf(': '))).not.toContain('00000002');
  });

  it.each<[string, string, string]>([
    ['of another election', 'cvr2.csv', dominion('Other Town')],
    ['of another format', 'cvr2.csv', ess('Ann')],
    ['with another name', 'other.csv', dominion('Tiny Town')],
    ['that is no export', 'cvr2.csv', 'a,b\n'],
    ['that is empty', 'cvr2.csv', ''],
  ])('is not told of a file %s', async (_, name, content) => {
    const one = write('cvr1.csv', dominion('Tiny Town'));
    write(name, content);
    expect(await said(one)).toEqual([]);
  });

  it('is not told where the folder is given', async () => {
    write('CvrExport_1.json', sessions());
    write('CvrExport_2.json', sessions());
    expect(await said(folder)).toEqual([]);
  });
});
