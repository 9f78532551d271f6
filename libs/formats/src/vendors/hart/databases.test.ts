import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ExportFile, openPaths } from '@crossvote/opening';
import { zipOf } from '@crossvote/samples';
import {
  contest,
  cvr,
  memoryFile,
  messagesOf,
  readHart,
  writeIn,
} from '../../../test/hart-files.ts';
import { countsOf } from '../../../test/read-reported.ts';
import { ContestMap } from '../../contests/contest-map.ts';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';

/** A marked choice, and a contest, with ids that only one database has. */
const mark = (name: string, database: string, value = '1') =>
  `<Option><Name>${name}</Name><Id>${database}-${name}</Id><Value>${value}</Value></Option>`;
const of = (database: string, title: string, name: string, id = title) =>
  contest(title, mark(name, database), '', `${database}-${id}`);

let files = 0;
/** A record in an archive. */
function record(archive: string, ...contests: readonly string[]): ExportFile {
  files += 1;
  return { ...memoryFile(`1_${files}.xml`, cvr(contests)), container: `/exports/${archive}` };
}

/** The map of a person: file, title and contest of each line. */
const mapOf = (...lines: readonly (readonly [string, string, string])[]) =>
  new ContestsOfFiles(
    new ContestMap(
      'map.csv',
      lines.map(([file, title, name], at) => ({ line: at + 2, file, title, contest: name })),
    ),
  );

const mayors = (north: readonly string[], south: readonly string[]) => [
  ...north.map((name) => record('north.zip', of('n', 'Mayor', name))),
  ...south.map((name) => record('south.zip', of('s', 'Mayor', name))),
];

describe('archives of several election databases', () => {
  it('share a contest of one title with choices in common, whatever its ids', async () => {
    const read = await readHart(mayors(['Ann', 'Bo', 'Ann'], ['Bo', 'Ann', 'Cy']));
    expect(countsOf(read)).toEqual(['Mayor: Ann 3, Bo 2, Cy 1']);
    expect(messagesOf(read, 'contest_name_repeated')).toEqual([]);
    expect(read.contests[0]?.code).toBe('n-Mayor');
  });

  it('have two contests of one title where no choice is in common, which is said', async () => {
    const ofFiles = new ContestsOfFiles();
    const read = await readHart(mayors(['Ann', 'Bo'], ['Cy', 'Di', 'Di']), ofFiles);
    expect(countsOf(read)).toEqual(['Mayor: Ann 1, Bo 1', 'Mayor: Cy 1, Di 2']);
    expect(messagesOf(read, 'contests_told_apart')).toEqual([
      expect.stringContaining('one in north.zip ("Ann", "Bo"), one in south.zip ("Cy", "Di")'),
    ]);
    expect([...ofFiles.filesApart().values()]).toEqual(['north.zip', 'south.zip']);
  });

  it('have contests as a person says', async () => {
    const joined = mapOf(['north.zip', 'Mayor', 'The Mayor'], ['south.zip', 'Mayor', 'The Mayor']);
    const one = await readHart(mayors(['Ann', 'Bo'], ['Cy', 'Di']), joined);
    expect(countsOf(one)).toEqual(['The Mayor: Ann 1, Bo 1, Cy 1, Di 1']);
    const parted = mapOf(['north.zip', 'Mayor', 'North'], ['south.zip', 'Mayor', 'South']);
    const two = await readHart(mayors(['Ann', 'Bo'], ['Ann']), parted);
    expect(countsOf(two)).toEqual(['North: Ann 1, Bo 1', 'South: Ann 1']);
    const unmet = readHart(mayors(['Ann'], ['Ann']), mapOf(['east.zip', 'Mayor', 'Mayor']));
    await expect(unmet).rejects.toThrow(/no file with contests is called "east\.zip"/);
  });

  it('rank a contest together, though each database has its ranks as contests of their own', async () => {
    const ranking = (database: string, first: string, second: string) => [
      contest('M 1st choice', mark(first, `${database}1`), '', `${database}1`),
      contest('M 2nd choice', mark(second, `${database}2`), '', `${database}2`),
    ];
    const read = await readHart([
      record('north.zip', ...ranking('n', 'Ann', 'Bo')),
      record('north.zip', ...ranking('n', 'Bo', 'Ann')),
      record('south.zip', ...ranking('s', 'Bo', 'Ann')),
      record('south.zip', ...ranking('s', 'Ann', 'Bo')),
      record('south.zip', ...ranking('s', 'Bo', 'Ann')),
    ]);
    expect(read.contests.map(({ name, rankLimit }) => [name, rankLimit])).toEqual([['M', 2]]);
    expect(countsOf(read)).toEqual(['M: Ann 2, Bo 3']);
  });

  it('do not take a name that somebody wrote in for a choice of the ballot', async () => {
    const written = contest('Mayor', writeIn('Resolved', 'Ann'), '', 's-Mayor');
    const read = await readHart([...mayors(['Ann', 'Bo'], ['Bo']), record('south.zip', written)]);
    expect(read.contests[0]?.choices.map(({ name, isWriteIn }) => [name, isWriteIn])).toEqual([
      ['Ann', false],
      ['Bo', false],
      ['Ann', true],
    ]);
    expect(read.records.map(({ selections }) => selections.get(0)?.marks[0]?.choice)).toEqual([
      0, 1, 1, 2,
    ]);
  });

  it('are refused where a contest is ranked in one of them only', async () => {
    const ranked = contest('Mayor', mark('Ann', 's', '010'), '', 's-Mayor');
    const read = readHart([...mayors(['Ann'], []), record('south.zip', ranked)]);
    await expect(read).rejects.toMatchObject({ code: 'contest_differs' });
  });
});

describe('archives of one election database', () => {
  it('have its contests by their ids, whatever their choices', async () => {
    const read = await readHart([
      record('a.zip', of('n', 'Ward', 'Ann', 'w1'), of('n', 'Bond', 'Yes')),
      record('a.zip', of('n', 'Ward', 'Ann', 'w2')),
      record('b.zip', of('n', 'Ward', 'Bo', 'w1')),
      record('b.zip', of('n', 'Ward', 'Ann', 'w2'), of('n', 'Bond', 'No')),
    ]);
    expect(countsOf(read)).toEqual(['Ward: Ann 1, Bo 1', 'Bond: Yes 1, No 1', 'Ward: Ann 2']);
    expect(messagesOf(read, 'contest_name_repeated')).toEqual([
      '"Ward" is the name of 2 contests with different ids in one election database, kept apart',
    ]);
    expect(messagesOf(read, 'contests_told_apart')).toEqual([]);
  });

  it('are one where an archive links two others', async () => {
    const records = [
      record('a.zip', of('n', 'Ward', 'Ann')),
      record('b.zip', of('n', 'Seat', 'Cy')),
      record('c.zip', of('n', 'Seat', 'Di'), of('n', 'Ward', 'Bo')),
    ];
    // They have the name of the first one.
    const read = await readHart(records, mapOf(['a.zip', 'Seat', 'The Seat']));
    expect(countsOf(read)).toEqual(['Ward: Ann 1, Bo 1', 'The Seat: Cy 1, Di 1']);
  });
});

describe('archives of one name', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hart-databases-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('have their folders in front, and are named so in a map', async () => {
    for (const [county, title] of [
      ['north', 'Mayor'],
      ['south', 'City Mayor'],
    ] as const) {
      mkdirSync(path.join(folder, county));
      const records = ['Ann', 'Bo'].map((name) => [
        `1_${county}-${name}.xml`,
        cvr([of(county, title, name)]),
      ]);
      const archive = await zipOf(Object.fromEntries(records) as Record<string, string>);
      writeFileSync(path.join(folder, county, 'CVR.zip'), archive);
    }
    const { files: opened, close } = await openPaths([folder]);
    const map = mapOf(
      ['north/CVR.zip', 'Mayor', 'Mayor'],
      ['south/CVR.zip', 'City Mayor', 'Mayor'],
    );
    const read = await readHart(opened, map).finally(close);
    expect(countsOf(read)).toEqual(['Mayor: Ann 2, Bo 2']);
  });
});
