import { recordsOf } from '../../../test/export-of.ts';
import { failureOf, readText, refusedOf, remarksOf } from '../../../test/read-text.ts';
import { dominionCsv } from './dominion-csv.ts';

const election = 'Linden 2024,5.17.17.1,,,,,,,,';
const titles = ',,,,,MAYOR,MAYOR,MAYOR,Q1,Q1';
const choices = ',,,,,Alice,Bob,Write-in,Yes,No';
const metadata = 'CvrNumber,TabulatorNum,BatchId,RecordId,BallotType';
const headings = `${metadata},,,,,`;
const both = `${metadata},Alice,Bob,Write-in,Yes,No`;
const rows = ['1,5,1,1,25,1,0,0,0,1', '2,5,1,2,25,0,0,1,,', '3,5,1,3,25,0,0,0,1,0'];
const counted = ['MAYOR: Alice, Q1: No', 'MAYOR: Write-in', 'MAYOR: none, Q1: Yes'];
const textOf = (...lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

/** Saves lines again as a data-frame program does that numbers rows. */
const numbered = (lines: readonly string[], begin: number) =>
  lines.map((line, place) => `${place === 0 ? '' : place - 1 + begin},${line}`);
/** Names the blank cells of a line. */
const filled = (line: string, name: (column: number) => string) =>
  line
    .split(',')
    .map((cell, column) => (cell === '' ? name(column) : cell))
    .join(',');
const pandas = (column: number) => `Unnamed: ${column}`;
const repeated = filled(',,,,,MAYOR,MAYOR.1,MAYOR.2,Q1,Q1.1', pandas);

async function readsTheSame(text: string): Promise<string[]> {
  expect(dominionCsv.recognise(Buffer.from(text), 'cvr.csv').part).toBe('records');
  const read = await readText(text);
  expect(recordsOf(read)).toEqual(counted);
  expect(read.contests.map(({ name }) => name)).toEqual(['MAYOR', 'Q1']);
  expect(read.contests[0]?.choices.map(({ name }) => name)).toEqual(['Alice', 'Bob', 'Write-in']);
  expect(read.records[0]?.attributes).toMatchObject({ ballotStyle: '25', tabulator: '5' });
  return remarksOf(read.issues).map((remark) => remark.replace(/ @.*/, ''));
}

describe('a header without some of its rows', () => {
  it.each([
    ['the election', [titles, choices, headings]],
    ['the election, and choices in the row of headings', [titles, both]],
    ['none, but choices in the row of headings', [election, titles, both]],
  ])('is understood: %s', async (_, header) => {
    expect(await readsTheSame(textOf(...header, ...rows))).toContain('header_rows_missing');
  });

  it.each(['\uFEFF', ''])('may begin with a byte order mark: %j', async (mark) => {
    await readsTheSame(mark + textOf(titles, both, ...rows));
  });

  it('may have choices with short names', async () => {
    const read = await readText(textOf(titles, `${metadata},ANN,BO,A,YES,NO`, rows[0]!));
    expect(recordsOf(read)).toEqual(['MAYOR: ANN, Q1: NO']);
  });

  it('may have titles in merged cells', async () => {
    await readsTheSame(textOf(',,,,,MAYOR,,,Q1,', both, ...rows));
  });

  it('may stand again among the records', async () => {
    const read = await readText(textOf(titles, both, rows[0]!, titles, both, rows[1]!));
    expect(recordsOf(read)).toEqual(counted.slice(0, 2));
    expect(remarksOf(read.issues)).toContain('header_repeated @4');
  });

  it('may have an empty column at the end', async () => {
    await readsTheSame(textOf(...[titles, both, ...rows].map((line) => `${line},`)));
  });

  it.each([
    ['the titles', [election, choices, `${metadata},Alice,Bob,Write-in,Yes,No`]],
    ['titles and election', [choices, `${metadata},DEM,REP,NON,NON,NON`]],
    ['the choices', [election, titles, `${metadata},DEM,REP,NON,NON,NON`]],
    ['the choices', [election, titles, `${metadata},OAK,ELM,ASH,ASH,ASH`]],
    ['the choices, and some have no party', [election, titles, `${metadata},DEM,REP,,,`]],
    ['choices and election', [titles, headings]],
  ])('is refused where nothing tells the choices: without %s', async (_, header) => {
    const failure = await failureOf(textOf(...header, ...rows));
    expect(failure).toMatchObject({ code: 'header_row_missing' });
    expect(failure.place.line).toBe(header.length);
  });
});

describe('a header that a data-frame program wrote', () => {
  it.each([
    ['blank cells of the first row named', [filled(election, pandas), titles, choices, headings]],
    ['rows numbered', numbered([filled(election, pandas), titles, choices, headings], 0)],
    ['rows numbered from 1', numbered([election, titles, choices, headings], 1)],
    [
      'rows numbered twice',
      numbered(
        numbered([election, titles, choices, headings], 0).map((line) => line),
        0,
      ).map((line, place) => (place === 0 ? line.replace(',,', ',Unnamed: 0,') : line)),
    ],
    ['columns numbered', ['0,1,2,3,4,5,6,7,8,9', election, titles, choices, headings]],
    [
      'rows and columns numbered',
      numbered(['0,1,2,3,4,5,6,7,8,9', election, titles, choices, headings], 0),
    ],
    ['columns called V1', ['V1,V2,V3,V4,V5,V6,V7,V8,V9,V10', election, titles, choices, headings]],
    ['titles taken for names', [repeated, choices, headings]],
    ['titles taken for names, and two rows', [repeated, both]],
    [
      'every row taken for names',
      [election, titles, choices, headings].map((line, level) =>
        filled(line, (column) => `Unnamed: ${column}_level_${level}`),
      ),
    ],
    [
      'blank cells of the first row with dots',
      [filled(election, (column) => `...${column + 1}`), titles, choices, headings],
    ],
    [
      'titles with their columns',
      [
        filled(',,,,,MAYOR...6,MAYOR...7,MAYOR...8,Q1...9,Q1...10', (column) => `...${column + 1}`),
        choices,
        headings,
      ],
    ],
    [
      'empty cells called NA',
      [election, titles, choices, headings].map((line) => filled(line, () => 'NA')),
    ],
  ])('is read as it was: %s', async (_, header) => {
    const columns = header[0]!.split(',').length - rows[0]!.split(',').length;
    const before = Array.from({ length: columns }, () => '7,').join('');
    const text = textOf(...header, ...rows.map((row) => before + row));
    expect(await readsTheSame(text)).toContain('header_filled');
  });

  it('numbers choices that repeat across contests', async () => {
    const header = [',,,,,Q1,Q1,Q2,Q2,Q3', `${metadata},Yes,No,Yes.1,No.1,Yes.2`];
    const read = await readText(textOf(...header, '1,5,1,1,25,1,0,0,1,1'));
    expect(recordsOf(read)).toEqual(['Q1: Yes, Q2: No, Q3: Yes']);
  });

  it('keeps names that end in a number of their own', async () => {
    const header = [',,,,,Q1,Q1,Q1,Q1,Q2', `${metadata},Plan 1,Plan 1.1,St. 2,Yes.1,No`];
    const read = await readText(textOf(...header, '1,5,1,1,25,1,1,1,1,1'));
    expect(recordsOf(read)).toEqual(['Q1: Plan 1+Plan 1.1+St. 2+Yes.1, Q2: No']);
  });
});

describe('empty cells as data-frame programs write them', () => {
  it.each(['NA', 'NaN', '<NA>'])('are empty: %s', async (word) => {
    const read = await readText(
      textOf(election, titles, choices, headings, `1,5,1,1,25,1,0,0,${word},${word}`),
    );
    expect(recordsOf(read)).toEqual(['MAYOR: Alice']);
    expect(remarksOf(read.issues)).toContain('empty_words @5');
  });

  it('part contests with one title as empty cells do', async () => {
    const header = [',,,,,W,W,W,W', `${metadata},Al,Bea,Cal,Dee`];
    const read = await readText(
      textOf(...header, '1,5,1,1,25,1,0,NA,NA', '2,5,1,2,25,NA,NA,0,1', '3,5,1,2,25,NA,0,NA,1'),
    );
    expect(recordsOf(read)).toEqual(['W: Al', 'W: Dee']);
    expect(refusedOf(read.issues)).toHaveLength(1);
  });
});
