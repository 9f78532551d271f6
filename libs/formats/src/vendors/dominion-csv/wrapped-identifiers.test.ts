import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { readText } from '../../../test/read-text.ts';

const contests = [['Mayor (Vote For=1)', 'Ann', 'Bo']] as const;

describe('cells wrapped in ="…" against spreadsheets', () => {
  it.each([
    ['bare', '="1",="2",="3",="4",="DS-1",1,0'],
    ['quoted as a whole', '"=""1""","=""2""","=""3""","=""4""","=""DS-1""","1","0"'],
    ['on some cells', '1,2,="3",4,="DS-1",1,0'],
    ['on the marks too', '="1",2,3,4,DS-1,="1",="0"'],
  ])('are read without the wrapper: %s', async (_, row) => {
    for (const reference of [false, true]) {
      const read = await readText(exportOf({ contests, rows: [row] }), { reference });
      expect(recordsOf(read)).toEqual(['Mayor: Ann']);
      expect(read.records[0]?.attributes).toEqual({
        ballotStyle: 'DS-1',
        tabulator: '2',
        batch: '3',
      });
    }
  });

  it('keep a comma and a line break inside the wrapper in one cell', async () => {
    const read = await readText(exportOf({ contests, rows: ['="1",2,3,4,="North, \nEast",0,1'] }));
    expect(read.records[0]?.attributes.ballotStyle).toBe('North, \nEast');
  });

  it('keep an equals sign that is no wrapper', async () => {
    const read = await readText(
      exportOf({ contests, rows: ['1,2,3,4,=A,0,1', '2,2,3,5,"=B",0,1'] }),
    );
    expect(read.records.map(({ attributes }) => attributes.ballotStyle)).toEqual(['=A', '=B']);
  });
});
