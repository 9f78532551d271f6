import { partsOf, zipOf } from '@crossvote/samples';
import { IssueLog, openPaths } from '@crossvote/opening';
import { readDominionCsv } from './dominion-csv.ts';
import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { MemorySink } from '../../../test/memory-sink.ts';
import { failureOf, readText, remarksOf, withFiles } from '../../../test/read-text.ts';

const metadata = ['CvrNumber', 'BallotType'];
const header = [
  ['Test Election', '5.17.17.1'],
  ['', '', 'Mayor (Vote For=1)', '', '', 'Judge (Vote For=1)', ''],
  ['', '', 'Ann', 'Bo', 'Write-in', 'Yes', 'No'],
  [...metadata, 'DEM', 'REP', '', '', ''],
];
const rows = [
  ['1', 'A', '1', '0', '0', '0', '1'],
  ['2', 'B', '0', '0', '1', '', ''],
  ['3', 'A', '', '', '', '1', '0'],
];
const counted = ['Mayor: Ann, Judge: No', 'Mayor: Write-in', 'Judge: Yes'];
const textOf = (lines: readonly (readonly string[])[]) =>
  lines
    .map(
      (cells) =>
        `${[...cells, ...Array<string>(Math.max(7 - cells.length, 0)).fill('')].join(',')}\n`,
    )
    .join('');

describe('titles in merged cells', () => {
  it('stand for the choices up to the next title, and the report says so', async () => {
    const read = await readText(textOf([...header, ...rows]));
    expect(recordsOf(read)).toEqual(counted);
    expect(remarksOf(read.issues)).toEqual(['titles_merged @2']);
  });

  it('are read from a workbook', async () => {
    const cell = (text: string, column: number, row: number) =>
      text === ''
        ? ''
        : /^\d+$/.test(text)
          ? `<c r="${String.fromCharCode(65 + column)}${row}"><v>${text}</v></c>`
          : `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const xml = [...header, ...rows]
      .map((cells, place) => {
        const row = place + 1;
        return `<row r="${row}">${cells.map((text, column) => cell(text, column, row)).join('')}</row>`;
      })
      .join('');
    const workbook = await zipOf(partsOf({ rows: xml }));
    const sink = new MemorySink();
    await withFiles([workbook], async (paths) => {
      const { files, close } = await openPaths(paths);
      await readDominionCsv(files, sink, new IssueLog());
      close();
    });
    const summary = { electionName: '', softwareVersion: '', recordsRead: 0 };
    const read = { summary: { ...summary, recordsStored: 0, recordsRefused: 0 }, issues: [] };
    expect(recordsOf({ ...read, contests: sink.contests, records: sink.records })).toEqual(counted);
  });

  it('are never taken for granted where another title is written out', async () => {
    const contests = [
      ['Mayor (Vote For=1)', 'Ann', 'Bo'],
      ['Judge (Vote For=1)', 'Yes', 'No'],
    ] as const;
    const text = exportOf({ contests }).replace(',Judge (Vote For=1),', ',,');
    const failure = await failureOf(text);
    expect(failure).toMatchObject({ code: 'contest_without_title', place: { line: 2, column: 8 } });
  });

  it('do not stand for empty columns at the end', async () => {
    const wide = header.map((cells) => [...cells, ...Array<string>(9 - cells.length).fill('')]);
    const read = await readText(textOf([...wide, ...rows]));
    expect(recordsOf(read)).toEqual(counted);
  });
});
