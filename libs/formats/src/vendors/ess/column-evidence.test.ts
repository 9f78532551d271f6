import { codesOf, linesOf, readEss, votesOf } from '../../../test/ess-reading.ts';

const text = (headings: string, ...rows: string[]) =>
  [`Cast Vote Record,Precinct,Ballot Style,${headings}`, ...rows, ''].join('\n');

describe('headings that are numbered as ranks', () => {
  it('are contests of their own where their columns have no candidate in common, which is said', async () => {
    const result = await readEss(
      text('Board Choice 1,Board Choice 2', '1,P,S,Ann,Di', '2,P,S,Bo,Ed', '3,P,S,Ann,undervote'),
    );
    expect(result.contests).toMatchObject([
      { name: 'Board Choice 1', rankLimit: 0, voteFor: 1 },
      { name: 'Board Choice 2', rankLimit: 0, voteFor: 1 },
    ]);
    expect([...votesOf(result, 0)]).toEqual([
      ['Ann', 2],
      ['Bo', 1],
    ]);
    expect([...votesOf(result, 1)]).toEqual([
      ['Di', 1],
      ['Ed', 1],
      ['(undervote)', 1],
    ]);
    expect(codesOf(result)).toContain('headings_no_ranks @1');
  });

  it.each<[string, string[]]>([
    ['share a candidate', ['1,P,S,Ann,Bo', '2,P,S,Bo,Cy']],
    ['hold states and write-ins beside', ['1,P,S,Ann,Write-in', '2,P,S,Bo,skipped']],
    ['are empty but for the first', ['1,P,S,Ann,', '2,P,S,Bo,']],
  ])('are ranks where they %s, and nothing is said', async (_, rows) => {
    const result = await readEss(text('Board Choice 1,Board Choice 2', ...rows));
    expect(result.contests).toMatchObject([{ name: 'Board', rankLimit: 2 }]);
    expect(codesOf(result).join()).not.toMatch(/headings_no_ranks|ranks_share_no_choice/);
  });

  it('stay ranks where one candidate in each tells nothing, which is said', async () => {
    const result = await readEss(text('Board Choice 1,Board Choice 2', '1,P,S,Ann,Di'));
    expect(result.contests).toMatchObject([{ name: 'Board', rankLimit: 2 }]);
    expect(codesOf(result)).toContain('ranks_share_no_choice @1');
  });

  it('are judged by all files together', async () => {
    const headings = 'Board Choice 1,Board Choice 2';
    const result = await readEss(
      text(headings, '1,P,S,Ann,Di', '2,P,S,Bo,Ed'),
      text(headings, '3,P,S,Di,Ann', '4,P,S,Ed,Bo'),
    );
    expect(result.contests).toMatchObject([{ name: 'Board', rankLimit: 2 }]);
    expect(codesOf(result).join()).not.toMatch(/headings_no_ranks|ranks_share_no_choice/);
  });
});

describe('a heading that stands several times', () => {
  const headings = 'Council (Vote For 2),Council (Vote For 2),Mayor';

  it('is one contest of as many votes where it says so, over the same candidates', async () => {
    const result = await readEss(
      text(headings, '1,P,S,Ann,Bo,X', '2,P,S,Bo,Ann,Y', '3,P,S,Cy,undervote,X', '4,P,S,Ann,Cy,Y'),
    );
    expect(result.contests).toMatchObject([
      { name: 'Council (Vote For 2)', voteFor: 2 },
      { name: 'Mayor', voteFor: 1 },
    ]);
    expect(codesOf(result)).toContain('headings_joined @1');
    expect(linesOf(result).map((line) => line.split(',')[0])).toEqual([
      'Council (Vote For 2): Ann+Bo',
      'Council (Vote For 2): Bo+Ann',
      'Council (Vote For 2): Cy',
      'Council (Vote For 2): Ann+Cy',
    ]);
  });

  it('is two contests where the candidates are others, or it says another number', async () => {
    const others = await readEss(text(headings, '1,P,S,Ann,Di,X', '2,P,S,Bo,Ed,Y'));
    expect(others.contests).toHaveLength(3);
    const three = headings.replaceAll('For 2', 'For 3');
    expect((await readEss(text(three, '1,P,S,Ann,Bo,X', '2,P,S,Bo,Ann,Y'))).contests).toHaveLength(
      3,
    );
  });
});
