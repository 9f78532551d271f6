import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { errorOf, partsOf, type WorkbookText, zipOf } from '@crossvote/samples';
import { openPaths } from '../files/open-paths.ts';
import { FileError } from '../issue.ts';

const failureIn = (reading: Promise<unknown>) => errorOf(reading, FileError);

/** The texts of the files that an export at one path consists of, by their names. */
async function openBytes(name: string, bytes: Buffer): Promise<Record<string, string>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'xlsx-'));
  try {
    writeFileSync(path.join(folder, name), bytes);
    const { files, close } = await openPaths([path.join(folder, name)]);
    const texts: Record<string, string> = {};
    for (const file of files) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of file.read()) chunks.push(chunk);
      texts[file.name] = Buffer.concat(chunks).toString();
    }
    close();
    return texts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function csvOf(workbook: WorkbookText | Record<string, string>): Promise<string> {
  const parts = 'rows' in workbook ? partsOf(workbook as WorkbookText) : workbook;
  const { 'a.xlsx': text = '' } = await openBytes('a.xlsx', await zipOf(parts));
  return text;
}

const row = (cells: string, number?: number) =>
  `<row${number === undefined ? '' : ` r="${number}"`}>${cells}</row>`;
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const shared = (index: number) => `<c t="s"><v>${index}</v></c>`;

describe('the rows of a workbook', () => {
  it('are lines of CSV: shared, rich and inline texts, numbers, booleans and dates', async () => {
    const strings =
      '<si><t>A, "b"</t></si><si><r><t>Ra</t></r><r><t xml:space="preserve">úl </t></r><rPh><t>no</t></rPh></si><si><t>two&#10;lines_x000D_&amp;</t></si>';
    const rows =
      row(shared(0) + shared(1) + shared(2) + inline('in &lt;line'), 1) +
      row('<c><v>1.0</v></c><c t="n"><v>9.002E8</v></c><c><v>0.25</v></c><c><v>1.5E-7</v></c>') +
      row('<c t="b"><v>true</v></c><c t="b"><v>0</v></c><c t="d"><v>2024-11-05</v></c>');
    expect(await csvOf({ rows, strings })).toBe(
      '"A, ""b""",Raúl ,two\vlines\v&,in <line\n1,900200000,0.25,1.5E-7\nTRUE,FALSE,2024-11-05,\n',
    );
  });

  it('keep their numbers as line numbers, left out and blank rows being blank lines', async () => {
    const rows =
      row(inline('a'), 2) + row('<c r="A3" s="4"/><c r="B3" s="4"/>', 3) + row(inline('b'), 6);
    expect(await csvOf({ rows })).toBe('\na\n\n\n\nb\n');
  });

  it('are filled up to the headings: rows that end early, cells left out, headings left empty', async () => {
    const rows =
      row(`${inline('a')}${inline('b')}<c s="1"/><c s="1"/>`, 1) +
      row(`<c r="B2" t="inlineStr"><is><t>x</t></is></c>`, 2);
    expect(await csvOf({ rows })).toBe('a,b,,\n,x,,\n');
  });

  it('do not depend on a dimension, and are those of the first sheet that is shown', async () => {
    const dimension = '<dimension ref="A1:A1"/>';
    expect(await csvOf({ rows: row(inline('a') + inline('b')), dimension })).toBe('a,b\n');
    const sheets =
      '<sheet name="x" sheetId="1" state="hidden" r:id="rId1"/><sheet name="y" sheetId="2" r:id="rId2"/>';
    const parts = {
      ...partsOf({ rows: row(inline('hidden')), sheets }),
      'xl/worksheets/sheet2.xml': `<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    };
    expect(await csvOf(parts)).toBe('7\n');
  });

  it('take the value of a formula, and refuse one without', async () => {
    const valued =
      '<c><f>1+1</f><v>2</v></c><c t="str"><f>""</f><v></v></c><c t="str"><f>"x"</f><v>x</v></c>';
    expect(await csvOf({ rows: row(valued) })).toBe('2,,x\n');
    expect(
      await failureIn(csvOf({ rows: row('<c><v>1</v></c>') + row('<c><f>1+1</f></c>') })),
    ).toMatchObject({
      code: 'xlsx_formula_without_value',
      place: { file: 'a.xlsx', line: 2, column: 1 },
    });
  });
});

describe('a workbook in an archive', () => {
  it('is read like one beside it; what is only called so is left alone', async () => {
    const workbook = await zipOf(partsOf({ rows: row(inline('a') + inline('b')) }));
    const archive = await zipOf({
      'in/one.xlsx': workbook,
      'two.XLSX': 'x,y\n',
      'three.csv': 'z\n',
    });
    expect(await openBytes('all.zip', archive)).toEqual({
      'in/one.xlsx': 'a,b\n',
      'two.XLSX': 'x,y\n',
      'three.csv': 'z\n',
    });
  });

  it('that is damaged or no workbook is refused by its name', async () => {
    const workbook = await zipOf(partsOf({ rows: row(inline('a')) }));
    for (const inner of [
      workbook.subarray(0, workbook.length - 30),
      await zipOf({ 'a.txt': 'x' }),
    ]) {
      const archive = await zipOf({ 'one.xlsx': inner });
      expect(await failureIn(openBytes('all.zip', archive))).toMatchObject({
        code: 'xlsx_damaged',
        place: { file: 'one.xlsx' },
      });
    }
  });
});

describe('a hostile workbook is refused', () => {
  const cell = (attributes: string, inner = '<v>1</v>') => row(`<c ${attributes}>${inner}</c>`);

  it.each([
    ['text that is not there', cell('t="s"', '<v>9</v>')],
    ['text by a wrong number', cell('t="s"', '<v>__proto__</v>')],
    ['rows out of order', row('', 5) + row('', 5)],
    ['a row beyond all sheets', row('', 99_999_999)],
    ['cells out of order', row('<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>')],
    ['a column beyond all sheets', cell('r="ZZZ1"')],
    ['a cell without a column', cell('r="1"')],
    ['nested cells', row('<c><c></c></c>')],
    ['nested rows', row(`<c><v>1</v></c>${row('<c><v>2</v></c>')}`)],
    ['a cell of two values', row('<c><v>1</v><v>2</v></c>')],
    ['a column of four letters', cell('r="ZZZZ1"')],
    ['elements nested without end', '<a>'.repeat(10_000) + '</a>'.repeat(10_000)],
    ['a giant attribute', `<row spans="${'1'.repeat(1 << 20)}"/>`],
    ['a giant text', row(inline('x'.repeat(5 << 20)))],
    ['too long a text', row(inline('x'.repeat(40_000)))],
    [
      'too many attributes',
      row(`<c ${Array.from({ length: 300 }, (_, i) => `a${i}="1"`).join(' ')}/>`),
    ],
    ['entities of its own', row(inline('&lol;'))],
    ['HTML entities', row(inline('&nbsp;'))],
    ['broken XML', '<row><c></row>'],
    ['XML that is cut off', '<row>'.repeat(2)],
  ])('with %s', async (_, rows) => {
    expect(await failureIn(csvOf({ rows }))).toMatchObject({ code: 'xlsx_damaged' });
  });

  it('with a document type', async () => {
    const parts = partsOf({ rows: '' });
    const sheet = `<!DOCTYPE w [<!ENTITY a "b">]>${parts['xl/worksheets/sheet1.xml']!}`;
    expect(await failureIn(csvOf({ ...parts, 'xl/worksheets/sheet1.xml': sheet }))).toMatchObject({
      code: 'xlsx_damaged',
    });
  });

  it('without the sheet that it lists', async () => {
    const parts = Object.entries(partsOf({ rows: '' })).filter(
      ([name]) => !name.includes('sheet1'),
    );
    expect(await failureIn(csvOf(Object.fromEntries(parts)))).toMatchObject({
      code: 'xlsx_damaged',
    });
  });

  it('that repeats a long text beyond measure', async () => {
    const strings = `<si><t>${'x'.repeat(30_000)}</t></si>`;
    const rows = row(shared(0).repeat(250)).repeat(20);
    const reading = csvOf({ rows, strings });
    expect(await failureIn(reading)).toMatchObject({ code: 'xlsx_damaged' });
  });
});
