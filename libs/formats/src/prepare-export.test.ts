import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { FileError, IssueLog } from '@crossvote/opening';
import { zipOf } from '@crossvote/samples';
import { exportOf } from '../test/export-of.ts';
import { prepareExport, type ExportRequest } from './prepare-export.ts';

const dominion = exportOf({
  contests: [['Mayor (Vote For=1)', 'Ann', 'Bo']],
  rows: ['1,2,3,4,A,0,1'],
});
const essVotes =
  'Cast Vote Record,Precinct,Ballot Style,Mayor (5)\r\n1,P1,A,Ann\r\n2,P1,A,undervote\r\n';
const essBallots =
  'Cast Vote Record,Batch,Ballot Status,Original Ballot Exception,Tabulator CVR\r\n';
const legacyCards = 'BallotID,Precinct,Choice_1_1,Choice_1_2\r\n1,1,1,0\r\n';
const manifest = '{"Version":"5.10.50.85","List":[]}';
const sessions = '{"Version":"5.10.50.85","ElectionId":"E","Sessions":[]}';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'prepare-'));
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

async function prepare(request: Partial<ExportRequest>) {
  const log = new IssueLog();
  const prepared = await prepareExport({ paths: [folder], format: 'auto', ...request }, log);
  prepared.close();
  const said = log.list().map(({ severity, code, file }) => `${severity} ${code} ${file}`);
  return {
    format: prepared.groups.map((group) => group.format.id).join('+'),
    files: prepared.groups.flatMap(({ files }) => files.map(({ name }) => name)),
    sources: prepared.sources.map(({ file, by, holds }) => ({ name: file.name, by, ...holds })),
    said,
    messages: log.list().map(({ message }) => message),
  };
}

async function failureOf(request: Partial<ExportRequest>): Promise<FileError> {
  const failure: unknown = await prepare(request).catch((error: unknown) => error);
  if (failure instanceof FileError) return failure;
  throw new Error('the export was opened, or failed otherwise', { cause: failure });
}

describe('foreign files', () => {
  const strangers = () => {
    write('README.txt', 'About this folder\n');
    write('.DS_Store', 'x');
    write('Thumbs.db', '');
    write('map.png', '');
    write('report.pdf', '%PDF-1.7\n');
    write('totals.csv', 'choice,votes\nAnn,1\n');
  };
  const said = [
    'assumption file_left_out .DS_Store',
    'assumption file_left_out README.txt',
    'assumption file_left_out Thumbs.db',
    'assumption file_left_out map.png',
    'assumption file_left_out report.pdf',
    'warning file_left_out totals.csv',
  ];

  it('of a folder are left out and said; what could be records is a warning', async () => {
    write('votes.csv', dominion);
    strangers();
    const prepared = await prepare({});
    expect(prepared).toMatchObject({ format: 'dominion-csv', files: ['votes.csv'] });
    expect(prepared.said).toEqual(said);
    expect(prepared.sources.map(({ name }) => name)).toEqual(['votes.csv']);
  });

  it('of an archive are too', async () => {
    const zip = write(
      'export.zip',
      await zipOf({ 'a/votes.csv': dominion, 'a/README.txt': 'x', 'a/totals.csv': 'a,b\n1,2\n' }),
    );
    const prepared = await prepare({ paths: [zip] });
    expect(prepared.files).toEqual(['a/votes.csv']);
    expect(prepared.said).toEqual([
      'assumption file_left_out a/README.txt',
      'warning file_left_out a/totals.csv',
    ]);
    expect(prepared.sources).toEqual([
      { name: 'export.zip', by: 'path', records: 1, side: 0, none: 1 },
    ]);
  });

  it('that a person names are refused', async () => {
    const votes = write('votes.csv', dominion);
    strangers();
    const given = (name: string) => ({ paths: [votes, path.join(folder, name)] });
    expect(await failureOf(given('report.pdf'))).toMatchObject({ code: 'is_pdf' });
    expect(await failureOf(given('totals.csv'))).toMatchObject({
      code: 'is_totals',
      place: { file: 'totals.csv' },
    });
    expect(await failureOf(given('README.txt'))).toMatchObject({ place: { file: 'README.txt' } });
  });

  it('alone make a folder that holds no export, and the likeliest is named', async () => {
    write('a.csv', 'x,y\n1,2\n');
    write('z.csv', 'CVRNumber,Race,votes\n1,2,3\n');
    expect(await failureOf({})).toMatchObject({ place: { file: 'z.csv' } });
    rmSync(path.join(folder, 'a.csv'));
    rmSync(path.join(folder, 'z.csv'));
    write('map.png', 'x');
    expect(await failureOf({})).toMatchObject({ code: 'empty_folder' });
  });

  it('in great number are told together, and never by the GUID of a ballot', async () => {
    write('votes.csv', dominion);
    for (let i = 0; i < 30; i += 1) write(`scan-${i}.png`, '');
    write('8558d34a-d3c6-5881-a6e3-bf8f3e6110ea.png', '');
    const { messages, said } = await prepare({});
    expect(messages[0]).toMatch(/^left out: the file is/);
    expect(messages[1]).toMatch(/^left out: 30 files that are called like "s?.*#\.png"/);
    expect(said[0]).toBe('assumption file_left_out #.png');
  });

  it('are handed to a format that a person names, but for pictures and the like', async () => {
    write('votes.csv', dominion);
    write('totals.csv', 'choice,votes\nAnn,1\n');
    write('map.png', '');
    const { files } = await prepare({ format: 'dominion-csv' });
    expect(files).toEqual(['totals.csv', 'votes.csv']);
  });
});

describe('side files named by an option', () => {
  it('are used, from files, folders and archives', async () => {
    const records = write('in/CvrExport_1.json', sessions);
    const contests = write('a/ContestManifest.json', manifest);
    write('b/PrecinctManifest.json', manifest);
    write('b/notes.txt', 'x');
    const zip = write('c.zip', await zipOf({ 'CandidateManifest.json': manifest }));
    const { files, sources, said } = await prepare({
      paths: [records],
      sides: { manifest: [contests, zip], precincts: [path.join(folder, 'b')] },
    });
    expect(files).toEqual([
      'CvrExport_1.json',
      'ContestManifest.json',
      'CandidateManifest.json',
      'PrecinctManifest.json',
    ]);
    expect(sources.map(({ name, by }) => `${by} ${name}`)).toEqual([
      'path CvrExport_1.json',
      'manifest ContestManifest.json',
      'manifest c.zip',
      'precincts PrecinctManifest.json',
    ]);
    expect(said).toEqual(['warning file_left_out notes.txt']);
  });

  it('that are something else are refused with what is expected', async () => {
    const records = write('CvrExport_1.json', sessions);
    const contests = write('a/ContestManifest.json', manifest);
    const failure = await failureOf({ paths: [records], sides: { precincts: [contests] } });
    expect(failure).toMatchObject({
      code: 'no_side_file',
      place: { file: 'ContestManifest.json' },
    });
    expect(failure.message).toContain(
      'PrecinctManifest.json or PrecinctPortionManifest.json is expected',
    );
    const itself = await failureOf({ paths: [records], sides: { manifest: [records] } });
    expect(itself).toMatchObject({ code: 'no_side_file' });
  });

  it('count once where they are among the files already, or named twice', async () => {
    write('in/CvrExport_1.json', sessions);
    const names = write('in/ContestManifest.json', manifest);
    const precincts = write('a/PrecinctManifest.json', manifest);
    const { files } = await prepare({
      paths: [path.join(folder, 'in')],
      sides: { manifest: [names, precincts], precincts: [precincts] },
    });
    expect(files).toEqual(['ContestManifest.json', 'CvrExport_1.json', 'PrecinctManifest.json']);
  });

  it('are refused for a format that has none, and for an option that it does not know', async () => {
    const votes = write('votes.csv', dominion);
    const other = write('a/other.csv', 'x,y\n');
    const none = await failureOf({ paths: [votes], sides: { manifest: [other] } });
    expect(none.message).toBe(`${other}: Dominion CSV has no side files; leave the option out`);
    const ess = write('ess.csv', essVotes);
    const wrong = await failureOf({ paths: [ess], sides: { precincts: [other] } });
    expect(wrong.message).toContain('there is --ballots');
    const second = write('more.csv', essVotes);
    expect(await failureOf({ paths: [ess], sides: { ballots: [second] } })).toMatchObject({
      code: 'no_side_file',
    });
  });
});

describe('side files beside a single file', () => {
  it('are used and said', async () => {
    const votes = write('votes.csv', essVotes);
    write('ballots.csv', essBallots);
    write('sub/ballots.csv', essBallots);
    const { files, said } = await prepare({ paths: [votes] });
    expect(files).toEqual(['votes.csv', 'ballots.csv']);
    expect(said).toEqual(['assumption side_file_found ballots.csv']);
  });

  it('are not used where two could be the one, which is said', async () => {
    const votes = write('votes.csv', essVotes);
    write('ballots.csv', essBallots);
    write('ballots-old.csv', essBallots);
    const { files, said, messages } = await prepare({ paths: [votes] });
    expect(files).toEqual(['votes.csv']);
    expect(said).toEqual(['warning side_file_unclear ballots-old.csv']);
    expect(messages[0]).toContain('name one with --ballots');
  });

  it('are not looked for beside several files, or where an option names the kind', async () => {
    const votes = write('votes.csv', essVotes);
    const second = write('second.csv', essVotes.replaceAll('\n1,', '\n3,'));
    const ballots = write('ballots.csv', essBallots);
    expect((await prepare({ paths: [votes, second] })).said).toEqual([]);
    const named = await prepare({ paths: [votes], sides: { ballots: [ballots] } });
    expect(named.files).toEqual(['votes.csv', 'ballots.csv']);
    expect(named.said).toEqual([]);
  });

  it('must have the name of a legacy export of Clear Ballot', async () => {
    const cards = write('town.cvr.csv', legacyCards);
    write('town.contests.csv', 'ContestID,ContestName\r\n1,Mayor\r\n');
    write('city.choices.csv', 'ChoiceID,ContestID,ChoiceName\r\n1,1,Ann\r\n');
    const { files } = await prepare({ paths: [cards] });
    expect(files).toEqual(['town.cvr.csv', 'town.contests.csv']);
  });

  it('are not looked for in archives that are not called like one', async () => {
    const votes = write('votes.csv', essVotes);
    write('other.csv', await zipOf({ 'ballots.csv': essBallots }));
    write('another.csv', gzipSync(essBallots));
    write('archive.zip', await zipOf({ 'ballots.csv': essBallots }));
    expect(await prepare({ paths: [votes] })).toMatchObject({ files: ['votes.csv'], said: [] });
    write('ballots.csv.gz', gzipSync(essBallots));
    const { files } = await prepare({ paths: [votes] });
    expect(files).toEqual(['votes.csv', 'ballots.csv.gz']);
  });

  it('are not looked for in large packed files, which is said', async () => {
    const votes = write('votes.csv', essVotes);
    // The rest of the file is zeros, which are allowed after a gzip.
    truncateSync(write('ballots.csv.gz', gzipSync(essBallots)), 65 << 20);
    const { files, said } = await prepare({ paths: [votes] });
    expect(files).toEqual(['votes.csv']);
    expect(said).toEqual(['assumption side_files_not_looked_for ballots.csv.gz']);
  });

  it('are looked for among two hundred files at most, which is said', async () => {
    const votes = write('votes.csv', essVotes);
    for (let i = 0; i < 201; i += 1) write(`${'x'.repeat(i + 1)}.csv`, 'a,b\n');
    const { said } = await prepare({ paths: [votes] });
    expect(said).toEqual(['assumption side_files_not_looked_for votes.csv']);
  });
});

it('text is read in the encoding that is asked for', async () => {
  write('votes.csv', Buffer.from(dominion, 'utf16le'));
  expect(await prepare({})).toMatchObject({ format: 'dominion-csv' });
  expect(await failureOf({ encoding: 'windows-1252' })).toMatchObject({
    place: { file: 'votes.csv' },
  });
});
