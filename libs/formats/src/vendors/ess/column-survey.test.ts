import { ColumnSurvey } from './column-survey.ts';
import { TextRecords } from './text-records.ts';

const headings = 'Cast Vote Record,Precinct,Council,,';

/** Columns that are used in a file with these rows. */
function usedIn(...rows: string[]): number {
  const text = [headings, ...rows].map((row) => `${row}\n`).join('');
  const records = new TextRecords({
    name: 'votes.csv',
    async *read() {
      // Pushed below.
    },
  });
  const survey = new ColumnSurvey(records, 0);
  records.push(Buffer.from(text));
  records.finish();
  survey.look();
  return survey.used;
}

describe('columns without a heading', () => {
  it.each([
    ['1,P,Ann,,'],
    ['1,P,"Lee, Ann, and Bo, Jo",,'],
    ['1,P,"GERALDINE ""GERAE"", or ""G, E""",,'],
    ['1,P,Ann'],
    ['1,P,Ann,,,more behind the headings'],
    ['1,P,Ann, ,""'],
  ])('are not used by %s', (row) => {
    expect(usedIn(row)).toBe(3);
  });

  it.each([
    ['1,P,Ann,Bo,', 4],
    ['1,P,"Lee, Ann","Bo, Jo",', 4],
    ['1,P,Ann,,Bo', 5],
    ['1,P,Ann "A, Bo" Ek,', 4],
    ['1,="P, Q",Ann,,Bo', 5],
  ])('are used by %s', (row, used) => {
    expect(usedIn('1,P,Ann,,', row)).toBe(used);
  });
});
