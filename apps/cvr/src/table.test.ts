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

  it.each([
    ['letters', 'x'.repeat(1_000_000)],
    ['words', 'ab '.repeat(300_000)],
    ['blanks', `a${' '.repeat(1_000_000)}b`],
    ['slashes', '/'.repeat(1_000_000)],
    ['characters that fill two cells', '漢'.repeat(500_000)],
    ['marks on one letter', `e${'\u0301'.repeat(500_000)}`],
    ['control characters', '\u001b'.repeat(500_000)],
  ])('cuts a hostile name of %s in a cell and in a title, and says so with …', (_, name) => {
    const text = renderTable(
      [{ title: 'Name', flexible: true }, { title: 'Party' }, countColumn('Records')],
      [[name, name, '1']],
      80,
    );
    expect(text).toContain('…');
    expect(text.length).toBeLessThan(20_000);
    const [, first = ''] = text.split('\n');
    expect(first.endsWith('1')).toBe(true);
  });

  it('shows a name of 500 characters whole', () => {
    const name = 'Shall the county '.repeat(29).trim();
    const text = renderTable(columns, [[name, '1']], 60);
    expect(text).not.toContain('…');
    expect(text.match(/county/g)).toHaveLength(29);
  });

  it('keeps a cell on its row and shows control characters', () => {
    const text = renderTable(columns, [['a\nb\u001b[2Jc', '1']], 80);
    expect(text.split('\n')).toHaveLength(2);
    expect(text).toContain('a b\\u001b[2Jc');
  });
});
