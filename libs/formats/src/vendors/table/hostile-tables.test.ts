import { refusedOf } from '../../../test/read-text.ts';
import { linesOf, readTable, tableFailure } from '../../../test/table-reading.ts';

const votes = { contests: [{ votes: 'A' }] };

describe('a hostile table', () => {
  it.each([
    ['without rows', 'A\n', 0],
    ['with blank rows alone', 'A,b\n,\n,\n', 0],
  ])('%s has no records', async (_, text, records) => {
    expect((await readTable(votes, text)).records).toHaveLength(records);
  });

  it.each([
    ['', 'empty_file'],
    ['%PDF-1.4', 'is_pdf'],
    ['\n\n', 'columns_wrong'],
    ['b\n1\n', 'columns_wrong'],
    ['A,b\n"x,1\n', 'quote_not_closed'],
    ['A,b\nx', 'cut_off'],
  ])('%j is refused as %s', async (text, code) => {
    expect(await tableFailure(votes, text)).toMatchObject({ code });
  });

  it('is refused where the headings would stand below its end', async () => {
    const failure = await tableFailure({ headings: { line: 9 }, ...votes }, 'A\nAnn\n');
    expect(failure.message).toContain('table-1.csv has no column of that heading');
  });

  it('may have a hundred thousand columns', async () => {
    const headings = Array.from({ length: 100_000 }, (_, at) => `column ${at}`);
    const row = headings.map((_, at) => (at === 99_999 ? 'Ann' : ''));
    const table = linesOf(headings.join(), row.join(), 'x,,,');
    const read = await readTable({ contests: [{ votes: 'column 99999' }] }, table);
    expect(read.records).toHaveLength(1);
    expect(read.contests[0]?.choices.map(({ name }) => name)).toEqual(['Ann']);
    expect(refusedOf(read.issues)).toEqual(['too_few_cells @3']);
    const unused = read.issues.find(({ code }) => code === 'columns_not_stored');
    expect(unused?.message.length).toBeLessThan(1000);
  });

  it('may have names of ten thousand characters, but not of gigabytes together', async () => {
    const name = (at: number) => `${at} ${'x'.repeat(10_000)}`;
    const read = await readTable(votes, linesOf('A', name(1), name(2)));
    expect(read.contests[0]?.choices.map((choice) => choice.name)).toEqual([name(1), name(2)]);
    const many = Array.from({ length: 1800 }, (_, at) => name(at));
    expect(await tableFailure(votes, linesOf('A', ...many))).toMatchObject({
      code: 'too_many_choices',
      // 1,000 of 10,003.89 on average, and 677 of 10,005, are more than 16 MiB.
      place: { line: 1678 },
    });
  });

  it('may not come to more ballots than any election has', async () => {
    const rows = Array.from({ length: 21 }, () => 'Ann,10000000');
    const failure = await tableFailure({ weight: 'w', ...votes }, linesOf('A,w', ...rows));
    expect(failure).toMatchObject({ code: 'too_many_records', place: { line: 22 } });
  });

  it('stores a row of many ballots in steps, between which blocks are written', async () => {
    const read = await readTable({ weight: 'w', ...votes }, linesOf('A,w', 'Ann,150000', 'Bo,1'));
    expect(read.records).toHaveLength(150_001);
    expect(read.records.at(-1)?.selections.get(0)?.marks).toEqual([{ choice: 1, rank: 0 }]);
  });
});
