import { recordsOf } from '../../../test/export-of.ts';
import { readExportAt } from '../../../test/read-export-at.ts';
import { refusedOf, remarksOf, withFiles } from '../../../test/read-text.ts';
import { formats } from '../../formats.ts';

const metadata = 'TabulatorId,BatchId,RecordId,PrecinctPortionId,PrecinctPortionName,IsCurrent';
const ranked = 'Pres1Id,Pres1Name,Pres1PartyName,Pres2Id,Pres2Name,Pres2PartyName';
const ann = '542,Ann Poe,OAK';
const bo = '543,Bo Rye,ELM';
const blank = ',[Blank],';
const textOf = (headings: string, rows: readonly string[]) =>
  `${metadata},${headings}\n${rows.map((row) => `${row}\n`).join('')}`;
const row = (record: number, votes: string, isCurrent = 'TRUE') =>
  `1,1,${record},7,North,${isCurrent},${votes}`;
const read = (...texts: readonly (string | Uint8Array)[]) =>
  withFiles(texts, (paths) => readExportAt(paths));
const namesOf = ({ contests }: Awaited<ReturnType<typeof read>>) =>
  contests.map(({ name, rankLimit }) => `${name} ${rankLimit}`);

describe('a table with an id and a name for each vote', () => {
  it('is recognised, and no other format takes it', () => {
    const head = Buffer.from(textOf(ranked, [row(1, `${ann},${bo}`)]));
    const takers = formats.filter((format) => format.recognise(head, 'cvr.csv').part !== 'none');
    expect(takers.map(({ id }) => id)).toEqual(['name-columns']);
  });

  it('has numbered columns for ranks, with names, codes and parties of choices', async () => {
    const rows = [row(1, `${ann},${bo}`), row(2, `${bo},${ann}`), row(3, `${blank},${ann}`)];
    const result = await read(textOf(ranked, rows));
    expect(namesOf(result)).toEqual(['Pres 2']);
    expect(result.contests[0]?.choices).toEqual([
      { name: 'Ann Poe', party: 'OAK', code: '542', isWriteIn: false },
      { name: 'Bo Rye', party: 'ELM', code: '543', isWriteIn: false },
    ]);
    expect(recordsOf(result)).toEqual([
      'Pres: Ann Poe(1)+Bo Rye(2)',
      'Pres: Bo Rye(1)+Ann Poe(2)',
      'Pres: Ann Poe(2)',
    ]);
    expect(result.records[0]?.attributes).toEqual({
      tabulator: '1',
      batch: '1',
      precinct: 'North',
    });
  });

  it.each([
    [
      'CvrNumber,Precinct',
      'President Rank 1 Id,President Rank 1 Name,President Rank 2 Id,President Rank 2 Name',
    ],
    [
      'Unnamed: 0,TabulatorNum,BatchId',
      'President_1_CandidateId,President_1_CandidateName,President_2_CandidateId,President_2_CandidateName',
    ],
  ])('has headings of other spellings: %s', async (leading, votes) => {
    const cells = leading.split(',').map((_, place) => place + 1);
    const result = await read(
      `${leading},${votes}\n${cells.join()},1,Ann,2,Bo\n${cells.join()},2,Bo,1,Ann\n`,
    );
    expect(namesOf(result)).toEqual(['President 2']);
    expect(recordsOf(result)[0]).toBe('President: Ann(1)+Bo(2)');
    expect(remarksOf(result.issues)).not.toContain('columns_unknown @1');
  });

  it('has states in brackets or bare', async () => {
    const votes = ['[Blank]', '[Overvote]', 'undervote', '[Redacted]', '[Write-in]', 'Write in'];
    const rows = votes.map((vote, place) => row(place, `,${vote},,${place < 3 ? blank : ',,'}`));
    const result = await read(
      textOf(ranked, [...rows, row(9, `${bo},,[overvote],`), row(10, ',,,,,')]),
    );
    const states = result.records.map(({ selections }) =>
      [...selections.values()].map(({ declared, marks }) => `${declared} ${marks.length}`).join(),
    );
    expect(states).toEqual([
      'nothing 0',
      'overvoted 0',
      'nothing 0',
      'redacted 0',
      'nothing 1',
      'nothing 1',
      'nothing 1',
      '',
    ]);
    expect(result.contests[0]?.choices.map(({ name, isWriteIn }) => [name, isWriteIn])).toEqual([
      ['Write-in', true],
      ['Bo Rye', false],
    ]);
  });

  it.each([
    ['measures', ['9,YES,8,YES', '8,NO,9,NO']],
    ['districts', ['1,Ann,,', ',,2,Ann']],
    ['seats with other candidates', ['1,Ann,3,Cy', '2,Bo,4,Di']],
  ])('has numbered columns that are no ranks: %s', async (_, votes) => {
    const headings = 'BM1Id,BM1Name,BM2Id,BM2Name';
    const result = await read(
      textOf(
        headings,
        votes.map((vote, place) => row(place, vote)),
      ),
    );
    expect(namesOf(result)).toEqual(['BM1 0', 'BM2 0']);
    expect(remarksOf(result.issues)).toContain('contests_numbered @1');
  });

  it('gives a choice another code in each rank', async () => {
    const rows = [row(1, '11,Ann,,22,Bo,'), row(2, '12,Bo,,21,Ann,')];
    const result = await read(textOf(ranked, rows));
    expect(result.contests[0]?.choices.map(({ name, code }) => [name, code])).toEqual([
      ['Ann', '11'],
      ['Bo', '22'],
    ]);
    expect(remarksOf(result.issues)).toContain('choice_with_codes @undefined');
  });

  it('leaves out versions that another row of the record replaces', async () => {
    const rows = [
      row(1, `${ann},${blank}`, 'FALSE'),
      row(1, `${bo},${blank}`),
      row(2, `${bo},${blank}`),
      row(2, `${ann},${blank}`, 'false'),
    ];
    const result = await read(textOf(ranked, rows));
    expect(recordsOf(result)).toEqual(['Pres: Bo Rye(1)', 'Pres: Bo Rye(1)']);
    expect(result.summary).toMatchObject({ recordsRead: 2, recordsRefused: 0 });
    expect(remarksOf(result.issues)).toContain('adjudicated @undefined');
  });

  it.each([
    [
      'a version that no other replaces',
      row(2, `${ann},${blank}`, 'FALSE'),
      'current_version_missing',
    ],
    [
      'a version of which nothing is said',
      row(2, `${ann},${blank}`, 'maybe'),
      'current_version_unclear',
    ],
    ['a state that is not known', row(2, `,[Spoilt],,${blank}`), 'unknown_state'],
    ['an id without a name', row(2, `542,,,${blank}`), 'name_missing'],
    ['too few cells', '1,1,2', 'too_few_cells'],
    ['a long name', row(2, `1,${'z'.repeat(2000)},,${blank}`), 'value_too_long'],
  ])('is refused by the line of %s', async (_, bad, code) => {
    const result = await read(
      textOf(ranked, [row(1, `${ann},${bo}`), bad, row(3, `${bo},${ann}`)]),
    );
    expect(refusedOf(result.issues)).toEqual([`${code} @3`]);
    expect(recordsOf(result)).toHaveLength(2);
  });

  it('warns of a record that stands twice, and of columns of which nothing is known', async () => {
    const text = textOf(`${ranked},Mayor`, [row(1, `${ann},${bo},x`), row(1, `${ann},${bo},x`)]);
    const result = await read(text);
    expect(recordsOf(result)).toHaveLength(2);
    expect(remarksOf(result.issues)).toEqual(
      expect.arrayContaining(['duplicate_record @3', 'columns_unknown @1']),
    );
  });

  it('comes as several files, each with its own columns', async () => {
    const first = textOf(`Pres1Id,Pres1Name,Pres2Id,Pres2Name`, [row(1, '1,Ann,2,Bo')]);
    const second = textOf(`BM2Id,BM2Name,Pres2Id,Pres2Name,Pres1Id,Pres1Name`, [
      row(2, '9,YES,1,Ann,2,Bo'),
    ]);
    const result = await read(first, `\uFEFF${second}`);
    expect(recordsOf(result)).toEqual(['Pres: Ann(1)+Bo(2)', 'Pres: Bo(1)+Ann(2), BM2: YES']);
  });

  it('has one choice where a party is stuck to its name in some files only', async () => {
    const votes = 'MayorId,MayorName,MayorPartyName';
    const result = await read(
      textOf(votes, [row(1, '1,Ann (DEM),'), row(2, '2,Bo,'), row(3, '3,Cy,REP')]),
      textOf(votes, [row(4, '1,Ann,'), row(5, '2,Bo,ELM'), row(6, '4,Cy (LIB),')]),
    );
    expect(result.contests.map(({ choices }) => choices.map((choice) => choice.name))).toEqual([
      ['Ann (DEM)', 'Bo', 'Cy', 'Cy (LIB)'],
    ]);
    expect(result.contests[0]?.choices.map(({ party }) => party)).toEqual(['', 'ELM', 'REP', '']);
    expect(recordsOf(result)).toEqual([
      ...['Mayor: Ann (DEM)', 'Mayor: Bo', 'Mayor: Cy'],
      ...['Mayor: Ann (DEM)', 'Mayor: Bo', 'Mayor: Cy (LIB)'],
    ]);
  });

  it('has other contests in files whose choices have nothing in common', async () => {
    const mayor = (record: number, name: string) => row(record, `${record},${name}`);
    const [one, other, same] = [
      ['Ann', 'Bo'],
      ['Cy', 'Di'],
      ['Bo', 'Ann'],
    ].map((names, file) =>
      textOf(
        'MayorId,MayorName',
        names.map((name, at) => mayor(10 * file + at, name)),
      ),
    );
    const result = await read(one ?? '', other ?? '', same ?? '');
    expect(result.contests.map(({ choices }) => choices.map(({ name }) => name))).toEqual([
      ['Ann', 'Bo'],
      ['Cy', 'Di'],
    ]);
    expect(result.records.map(({ selections }) => [...selections.keys()].join())).toEqual([
      '0',
      '0',
      '1',
      '1',
      '0',
      '0',
    ]);
  });

  it.each([
    'TabulatorId,BatchId,RecordId,ContestId,ContestName,CandidateId,CandidateName\n1,1,1,1,Mayor,2,Ann\n',
    'TabulatorId,BatchId,RecordId,PrecinctId,PrecinctName\n1,1,1,1,North\n',
    'CountyId,CountyName,MayorId,MayorName\n1,Linden,2,Ann\n',
  ])('is no other table with ids and names: %j', (text) => {
    const reader = formats.find(({ id }) => id === 'name-columns');
    expect(reader?.recognise(Buffer.from(text), 'cvr.csv').part).toBe('none');
  });
});
