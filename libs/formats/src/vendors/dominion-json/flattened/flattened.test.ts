import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { recordsOf } from '../../../../test/export-of.ts';
import { readExportAt } from '../../../../test/read-export-at.ts';
import { refusedOf, remarksOf } from '../../../../test/read-text.ts';

const contest = 'Original/Cards/0/Contests/0';
const mark = (place: number) =>
  ['CandidateId', 'Rank', 'IsAmbiguous', 'IsVote']
    .map((key) => `${contest}/Marks/${place}/${key}`)
    .join();
const headings = [
  'TabulatorId,BatchId,RecordId,CountingGroupId',
  'Original/PrecinctPortionId,Original/IsCurrent',
  `${contest}/Id,${mark(0)},${mark(1)}`,
].join();
const contests = 'Description,Id,ExternalId,DistrictId,VoteFor,NumOfRanks';
const manifests = {
  'ContestManifest.csv': `${contests}\nMayor,1,,1,1,3\nJudge,2,007,1,1,0\n`,
  'CandidateManifest.csv':
    'Description,Id,ExternalId,ContestId,Type\nAda,1,,1,Regular\nBen,2,,1,Regular\n12,3,,2,Regular\n',
};
const noMark = ',,,';
const rows = [
  `1,1,1,1,9,TRUE,1,1,1,FALSE,TRUE,2,2,FALSE,TRUE`,
  `1,1,2,1,9,TRUE,1,2,1,FALSE,TRUE,${noMark}`,
  `1,1,3,1,9,TRUE,1,${noMark},${noMark}`,
];
const textOf = (lines: readonly string[], header = headings) =>
  [header, ...lines].map((line) => `${line}\n`).join('');

async function read(files: Readonly<Record<string, string>>, given?: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'flattened-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    return await readExportAt([given === undefined ? folder : path.join(folder, given)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('sessions as rows', () => {
  it('are read with their manifests, and an empty contest is an undervote', async () => {
    const result = await read({ ...manifests, 'CvrExport.csv': textOf(rows) });
    expect(result.format).toBe('dominion-json');
    expect(recordsOf(result)).toEqual(['Mayor: Ada(1)+Ben(2)', 'Mayor: Ben(1)', 'Mayor: none']);
    expect(result.contests.map(({ name, rankLimit, code }) => [name, rankLimit, code])).toEqual([
      ['Mayor', 3, '1'],
      ['Judge', 0, '007'],
    ]);
    expect(result.contests[1]?.choices[0]?.name).toBe('12');
    expect(result.records[0]?.attributes).toEqual({
      tabulator: '1',
      batch: '1',
      precinct: 'Precinct portion 9',
      countingGroup: 'Counting group 1',
    });
  });

  it('find the manifests that lie beside them', async () => {
    const result = await read({ ...manifests, 'votes.csv': textOf(rows) }, 'votes.csv');
    expect(recordsOf(result)[1]).toBe('Mayor: Ben(1)');
    expect(remarksOf(result.issues)).toContain('side_file_found @undefined');
  });

  it.each([
    ['.', /\//g],
    ['_', /\//g],
    ['__', /\//g],
  ])('may have headings joined by %j', async (joiner, slashes) => {
    const header = headings.replace(slashes, joiner);
    const result = await read({ ...manifests, 'CvrExport.csv': textOf(rows, header) });
    expect(recordsOf(result)[0]).toBe('Mayor: Ada(1)+Ben(2)');
  });

  it('may have numbers and places as other programs write them', async () => {
    const header = headings.replaceAll(/\/(\d)/g, '[$1]');
    const row = '1.0,1.0,1.0,1.0,9.0,True,1.0,2.0,1.0,False,True,,,,';
    const result = await read({ ...manifests, 'CvrExport.csv': textOf([row], header) });
    expect(recordsOf(result)).toEqual(['Mayor: Ben(1)']);
  });

  it('count in the version that is the current one', async () => {
    const header = `${headings},Modified/IsCurrent,Modified/Contests/0/Id,Modified/Contests/1/Id,${mark(0).replaceAll(contest, 'Modified/Contests/1')}`;
    const original = rows[0]!.replace('TRUE', 'FALSE');
    const lines = [`${original},TRUE,,2,3,1,FALSE,TRUE`, `${rows[1]!},,,,,,,`];
    const result = await read({ ...manifests, 'CvrExport.csv': textOf(lines, header) });
    expect(recordsOf(result)).toEqual(['Judge: 12', 'Mayor: Ben(1)']);
  });

  it('are refused where a value is missing, and the others stay', async () => {
    const bad = [
      `1,1,4,1,9,TRUE,,1,1,FALSE,TRUE,${noMark}`,
      `1,1,5,1,9,TRUE,1,1,1,,TRUE,${noMark}`,
    ];
    const lines = [...bad, '1,1,6', `1,1,7,1,9,,1,${noMark},${noMark}`, rows[1]!];
    const result = await read({ ...manifests, 'CvrExport.csv': textOf(lines) });
    const codes = refusedOf(result.issues).map((text) => text.split(' ')[0]);
    expect(codes).toEqual(['wrong_type', 'wrong_type', 'too_few_cells']);
    expect(recordsOf(result)).toEqual(['Mayor: none', 'Mayor: Ben(1)']);
  });

  it.each([
    ['twice', `${headings},${contest}/Id`],
    ['as a whole and in parts', `${headings},${contest}`],
    ['in parts of a value', `${headings},${contest}/Id/0`],
  ])('are refused as a file where a value stands there %s', async (_, header) => {
    await expect(
      read({ ...manifests, 'CvrExport.csv': textOf([`${rows[0]!},5`], header) }),
    ).rejects.toMatchObject({ code: 'headings_clash' });
  });

  it('warn of a last line without an end', async () => {
    const text = textOf(rows).trimEnd();
    const result = await read({ ...manifests, 'CvrExport.csv': text });
    expect(remarksOf(result.issues)).toContain('no_final_line_end @undefined');
  });

  it('have the party of a choice where its marks agree', async () => {
    const header = `${headings},${contest}/Marks/0/PartyId`;
    const party = { 'PartyManifest.csv': 'Description,Id\nOak,5\nElm,6\n' };
    const lines = [`${rows[0]!},5`, `${rows[1]!},6`, `${rows[1]!.replace('1,1,2', '1,1,9')},5`];
    const result = await read({ ...manifests, ...party, 'CvrExport.csv': textOf(lines, header) });
    expect(result.contests[0]?.choices.map(({ party: name }) => name)).toEqual(['Oak', '']);
  });
});
