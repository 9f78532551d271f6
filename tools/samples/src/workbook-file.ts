import { inChunks, type ArchiveFile } from './sample-file.ts';
import { xmlText } from './xml-text.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const fixedParts: readonly (readonly [name: string, text: string])[] = [
  [
    '[Content_Types].xml',
    `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Marked Sheet" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ],
];

/** A cell: a number stays one, a text is written inline, an empty text is no cell at all. */
export type WorkbookCell = string | number;

/** A workbook of one sheet, its rows written as they come. */
export function workbookFile(name: string, rows: Iterable<readonly WorkbookCell[]>): ArchiveFile {
  return {
    name,
    members: [
      ...fixedParts.map(([part, text]) => ({ name: part, chunks: [head + text] })),
      { name: 'xl/worksheets/sheet1.xml', chunks: inChunks(sheetText(rows)) },
    ],
  };
}

function* sheetText(rows: Iterable<readonly WorkbookCell[]>): Generator<string, void> {
  yield `${head}<worksheet xmlns="${main}"><sheetData>`;
  let number = 0;
  for (const row of rows) {
    number += 1;
    yield `<row r="${number}">`;
    for (let column = 0; column < row.length; column += 1) {
      const cell = row[column] ?? '';
      if (cell !== '') yield cellText(cell, `${columnName(column)}${number}`);
    }
    yield '</row>';
  }
  yield '</sheetData></worksheet>';
}

function cellText(cell: WorkbookCell, place: string): string {
  if (typeof cell === 'number') return `<c r="${place}" t="n"><v>${cell}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
}

const names: string[] = [];

/** `A` for 0, `AA` for 26. */
function columnName(column: number): string {
  return (names[column] ??=
    (column < 26 ? '' : columnName(Math.floor(column / 26) - 1)) +
    String.fromCharCode(65 + (column % 26)));
}
