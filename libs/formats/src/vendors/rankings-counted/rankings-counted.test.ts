import { fileOf } from '@crossvote/samples';
import { codesOf, failureIn, linesOf, readFiles } from '../../../test/ess-reading.ts';
import { countsOf, describeReported, readExportAt, reported } from '../../../test/read-reported.ts';
import { rankingsCounted } from './rankings-counted.ts';

const read = (text: string) => readFiles([fileOf('ward.txt', text)], rankingsCounted);

describeReported('the reported list of counted rankings', () => {
  it('counts as its README says', async () => {
    const result = await readExportAt(reported('rankings-counted-txt', 'ward.txt'));
    expect(countsOf(result)).toEqual(['ward: 11 3, 12 2, 13 0, undervote 1']);
    expect(result.contests[0]!.choices[0]).toMatchObject({ party: 'IND' });
    expect(codesOf(result)).toEqual(['contest_not_named', 'ranks_inferred']);
  });
});

describe('a list of counted rankings', () => {
  it('may name who won, leave out parties, and be written by Python', async () => {
    const result = await read(
      'Ann, Bo,winner,Bo,order,Ann,Bo\n-----\n(Bo,) : 2.0\n(Ann,Bo,Ann) : 1\n',
    );
    expect(linesOf(result)).toEqual(['ward: Bo(1)', 'ward: Bo(1)', 'ward: Ann(1)+Bo(2)+Ann(3)']);
    expect(countsOf(result)).toEqual(['ward: Ann 1, Bo 2']);
  });

  it('refuses what is no ranking of its candidates, and says what it passes over', async () => {
    const result = await read('1,2\nA,B,C\n---\n(1) : 1\n(3) : 2\n(1, 2)\nx\n');
    expect(linesOf(result)).toEqual(['ward: 1(1)']);
    expect(result.summary.recordsRefused).toBe(4);
    expect(codesOf(result)).toEqual([
      'contest_not_named',
      'ranks_inferred',
      'lines_passed_over @2',
      'unknown_candidate @5',
      'unknown_candidate @5',
      'not_a_record @6',
      'not_a_record @7',
    ]);
  });

  it.each([
    ['', 'header_missing'],
    ['1,2\nA,B\n', 'header_missing'],
    ['1,1\n---\n', 'candidate_named_twice'],
    [',\n---\n', 'no_candidates'],
    ['1,2\n---\n(1) : 0.25\n', 'weight_not_whole'],
    ['1,2\n---\n(1) : 99999999999\n', 'count_absurd'],
  ])('is refused as a whole: %j', async (text, code) => {
    expect((await failureIn(read(text))).code).toBe(code);
  });
});
