import { parse } from 'csv-parse/sync';
import { tableChunks, type TableForm } from './table-forms.ts';
import type { Cell } from './tidy-table.ts';

async function chunksOf(...table: Parameters<typeof tableChunks>): Promise<string[]> {
  const chunks: string[] = [];
  for await (const chunk of tableChunks(...table)) chunks.push(chunk);
  return chunks;
}
async function written(form: TableForm, ...cells: readonly Cell[]): Promise<string> {
  const headings = cells.map((_, place) => `h${place + 1}`);
  return (await chunksOf(form, { headings, rows: [cells] })).join('\n');
}
async function row(form: TableForm, ...cells: readonly Cell[]): Promise<string> {
  const lines = (await written(form, ...cells)).split('\n');
  return lines.slice(form === 'markdown' ? 2 : 1).join('\n');
}

describe('every form', () => {
  it.each([
    ['csv', 'name,votes\nAnn,1\nBob,\nCy,-3'],
    ['tsv', 'name\tvotes\nAnn\t1\nBob\t\nCy\t-3'],
    ['markdown', '| name | votes |\n| --- | --- |\n| Ann | 1 |\n| Bob |  |\n| Cy | -3 |'],
  ] as const)(
    '%s has one row of headings, whole numbers, and nothing where nothing is',
    async (form, text) => {
      const rows = [
        ['Ann', 1],
        ['Bob', null],
        ['Cy', -3],
      ];
      expect((await chunksOf(form, { headings: ['name', 'votes'], rows })).join('\n')).toBe(text);
    },
  );

  it.each(['csv', 'tsv', 'markdown'] as const)(
    '%s has the headings where there is no row',
    async (form) => {
      const [heading, ...others] = await chunksOf(form, { headings: ['a', 'b'], rows: [] });
      expect(heading).toMatch(/a.*b/);
      expect(others).toHaveLength(form === 'markdown' ? 1 : 0);
    },
  );

  it.each(['csv', 'tsv', 'markdown'] as const)(
    '%s does not group digits and cuts no name',
    async (form) => {
      const long = 'x'.repeat(3000);
      const text = await row(form, 1234567, 33.33, long);
      expect(text).toContain('1234567');
      expect(text).toContain('33.33');
      expect(text).toContain(long);
    },
  );

  it.each(['csv', 'tsv', 'markdown'] as const)(
    '%s keeps a cell on its line, and shows what would steer a terminal or turn text',
    async (form) => {
      const text = await row(form, 'a\r\nb\tc\u2028d', '\u001b[31m\u202egnu\u2066');
      expect(text).toContain('a b c d');
      expect(text).not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
      );
      expect(text).toContain('u202egnu');
      expect(text.split('\n')).toHaveLength(1);
    },
  );

  it('comes in pieces, however many rows there are', async () => {
    const rows = Array.from({ length: 2500 }, (_, place) => [place]);
    const chunks = await chunksOf('csv', { headings: ['n'], rows });
    expect(chunks.length).toBeGreaterThan(3);
    expect(chunks.join('\n').split('\n')).toEqual(['n', ...rows.map(([n]) => String(n))]);
  });
});

describe('in spreadsheets', () => {
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', "'=1", "''@x"];

  it.each(formulas)('the text %s is no formula in CSV', async (text) => {
    expect(parse(await written('csv', text, 1))).toEqual([
      ['h1', 'h2'],
      [`'${text}`, '1'],
    ]);
  });

  it.each(formulas)('the text %s is no formula in TSV', async (text) => {
    expect(await row('tsv', text, 1)).toBe(`'${text}\t1`);
  });

  it('a number below zero stays a number', async () => {
    expect(await row('csv', -1, 'x')).toBe('-1,x');
    expect(await row('tsv', -1.5, 'x')).toBe('-1.5\tx');
  });

  it('quotation marks and commas come back from CSV as they were', async () => {
    const cells = ['Henry "Hank" Purcell', 'Smith, Jones', '"', ';'];
    expect(parse(await written('csv', ...cells)).at(1)).toEqual(cells);
  });

  it('a quotation mark at the beginning opens no cell of TSV', async () => {
    expect(await row('tsv', '"Hank', 'a "b"')).toBe(`'"Hank\ta "b"`);
  });
});

describe('in Markdown', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['a \\| b', 'a \\\\\\| b'],
    ['`code`', '\\`code\\`'],
    ['[x](http://y.example)', '\\[x\\](http:\\//y.example)'],
    ['<b>&amp;</b>', '&lt;b&gt;&amp;amp;&lt;/b&gt;'],
    ['*a* _b_ ~c~ $d$', '\\*a\\* \\_b\\_ \\~c\\~ \\$d\\$'],
    ['dataset_id __init__', 'dataset_id \\_\\_init\\_\\_'],
    ['WWW.example.org', 'WWW\\.example.org'],
    ['José "Pepe" O’Hara-Smith / 王', 'José "Pepe" O’Hara-Smith / 王'],
  ])('%s is written so that it is shown as it is', async (text, expected) => {
    expect(await row('markdown', text)).toBe(`| ${expected} |`);
  });
});
