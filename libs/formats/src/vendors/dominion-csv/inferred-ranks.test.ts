import { exportOf, recordsOf, type ExportParts } from '../../../test/export-of.ts';
import { readText, refusedOf, remarksOf } from '../../../test/read-text.ts';

const readRows = (contests: ExportParts['contests'], rows: readonly string[]) =>
  readText(exportOf({ contests, rows }));
const rows = ['1,2,3,4,A,1,0,0,1', '2,2,3,5,A,0,0,1,0', '3,2,3,6,A,1,1,0,0'];
const ranked = ['Mayor: Ann(1)+Bo(2)', 'Mayor: Ann(2)', 'Mayor: Ann(1)+Bo(1)'];

describe('ranks that no title states', () => {
  it.each([
    ['in parentheses', ['Mayor', 'Ann(1)', 'Bo(1)', 'Ann(2)', 'Bo(2)']],
    ['where one may be marked', ['Mayor (Vote For=1)', 'Ann (1)', 'Bo (1)', 'Ann (2)', 'Bo (2)']],
    ['in brackets', ['Mayor', 'Ann [1]', 'Bo [1]', 'Ann [2]', 'Bo [2]']],
    ['in words', ['Mayor', 'Ann 1st Choice', 'Bo 1st Choice', 'Ann 2nd Choice', 'Bo 2nd Choice']],
    ['before the name', ['Mayor', 'Rank 1: Ann', 'Rank 1: Bo', 'Rank 2: Ann', 'Rank 2: Bo']],
    [
      'written out',
      [
        'Mayor',
        'First choice - Ann',
        'First choice - Bo',
        'Second choice - Ann',
        'Second choice - Bo',
      ],
    ],
  ] as const)('are told by the names: %s', async (_, contest) => {
    const read = await readRows([contest], rows);
    expect(read.contests).toMatchObject([
      { name: 'Mayor', voteFor: 1, rankLimit: 2, choices: [{ name: 'Ann' }, { name: 'Bo' }] },
    ]);
    expect(recordsOf(read)).toEqual(ranked);
    expect(remarksOf(read.issues)).toEqual(['ranks_assumed @2']);
  });

  it.each([
    ['Mayor 1st Choice', 'Mayor 2nd Choice'],
    ['Rank 1 - Mayor (Vote For=1)', 'Rank 2 - Mayor (Vote For=1)'],
    ['Mayor (First Choice) (Vote For=1)', 'Mayor (Second Choice) (Vote For=1)'],
  ])('are told by neighbouring titles: %s', async (first, second) => {
    const contests = [
      [first, 'Ann', 'Bo'],
      [second, 'Ann', 'Bo'],
    ] as const;
    const read = await readRows(contests, rows);
    expect(read.contests).toMatchObject([{ name: 'Mayor', voteFor: 1, rankLimit: 2 }]);
    expect(recordsOf(read)).toEqual(ranked);
    expect(remarksOf(read.issues)).toEqual(['ranks_assumed @2']);
  });

  it('are told by choices that are listed again where the title says no votes', async () => {
    const read = await readRows([['Mayor', 'Ann', 'Bo', 'Ann', 'Bo']], rows);
    expect(recordsOf(read)).toEqual(ranked);
    expect(remarksOf(read.issues)).toEqual(['ranks_assumed @2']);
    const parted = await readRows([['Mayor', 'Ann', 'Bo', 'Ann', 'Bo']], ['1,2,3,4,A,1,0,,']);
    expect(refusedOf(parted.issues)).toEqual(['contest_partly_blank @5']);
  });

  it('have no numbers where the title says how many there are', async () => {
    const title = 'Mayor (Number of positions=1, Number of ranks=2)';
    const read = await readRows([[title, 'Ann', 'Bo', 'Ann', 'Bo']], rows);
    expect(recordsOf(read)).toEqual(ranked);
    expect(remarksOf(read.issues)).toEqual([]);
  });

  it.each([
    ['in parentheses', ['Ann (51)(1)', 'Bo (52)(1)', 'Ann (61)(2)', 'Bo (62)(2)']],
    ['in front', ['51 Ann(1)', '52 Bo(1)', '61 Ann(2)', '62 Bo(2)']],
    ['behind', ['Ann - 51(1)', 'Bo - 52(1)', 'Ann - 61(2)', 'Bo - 62(2)']],
  ] as const)('may give a choice another code each: %s', async (_, choices) => {
    const title = 'Mayor (Number of positions=1, Number of ranks=2)';
    const read = await readRows([[title, ...choices]], rows);
    expect(read.contests[0]?.choices).toMatchObject([
      { name: 'Ann', code: '51' },
      { name: 'Bo', code: '52' },
    ]);
    expect(recordsOf(read)).toEqual(ranked);
  });
});

describe('columns that are no ranks', () => {
  it.each([
    ['measures with one title', ['Measure', 'Yes', 'No', 'Yes', 'No'], 2],
    ['two lists where one may be marked', ['Ward (Vote For=1)', 'Ann', 'Bo', 'Ann', 'Bo'], 2],
    ['numbers of other choices', ['Plan', 'Ann (1)', 'Bo (1)', 'Cy (2)', 'Di (2)'], 1],
    ['numbers of one choice', ['Plan', 'Option (1)', 'Option (2)', 'Option (3)', 'Option (4)'], 1],
    ['votes for two', ['Board (Vote For=2)', 'Ann(1)', 'Bo(1)', 'Ann(2)', 'Bo(2)'], 1],
    ['measures in words', ['Measure', 'Yes (1)', 'No (1)', 'Yes (2)', 'No (2)'], 1],
  ] as const)('stay what they are: %s', async (_, contest, contests) => {
    const read = await readRows([contest], ['1,2,3,4,A,1,0,0,1']);
    expect(read.contests.map(({ rankLimit }) => rankLimit)).toEqual(Array(contests).fill(0));
  });

  it('are told where an office lists its choices again and again', async () => {
    const read = await readRows([['Ward (Vote For=1)', 'Ann', 'Bo', 'Ann', 'Bo']], []);
    expect(remarksOf(read.issues)).toContain('lists_repeated @2');
    const measures = await readRows([['Measure', 'Yes', 'No', 'Yes', 'No']], []);
    expect(remarksOf(measures.issues)).not.toContain('lists_repeated @2');
  });

  it('are titles of ranks that list other choices', async () => {
    const contests = [
      ['Seat Choice 1', 'Ann', 'Bo'],
      ['Seat Choice 2', 'Cy', 'Di'],
    ] as const;
    const read = await readRows(contests, ['1,2,3,4,A,1,0,0,1']);
    expect(recordsOf(read)).toEqual(['Seat Choice 1: Ann, Seat Choice 2: Di']);
  });
});
