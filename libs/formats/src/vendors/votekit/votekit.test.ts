import { fileOf } from '@crossvote/samples';
import { codesOf, failureIn, linesOf, readFiles } from '../../../test/ess-reading.ts';
import { countsOf, describeReported, readExportAt, reported } from '../../../test/read-reported.ts';
import { votekit } from './votekit.ts';

const read = (text: string) => readFiles([fileOf('profile.csv', text)], votekit);

const head = (
  candidates = '"(Ann ""A"":An)","(O\'Brien, Bo:O\'B)",(skipped:sk)',
  { first = 'VoteKit RankProfile', ranks = '2', headings = 'Ranking_1,Ranking_2,&,Weight,&' } = {},
) =>
  `${first}\r\nCandidates\r\n${candidates}\r\nMax Ranking Length\r\n${ranks}\r\nIncludes Voter Set\r\nFalse\r\n=,=,=,=,=,=,=,=,=,=\r\n${headings}\r\n`;

describeReported('the reported profile of VoteKit', () => {
  it('counts as its README says', async () => {
    const result = await readExportAt(reported('votekit-profile', 'profile.csv'));
    expect(countsOf(result)).toEqual(['profile: ADA REYES 3, BEN COLE 1, overvote 1']);
    expect(result.contests[0]).toMatchObject({ rankLimit: 2 });
    expect(codesOf(result)).toEqual(['contest_not_named']);
  });
});

describe('a profile of VoteKit', () => {
  it('has sets as Python writes them, ranks without anybody, and words for states', async () => {
    const result = await read(
      `${head()}{'An'},"{""O'B""}",&,2,&\r\n{},{'An'},&,1.0,&\r\n{'sk'},"{'An', ""O'B""}",&,1.0,&\r\n{'~'},,&,1.0,&\r\n,,&,1.0,&\r\n`,
    );
    expect(linesOf(result)).toEqual([
      'profile: Ann "A"(1)+O\'Brien, Bo(2)',
      'profile: Ann "A"(1)+O\'Brien, Bo(2)',
      'profile: Ann "A"(2)',
      'profile: Ann "A"(2)+O\'Brien, Bo(2)',
      'profile: none',
      'profile: none',
    ]);
    expect(codesOf(result)).toEqual(['contest_not_named', 'candidates_are_states']);
  });

  it('may list voters, which are not stored', async () => {
    const headings = 'Ranking_1,Ranking_2,&,Weight,&,Voter Set';
    const result = await read(`${head(undefined, { headings })}{'An'},,&,2.0,&,v1,v2\r\n`);
    expect(result.records).toHaveLength(2);
    expect(result.issues.map(({ code }) => code)).toContain('columns_not_stored');
  });

  it('refuses rows of others', async () => {
    const result = await read(
      `${head()}{'X'},,&,2.0,&\r\nAn,,&,1.0,&\r\n{'An'},,&,two,&\r\n"{\r\n`,
    );
    expect(result.summary).toMatchObject({ recordsStored: 0, recordsRefused: 5 });
  });

  it.each([
    ['', 'header_unreadable'],
    ['VoteKit RankProfile\nCandidates\n', 'header_unreadable'],
    [head('Ann'), 'header_unreadable'],
    [head('(Ann:A),(Abe:A)'), 'header_unreadable'],
    [head(undefined, { ranks: '3' }), 'header_unreadable'],
    [head(undefined, { ranks: 'x' }), 'header_unreadable'],
    [head(undefined, { first: 'VoteKit ScoreProfile' }), 'is_votekit_scores'],
    [head(undefined, { headings: 'Ranking_1,Ranking_2,&,Ann,&,Weight,&' }), 'is_votekit_scores'],
    [`${head()}{'An'},,&,0.33,&\n`, 'weight_not_whole'],
  ])('is refused as a whole: %j', async (text, code) => {
    expect((await failureIn(read(text))).code).toBe(code);
  });
});
