import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { partsOf, zipOf } from '@crossvote/samples';
import { codesOf, linesOf, readAt } from '../../../test/ess-reading.ts';
import { ess } from './ess.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ess-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Rows of cells; numbers as spreadsheets write them, and cells that are `undefined` left out. */
function rowsOf(rows: readonly (readonly (string | number | undefined)[])[]): string {
  const cell = (value: string | number | undefined, at: number, row: number) => {
    const place = `${String.fromCharCode(65 + at)}${row + 1}`;
    if (value === undefined) return '';
    return typeof value === 'number'
      ? `<c r="${place}"><v>${value}</v></c>`
      : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
  };
  return rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((v, at) => cell(v, at, row)).join('')}</row>`,
    )
    .join('');
}

async function workbook(name: string, rows: Parameters<typeof rowsOf>[0]): Promise<string> {
  const file = path.join(folder, name);
  writeFileSync(
    file,
    await zipOf(partsOf({ rows: rowsOf(rows), dimension: '<dimension ref="A1"/>' })),
  );
  return file;
}

describe('several workbooks of one county', () => {
  it('are one election by headings, with numbers as text or number, and short rows', async () => {
    const head = ['Cast Vote Record', 'Precinct', 'Ballot Style'];
    const files = [
      await workbook('CVR - 1.xlsx', [
        [...head, 'President', 'Council', undefined, 'Measure'],
        [100001, 7, 'S1', 'Ann', 'Cy', 'undervote', 'YES'],
        // A federal ballot: its row ends after the first contest.
        [100002, 7, 'S1.99', 'Bo'],
        [100003, 7, 'S1', 'overvote', ' ', ' ', 'NO'],
      ]),
      await workbook('CVR - 2.xlsx', [
        [...head, 'Measure', 'President', 'Council', undefined],
        ['200001', '7', 'S1', 'NO', 'Ann', 'Cy', 'Di'],
        ['200001.0', '7', 'S1', 'NO', 'Ann', 'overvote', 'overvote'],
        ['200003', '7', 'S1.99', undefined, 'Bo'],
      ]),
    ];
    const result = await readAt(files, ess);
    expect(result.contests.map(({ name, voteFor }) => [name, voteFor])).toEqual([
      ['President', 1],
      ['Council', 2],
      ['Measure', 1],
    ]);
    expect(linesOf(result)).toEqual([
      'President: Ann, Council: Cy, Measure: YES',
      'President: Bo',
      'President: overvoted, Measure: NO',
      'Measure: NO, President: Ann, Council: Cy+Di',
      'Measure: NO, President: Ann, Council: overvoted',
      'President: Bo',
    ]);
    expect(result.records.map(({ attributes }) => attributes.precinct)).toEqual(
      Array.from({ length: 6 }, () => '7'),
    );
    expect(codesOf(result)).toEqual(['headings_end_early @1', 'duplicate_record @3']);
  });
});
