import { exportOf } from '../../../test/export-of.ts';
import { failureOf, readText, remarksOf } from '../../../test/read-text.ts';
import { parseContestTitle } from './contest-title.ts';

describe('a contest title', () => {
  it.each([
    ['Mayor (Vote For=1)', 'Mayor', 1, 0],
    ['  Mayor,  City of\r\nExample (Vote For=12)  ', 'Mayor, City of Example', 12, 0],
    ['Council (vote for = 3)', 'Council', 3, 0],
    ['Council (Vote For=3) Unexpired', 'Council Unexpired', 3, 0],
    ['Judge (A) (Vote For=1)', 'Judge (A)', 1, 0],
    ['Mayor (Number of positions=1, Number of ranks=4)', 'Mayor', 1, 4],
    ['Mayor', 'Mayor', undefined, 0],
    ['Mayor (2)', 'Mayor (2)', undefined, 0],
  ])('says name, votes and ranks: %j', (title, name, voteFor, rankLimit) => {
    expect(parseContestTitle(title)).toEqual({ name, voteFor, rankLimit });
  });

  it('without a number of votes is taken as vote for 1, and the report says so', async () => {
    const read = await readText(
      exportOf({
        contests: [
          ['Mayor', 'Ann', 'Bo'],
          ['Clerk (Vote For=1)', 'Cy'],
        ],
        rows: ['1,2,3,4,A,1,0,1'],
      }),
    );
    expect(read.contests).toMatchObject([
      { name: 'Mayor', voteFor: 1, voteForIsInferred: true },
      { name: 'Clerk', voteFor: 1, voteForIsInferred: false },
    ]);
    expect(remarksOf(read.issues)).toEqual(['vote_for_assumed @2']);
  });

  it.each([
    ['(Vote For=1)', 'contest_without_name'],
    ['Mayor (Vote For=0)', 'vote_for_zero'],
  ])('that makes no sense is refused with its place: %s', async (title, code) => {
    const failure = await failureOf(exportOf({ contests: [[title, 'Ann']] }));
    expect(failure).toMatchObject({ code, place: { line: 2, column: 6 } });
  });
});
