import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { shelbyville, springfield } from './support/samples.ts';
import { csvOf, tinyExport, tinyHeader } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

let folders = 0;
/** A folder of its own with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  folders += 1;
  const place = path.join(folder, `export-${folders}`);
  mkdirSync(place);
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(place, name), content);
  return place;
}

const plain = (out: string) => out.replace(/\n +/g, ' ');

describe('cvr inspect', () => {
  afterEach(() => {
    expect(existsSync(path.join(folder, 'test.db'))).toBe(false);
  });

  it('says what an export is and lists its contests with their rules', async () => {
    const { status, out, err } = await cvr('inspect', springfield.file);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('Format:   Dominion CSV, software 5.17.17.1\n');
    expect(out).toContain(`Election: ${springfield.totals.election} (general)\n`);
    expect(out).toContain('Records:  3,000, and 0 refused\n');
    expect(out).toMatch(/^Mayor of Springfield +4 ranks +5 +2,253$/m);
    expect(out).toMatch(/^Springfield School Board, At Large +vote for 3 +8 +2,253$/m);
  });

  it('folds contests that are on no record into one line, as an ingest does', async () => {
    const place = folderOf({
      'state.csv':
        'record,Mayor,Sheriff,Clerk\n#vote_for,1,1,1\n#choices,Ann|Bo,Cy|Di,Ed|Flo\n1,Ann,,\n',
    });
    for (const call of [
      ['inspect', place],
      ['ingest', '--dry-run', place],
    ]) {
      const { out } = await cvr(...call);
      expect(out).toMatch(/^Mayor /m);
      expect(out).not.toContain('Sheriff');
      expect(out).toContain('\n2 contests are on no record; all are in --json.\n');
    }
    expect(await cvr.json('inspect', place)).toMatchObject({ contests: 3 });
  });

  it('tells that contests on unlinked cards never meet', async () => {
    const { out } = await cvr('inspect', shelbyville.file);
    expect(out.replace(/\n +/g, ' ')).toMatch(/note: .* 2 groups of contests never meet/);
  });

  it('prints the object of an ingest without a dataset', async () => {
    const { totals } = shelbyville;
    expect(await cvr.json('inspect', shelbyville.file)).toMatchObject({
      dataset_id: null,
      records: totals.records,
      contests: totals.contests.length,
    });
  });

  it('says which records can be crossed: cards, their contests and records', async () => {
    const { out } = await cvr('inspect', shelbyville.file);
    expect(out).toMatch(/^Contest +Rule +Choices +Records +Card$/m);
    expect(out).toMatch(/^Governor +vote for 1 +3 +100 +A$/m);
    expect(out).toMatch(/^Town Council +vote for 2 +5 +100 +B$/m);
    expect(plain(out)).toContain('Card A: 2 contests, 100 records: Governor; Sheriff\n');
    expect(plain(out)).toMatch(/between cards .* there is no cross-voting/);
    const { contests } = shelbyville.totals;
    expect(await cvr.json('inspect', shelbyville.file)).toMatchObject({
      cards: [
        { card: 'A', records: 100, contests: ['Governor', 'Sheriff'] },
        { card: 'B', records: 100, contests: ['Town Council', 'Question 1: Library Hours'] },
      ],
      results: contests.map((_, place) => ({ card: place < 2 ? 'A' : 'B' })),
    });
    const whole = await cvr('inspect', springfield.file);
    expect(whole.out).toContain('Cross-voting: all contests meet on records');
    expect(whole.out).not.toContain('Card A');
  });

  it('says on how many records contests meet where only some cards are joined', async () => {
    const cards = ['Ann,', ',Yes'].flatMap((cells) => Array.from({ length: 1000 }, () => cells));
    const rows = [...cards, 'Bo,Yes', 'Bo,No'].map((cells, place) => `${place},${cells}`);
    const at = folderOf({ 'cards.csv': ['record,Mayor,Bond', ...rows].join('\n') });
    const { status, out } = await cvr('inspect', at);
    expect(status).toBe(0);
    expect(plain(out)).toContain(
      '1 pair of contests stand together on few records, such as Mayor and Bond on 2 of 2,002',
    );
    expect(out).not.toContain('all contests meet');
    expect(await cvr.json('inspect', at)).toMatchObject({
      rarely_together: [
        { contests: ['Mayor', 'Bond'], records_with_both: 2, records_with_either: 2002 },
      ],
      warnings: expect.arrayContaining([
        expect.objectContaining({ code: 'cards_linked_in_part', severity: 'warning' }),
      ]),
    });
  });

  it('lists choices with party and code, and what rules are inferred', async () => {
    const header = tinyHeader
      .join('\n')
      .replace(
        'Council (Vote For=2),Council (Vote For=2),Council (Vote For=2)',
        'Council,Council,Council',
      )
      .replace('BallotType,,,,,', 'BallotType,DEM,,,,');
    const place = folderOf({ 'votes.csv': `${header}\n1,P1,A,1,0,1,0,0\n` });
    const { out } = await cvr('inspect', place);
    expect(out).toMatch(/^Mayor +vote for 1 +2 +1$/m);
    expect(out).toMatch(/^Council +vote for 1 \* +3 +1$/m);
    expect(out).toContain('* inferred: the export does not state it');
    expect(out).toContain('Mayor: Ann [DEM]; Bob\nCouncil: Cy; Di; Ed\n');
    const report = await cvr.json('inspect', place);
    expect(report.results).toMatchObject([{ vote_for_stated: true }, { vote_for_stated: false }]);
  });

  it('names each file with what it is, and what was left out of a folder', async () => {
    const place = folderOf({
      'votes.csv': tinyExport,
      'totals.csv': 'choice,votes\nAnn,2\n',
      'README.txt': 'Read me\n',
      'Thumbs.db': '',
    });
    const { status, out } = await cvr('inspect', place);
    expect(status).toBe(0);
    expect(out).toContain('Files:    votes.csv (records, 0.3 kB)\n');
    expect(plain(out)).toContain(`note, ${place}/README.txt: left out: `);
    expect(plain(out)).toContain(`note, ${place}/Thumbs.db: left out: `);
    expect(plain(out)).toContain(`warning, ${place}/totals.csv: left out: `);
    const { files } = await cvr.json('inspect', place);
    expect(files).toMatchObject([{ name: 'votes.csv', part: 'records', given_by: 'path' }]);
  });

  it('takes side files that options name, and those that lie beside a file', async () => {
    const votes = 'Cast Vote Record,Precinct,Ballot Style,Mayor\n1,P1,A,Ann\n2,P1,A,Bo\n';
    const ballots = 'Cast Vote Record,Batch,Tabulator CVR\n1,B1,001\n2,B1,002\n';
    const place = folderOf({ 'votes.csv': votes, 'ballots.csv': ballots });
    const file = path.join(place, 'votes.csv');
    const found = await cvr('inspect', file);
    expect(found.out).toContain('          ballots.csv (side file, found beside, 0.1 kB)\n');
    expect(plain(found.out)).toContain(
      `note, ${place}/ballots.csv: the file was not named, but lies in`,
    );
    const other = folderOf({ 'votes.csv': votes });
    const named = await cvr.json(
      ...['inspect', path.join(other, 'votes.csv'), '--ballots', path.join(place, 'ballots.csv')],
    );
    expect(named.files).toMatchObject([{ part: 'records' }, { part: 'side', given_by: 'ballots' }]);
    const wrong = await cvr('inspect', file, '--manifest', file);
    expect(wrong).toMatchObject({ status: 1, out: '' });
    expect(wrong.err).toContain('--manifest names no file of ES&S; there is --ballots');
  });

  it('reads text in the encoding that is asked for, and says so', async () => {
    const place = folderOf({});
    const file = path.join(place, 'latin.csv');
    writeFileSync(
      file,
      Buffer.from(csvOf(tinyExport.trimEnd().replaceAll('Ann', 'José')), 'latin1'),
    );
    const { out } = await cvr('inspect', file);
    expect(out).toContain('Mayor: José; Bob');
    expect(plain(out)).toContain('was read as Windows-1252');
    const asked = await cvr('inspect', file, '--encoding', 'windows-1252');
    expect(plain(asked.out)).toContain('was read as Windows-1252, as was asked for');
    expect(await cvr('inspect', file, '--encoding', 'ebcdic')).toMatchObject({ status: 2 });
  });

  it('takes words of a person for states, and tells those that never came', async () => {
    const votes = 'Cast Vote Record,Precinct,Ballot Style,Mayor\n1,P,A,Ann\n2,P,A,Gone\n3,P,A,Ov\n';
    const labels = '# ours\ngone = undervote\nOv = choice\nnever,overvote\n';
    const place = folderOf({
      'votes.csv': votes,
      'labels.txt': labels,
      'wrong.txt': 'gone\nb=c\n',
    });
    const at = (name: string) => path.join(place, name);
    const { results, warnings } = await cvr.json(
      ...['inspect', at('votes.csv'), '--labels', at('labels.txt')],
    );
    expect(results).toMatchObject([{ undervotes: 1, votes: 2 }]);
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'labels_not_met' }));
    const wrong = await cvr('inspect', at('votes.csv'), '--labels', at('wrong.txt'));
    expect(wrong).toMatchObject({ status: 1, out: '' });
    expect(plain(wrong.err)).toMatch(/wrong\.txt: line 1: .*; line 2: "c" is no meaning/);
  });

  it.each([
    ['springfield', springfield.file],
    ['shelbyville', shelbyville.file],
  ])('prints no line that is wider than the terminal: %s', async (_, file) => {
    const { out } = await cvr('inspect', file);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(out).not.toContain('\u001b');
  });

  it('refuses a folder without any export with status 1', async () => {
    expect(await cvr('inspect', folderOf({}))).toMatchObject({ status: 1, out: '' });
    const { status, err } = await cvr('inspect', folderOf({ 'map.png': '' }));
    expect(status).toBe(1);
    expect(err).toMatch(/is a folder without any file that could be of an export/);
  });
});
