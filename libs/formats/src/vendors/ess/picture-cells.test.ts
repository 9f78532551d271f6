import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { partsOf, sharedDataFolder, zipOf } from '@crossvote/samples';
import { openPaths } from '@crossvote/opening';
import { failureIn, linesOf, readFiles } from '../../../test/ess-reading.ts';
import { ess } from './ess.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ess-pictures-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (...cells: string[]) =>
  `<row>${cells.map((text) => (text.startsWith('<') ? text : cell(text))).join('')}</row>`;
const empty = '<c/>';
const headings = row('Cast Vote Record', 'Precinct', 'Ballot Style', 'Mayor', 'Bond');

const corner = (name: string, column: number, line: number) =>
  `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>9</xdr:colOff><xdr:row>${line}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
const picture = '<xdr:pic><xdr:nvPicPr/></xdr:pic>';
const inOneCell = (column: number, line: number, what = picture) =>
  `<xdr:oneCellAnchor>${corner('from', column, line)}<xdr:ext cx="1" cy="1"/>${what}</xdr:oneCellAnchor>`;
const inTwoCells = (column: number, line: number, rows: number, what = picture) =>
  `<xdr:twoCellAnchor>${corner('from', column, line)}${corner('to', column + 1, line + rows)}${what}</xdr:twoCellAnchor>`;

const drawingType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing';

async function read(rows: string, parts: Record<string, string>) {
  const file = path.join(folder, 'cvr.xlsx');
  writeFileSync(file, await zipOf({ ...partsOf({ rows }), ...parts }));
  return readWorkbook(file);
}

async function readWorkbook(file: string) {
  const opened = await openPaths([file]);
  try {
    const result = await readFiles(opened.files, ess);
    const remarks = opened.files.flatMap((one) => one.remarks?.() ?? []);
    return { result, lines: linesOf(result), remarks: remarks.map(({ code }) => code), opened };
  } finally {
    opened.close();
  }
}

const withDrawing = (anchors: string, target = '../drawings/drawing1.xml') => ({
  'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships><Relationship Id="h" Type="hyperlink" Target="x"/><Relationship Id="d" Type="${drawingType}" Target="${target}"/></Relationships>`,
  'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="x">${anchors}</xdr:wsDr>`,
});

describe('a picture in an empty cell', () => {
  it('is a write-in, whatever its anchor and its place in the row', async () => {
    const rows =
      headings +
      row('1', 'N', 'S', 'Ann', 'Yes') +
      row('2', 'N', 'S', empty, 'No') +
      row('3', 'N', 'S', 'Ann') +
      row('4', 'N', 'S');
    for (const target of ['../drawings/drawing1.xml', '/xl/drawings/drawing1.xml']) {
      const anchors = inOneCell(3, 2) + inTwoCells(4, 3, 1, `<xdr:grpSp>${picture}</xdr:grpSp>`);
      const { lines, remarks, result } = await read(rows, withDrawing(anchors, target));
      expect(lines).toEqual([
        'Mayor: Ann, Bond: Yes',
        'Mayor: Write-in, Bond: No',
        'Mayor: Ann, Bond: Write-in',
        '',
      ]);
      expect(result.contests[0]!.choices[1]).toEqual({
        name: 'Write-in',
        party: '',
        isWriteIn: true,
      });
      expect(remarks).toEqual(['pictures_in_cells']);
    }
  });

  it('says nothing beside the table, on a text, over several rows, or as another shape', async () => {
    const anchors =
      inOneCell(3, 0) +
      inOneCell(3, 1) +
      inOneCell(9, 1) +
      inOneCell(3, 7) +
      inTwoCells(3, 2, 4) +
      inOneCell(4, 2, '<xdr:sp/>') +
      `<xdr:absoluteAnchor>${picture}</xdr:absoluteAnchor>`;
    const { lines, remarks } = await read(
      headings + row('1', 'N', 'S', 'Ann', 'Yes') + row('2', 'N', 'S', empty, empty),
      withDrawing(anchors),
    );
    expect(lines).toEqual(['Mayor: Ann, Bond: Yes', '']);
    expect(remarks).toEqual(['pictures_left_out']);
  });

  it('is no precinct and no record number', async () => {
    const rows = headings + row('1', empty, 'S', 'Ann', 'Yes') + row(empty, 'N', 'S', 'Ann', 'Yes');
    const { result } = await read(rows, withDrawing(inOneCell(1, 1) + inOneCell(0, 2)));
    expect(result.records.map(({ attributes }) => attributes)).toEqual([{ ballotStyle: 'S' }]);
    expect(result.summary.recordsRefused).toBe(1);
  });

  it('may be a value of the cell itself', async () => {
    const rows =
      headings +
      row('1', 'N', 'S', '<c t="e" vm="1"><v>#VALUE!</v></c>', 'Yes') +
      row(
        '2',
        'N',
        'S',
        '<c t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>',
        'No',
      );
    const structures = (...types: string[]) => ({
      'xl/richData/rdrichvaluestructure.xml': `<rvStructures>${types.map((t) => `<s t="${t}"/>`).join('')}</rvStructures>`,
    });
    const { lines, remarks } = await read(rows, structures('_localImage'));
    expect(lines).toEqual(['Mayor: Write-in, Bond: Yes', 'Mayor: Write-in, Bond: No']);
    expect(remarks).toEqual(['pictures_in_cells']);
    for (const other of [{}, structures('_localImage', '_error')])
      expect(await failureIn(read(rows, other))).toMatchObject({ code: 'xlsx_error_cell' });
  });

  it('may stand in a drawing that is damaged or without end: the workbook is refused', async () => {
    const rows = headings + row('1', 'N', 'S', empty, 'Yes');
    expect(await failureIn(read(rows, withDrawing('<xdr:oneCellAnchor>')))).toMatchObject({
      code: 'xlsx_damaged',
    });
    const many = Array<string>((1 << 20) + 1)
      .fill('<oneCellAnchor><pic/></oneCellAnchor>')
      .join('');
    const failure = await failureIn(read(rows, withDrawing(many)));
    expect(failure.message).toContain('more than 1048576 pictures');
    const odd =
      '<oneCellAnchor><from><col>99999999999</col><row>-1</row></from><pic/></oneCellAnchor>';
    expect((await read(rows, withDrawing(odd))).remarks).toEqual(['pictures_left_out']);
  });
});

it('names on two lines of a cell are two names in a workbook too', async () => {
  const two = '<c t="inlineStr"><is><t xml:space="preserve">Ann Poe\nBo Rye</t></is></c>';
  const rows =
    headings +
    row('1', 'N', 'S', two, 'Yes') +
    row('2', 'N', 'S', 'Ann Poe', 'No') +
    row('3', 'N', 'S', 'Bo Rye', 'No');
  const { lines, result } = await read(rows, {});
  expect(lines[0]).toBe('Mayor: Ann Poe+Bo Rye, Bond: Yes');
  expect(result.contests[0]!.choices).toHaveLength(2);
});

const shared = sharedDataFolder();
(shared === undefined ? it.skip : it)(
  'the reported workbook counts as its README says',
  async () => {
    const file = path.join(shared ?? '', '..', 'reported', 'ess-write-in-pictures', 'cvr.xlsx');
    const { lines } = await readWorkbook(file);
    expect(lines).toEqual([
      'President (10): Ann Poe, Mayor (11): Ada Reyes, Question 1 (12): Yes',
      'President (10): Write-in, Mayor (11): Ben Cole, Question 1 (12): No',
      'President (10): Bo Rye, Mayor (11): Write-in, Question 1 (12): Yes',
      'President (10): none, Question 1 (12): No',
      'President (10): Ann Poe, Question 1 (12): none',
    ]);
  },
);
