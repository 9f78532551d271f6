import { codesOf, fileOf, linesOf, readFiles } from '../../test/ess-reading.ts';

const heading = 'Cast Vote Record,Precinct,Ballot Style,Mayor';
const rows = (from: number, until: number, choice = 'Ann') =>
  Array.from({ length: until - from + 1 }, (_, at) => `${from + at},P1,S1,${choice}\n`);
const file = (name: string, ...records: (readonly string[])[]) =>
  fileOf(name, `${heading}\n${records.flat().join('')}`);

const early = rows(1, 12);
const electionDay = rows(101, 120, 'Bo');
const mail = rows(201, 203, 'Cy');

describe('cumulative snapshots of one count', () => {
  it('count each record once, in any order of the files; the first snapshot is its counting group', async () => {
    const result = await readFiles([
      file('3 mail.csv', mail, early, electionDay),
      file('1 early.csv', early),
      file('2 election day.csv', electionDay, early),
    ]);
    expect(result.summary).toMatchObject({ recordsRead: 35, recordsStored: 35 });
    const groups = result.records.map(({ attributes }) => attributes.countingGroup);
    expect(groups.filter((group) => group === '1 early')).toHaveLength(12);
    expect(groups.filter((group) => group === '2 election day')).toHaveLength(20);
    expect(groups.filter((group) => group === '3 mail')).toHaveLength(3);
    expect(linesOf(result).filter((line) => line === 'Mayor: Bo')).toHaveLength(20);
    expect(codesOf(result)).toEqual(['snapshot', 'snapshot', 'snapshot']);
  });

  it.each([
    ['one record differs in its cells', [...early.slice(1), '1,P1,S1,Bo\n']],
    ['one record is missing', early.slice(1)],
  ])('are none where %s: all records are stored, and repeated numbers said', async (_, again) => {
    const result = await readFiles([file('a.csv', early), file('b.csv', again, electionDay)]);
    expect(result.records).toHaveLength(early.length + again.length + electionDay.length);
    expect(codesOf(result).filter((code) => code.startsWith('duplicate_record'))).toHaveLength(
      again.length,
    );
    expect(result.records[0]!.attributes).not.toHaveProperty('countingGroup');
  });

  it('say where one has a record twice', async () => {
    const result = await readFiles([
      file('1.csv', early),
      file('2.csv', early, electionDay, electionDay.slice(0, 2)),
    ]);
    expect(result.records).toHaveLength(32);
    expect(result.issues.filter(({ code }) => code === 'duplicate_record')).toMatchObject([
      { message: expect.stringMatching(/^2 records stand twice/) as unknown },
    ]);
  });

  it('are none where files have a few records in common: numbers may begin anew in each', async () => {
    const result = await readFiles([file('a.csv', rows(1, 3)), file('b.csv', rows(1, 9))]);
    expect(result.records).toHaveLength(12);
  });

  it('are none where the columns differ', async () => {
    const wider = `${heading},Bond\n${early.map((row) => row.replace('\n', ',Yes\n')).join('')}`;
    const result = await readFiles([file('a.csv', early), fileOf('b.csv', wider)]);
    expect(result.records).toHaveLength(24);
  });
});
