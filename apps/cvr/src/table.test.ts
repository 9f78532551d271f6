import { countColumn, renderTable } from './table.ts';

const columns = [{ title: 'Name', flexible: true }, countColumn('Records')];

describe('renderTable', () => {
  it('breaks the flexible column between words so that no line is wider than the terminal', () => {
    const text = renderTable(columns, [['one two three four five six seven', '1,234']], 30);
    expect(text).toBe(
      ['Name                   Records', 'one two three four       1,234', 'five six seven'].join(
        '\n',
      ),
    );
  });

  it('breaks a word that is wider than the column instead of cutting it off', () => {
    const word = 'x'.repeat(50);
    const text = renderTable(columns, [[word, '1']], 40);
    expect(text.replace(/[^x]/g, '')).toBe(word);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });

  it('breaks a long word at a slash, and keeps the blanks in front of the cell', () => {
    const text = renderTable(columns, [['  /datasets/{dataset_id}/contests', '1']], 33);
    expect(text.split('\n').slice(1)).toEqual(['  /datasets/{dataset_id}        1', '  /contests']);
  });

  it('breaks a long title as well', () => {
    const long = [{ title: 'A contest with a long name', flexible: true }, countColumn('Records')];
    expect(renderTable(long, [['a', '1']], 30).split('\n')[0]).toBe('A contest with a long');
  });

  it('lines up characters that fill two cells', () => {
    const [, first, second] = renderTable(
      columns,
      [
        ['漢字', '1'],
        ['abcd', '1'],
      ],
      80,
    ).split('\n');
    expect(first).toBe('漢字        1');
    expect(second).toBe('abcd        1');
  });

  it('keeps a cell on its row and shows control characters', () => {
    const text = renderTable(columns, [['a\nb\u001b[2Jc', '1']], 80);
    expect(text.split('\n')).toHaveLength(2);
    expect(text).toContain('a b\\u001b[2Jc');
  });
});
