import { textsOf, tinyElection } from '../test/tiny-election.ts';
import { keepContests } from './keep-contests.ts';
import { writeNyc } from './write-nyc.ts';

/** The texts of each row of a sheet. */
function rowsOf(sheet = ''): string[][] {
  return [...sheet.matchAll(/<row.*?<\/row>/gu)].map(([row]) =>
    [...row.matchAll(/>([^<]+)<\/[tv]>/gu)].map(([, text = '']) => text),
  );
}

it('writes a workbook a counting group with candidate numbers, and one of their names', () => {
  const ranked = keepContests(tinyElection, ({ voteFor }) => voteFor === 1);
  const files = textsOf(writeNyc(ranked));
  const sheets = Object.entries(files).filter(([name]) => name.endsWith('sheet1.xml'));
  const leading = ['Cast Vote Record', 'Precinct', 'Ballot Style'];
  const headings = ['Mayor Choice 1 of 2 (026001)', 'Mayor Choice 2 of 2 (226001)'];
  expect(sheets.map(([, sheet]) => rowsOf(sheet))).toEqual([
    [
      [...leading, ...headings],
      ['900000001', 'North', 'S1', '254001', 'overvote'],
      ['900000002', 'North', 'S1', 'undervote', 'undervote'],
    ],
    [
      [...leading, ...headings],
      ['910000001', 'North', 'S1', 'undervote', '254002'],
    ],
    [
      ['CandidacyID', 'DefaultBallotName'],
      ['254001', 'Ann'],
      ['254002', 'Bo, B &amp; C'],
    ],
  ]);
});
