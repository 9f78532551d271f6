import { buffer } from 'node:stream/consumers';
import { errorOf, fileOf, partsOf, zipOf } from '@crossvote/samples';
import { anyLimit } from '../../test/any-limit.ts';
import type { ExportFile } from '../files/export-file.ts';
import { asWorkbook } from './as-workbook.ts';
import { readSharedStrings } from './shared-strings.ts';
import { FileError } from '../issue.ts';

const failureIn = (reading: Promise<unknown>) => errorOf(reading, FileError);

const row = (...texts: string[]) =>
  `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const twoSheets =
  '<sheet name="Marked Sheet" sheetId="1" r:id="rId1"/><sheet name="Other" sheetId="2" r:id="rId2"/>';

async function workbookOf(parts: Record<string, string>): Promise<ExportFile> {
  return asWorkbook(fileOf('a.xlsx', await zipOf(parts)), anyLimit());
}

/** A workbook of two sheets, as a file within an archive. */
function withSecond(rows: string, sheets = twoSheets): Promise<ExportFile> {
  return workbookOf({
    ...partsOf({ rows: row('CVR', 'Mayor') + row('1', 'Ann'), sheets }),
    'xl/worksheets/sheet2.xml': sheetOf(rows),
  });
}

describe('a second sheet', () => {
  it('is said where it holds anything, hidden or not', async () => {
    for (const sheets of [
      twoSheets,
      twoSheets.replace('name="Other"', 'name="Other" state="hidden"'),
    ]) {
      const file = await withSecond(`<row/>${row('', 'A note')}`, sheets);
      expect((await buffer(file.read())).toString()).toBe('CVR,Mayor\n1,Ann\n');
      expect(file.remarks?.()).toMatchObject([{ severity: 'warning', code: 'sheets_not_read' }]);
      expect(file.remarks?.()[0]?.message).toContain('"Other"');
    }
  });

  it('needs no word where it is empty', async () => {
    const file = await withSecond('<row/><row><c r="A2" s="1"/></row>');
    await buffer(file.read());
    expect(file.remarks?.()).toEqual([]);
  });

  it('is refused where it has the same headings: nobody can tell more records from a copy', async () => {
    const file = await withSecond(row('CVR', 'Mayor') + row('2', 'Bo'));
    expect(await failureIn(buffer(file.read()))).toMatchObject({ code: 'xlsx_sheets_alike' });
  });
});

describe('a hostile workbook', () => {
  it('is refused at the cell that is an error', async () => {
    const rows = `${row('a')}<row><c r="C2" t="e"><v>#N/A</v></c></row>`;
    expect(await failureIn(buffer((await workbookOf(partsOf({ rows }))).read()))).toMatchObject({
      code: 'xlsx_error_cell',
      place: { file: 'a.xlsx', line: 2, column: 3 },
    });
  });

  it('keeps the place of a cell in the last column, and of a row after a million', async () => {
    const rows = `${row('a')}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`;
    const text = (await buffer((await workbookOf(partsOf({ rows }))).read())).toString();
    expect(text.split('\n')).toHaveLength(1_048_577);
    expect(text.slice(-16_386)).toBe(`\n${','.repeat(16_383)}1\n`);
  });

  it.each([
    ['list of sheets', 'xl/workbook.xml'],
    ['relations', 'xl/_rels/workbook.xml.rels'],
    ['shared texts', 'xl/sharedStrings.xml'],
  ])('is refused for a document type in its %s', async (_, part) => {
    const parts = partsOf({ rows: row('a'), strings: '<si><t>a</t></si>' });
    parts[part] = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${parts[part]!}`;
    const file = await workbookOf(parts);
    expect(await failureIn(buffer(file.read()))).toMatchObject({ code: 'xlsx_damaged' });
  });

  it('is refused where a shared text stands within another: those behind it would have other numbers', async () => {
    const strings = '<si><t>a</t><si><t>b</t></si></si><si><t>c</t></si>';
    const file = await workbookOf(partsOf({ rows: row('a'), strings }));
    expect(await failureIn(buffer(file.read()))).toMatchObject({ code: 'xlsx_damaged' });
  });

  it('is refused for hundreds of megabytes of shared texts, before they fill the memory', async () => {
    const text = Buffer.from(`<si><t>${'x'.repeat(32_000)}</t></si>`.repeat(32));
    let taken = 0;
    const part: ExportFile = {
      name: 'xl/sharedStrings.xml',
      head: () => Promise.resolve(text),
      // eslint-disable-next-line @typescript-eslint/require-await -- nothing is waited for in memory
      async *read() {
        yield Buffer.from('<sst>');
        for (; taken < 1 << 30; taken += text.length) yield text;
      },
    };
    expect(await failureIn(readSharedStrings('a.xlsx', part))).toMatchObject({
      code: 'xlsx_strings_too_large',
    });
    expect(taken).toBeLessThan(280 << 20);
  });
});
