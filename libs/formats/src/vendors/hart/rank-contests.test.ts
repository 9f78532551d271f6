import { contest, cvr, messagesOf, option, readSheets, writeIn } from '../../../test/hart-files.ts';
import { countsOf } from '../../../test/read-reported.ts';
import type { ReadResult } from '../../../test/read-text.ts';

/** A rank as a contest of its own, in which a candidate has an id of the rank. */
const rank = (title: string, names: readonly string[], rest = '') =>
  contest(title, names.map((name) => option(name).replace('id-', `id-${title}-`)).join(''), rest);
const overvoted = '<Overvoted/>';
const ballot = (...contests: readonly string[]) => cvr(contests);

const rankingsOf = ({ contests, records }: ReadResult) =>
  records.map(({ selections }) =>
    [...selections].map(([number, { marks, declared }]) => {
      const { name, choices } = contests[number]!;
      const marked = marks.map(({ choice, rank: at }) => `${choices[choice]!.name}@${at}`);
      return `${name}: ${[...marked, ...(declared === 'nothing' ? [] : [declared])].join(' ')}`;
    }),
  );

describe('ranks that are contests of their own', () => {
  it.each([
    [['Mayor 1st Choice', 'Mayor 2nd Choice'], 'Mayor'],
    [['MAYOR (RANK 1)', 'MAYOR (RANK 2)'], 'MAYOR'],
    [['First Choice Mayor', 'Second Choice Mayor'], 'Mayor'],
    [['Mayor - Choice 1 of 2 - City', 'Mayor - Choice 2 of 2 - City'], 'Mayor - City'],
  ])('%s are %s', async ([first = '', second = ''], title) => {
    const read = await readSheets(
      ballot(rank(first, ['Ann']), rank(second, ['Bo'])),
      ballot(rank(second, ['Ann']), rank(first, ['Bo'])),
    );
    expect(rankingsOf(read)).toEqual([[`${title}: Ann@1 Bo@2`], [`${title}: Bo@1 Ann@2`]]);
    expect(messagesOf(read, 'rank_contests_joined')).toHaveLength(1);
  });

  it('keep skipped ranks, and end at an overvoted one', async () => {
    const read = await readSheets(
      ballot(rank('M rank 1', []), rank('M rank 2', ['Ann']), rank('M rank 3', ['Bo'])),
      ballot(rank('M rank 1', ['Bo']), rank('M rank 2', [], overvoted), rank('M rank 3', ['Ann'])),
      ballot(rank('M rank 1', ['Ann', 'Bo'], overvoted), rank('M rank 2', ['Ann'])),
      ballot(rank('M rank 1', [], overvoted), rank('M rank 2', ['Ann'])),
      ballot(rank('M rank 1', []), rank('M rank 2', []), rank('M rank 3', [])),
    );
    expect(rankingsOf(read)).toEqual([
      ['M: Ann@2 Bo@3'],
      ['M: Bo@1'],
      ['M: Ann@1 Bo@1 Ann@2'],
      ['M: overvoted'],
      ['M: '],
    ]);
    expect(countsOf(read)).toEqual(['M: Bo 1, Ann 1, undervote 1, overvote 2']);
  });

  it('take write-ins as one choice at any rank, and what is voided as not on the ballot', async () => {
    const read = await readSheets(
      ballot(contest('M rank 1', writeIn('Unresolved')), rank('M rank 2', ['Ann'])),
      ballot(rank('M rank 1', ['Ann']), contest('M rank 2', writeIn('Unresolved'))),
      ballot(rank('M rank 1', [], '<NoVote/>'), rank('M rank 2', [], '<NoVote/>')),
    );
    expect(rankingsOf(read)).toEqual([['M: Write-in@1 Ann@2'], ['M: Ann@1 Write-in@2'], []]);
  });

  it.each<[string, readonly string[]]>([
    ['without a first rank', ['M rank 2', 'M rank 3']],
    ['with a gap', ['M rank 1', 'M rank 3']],
    ['of other titles', ['M rank 1', 'N rank 2']],
    ['districts', ['1st District Judge', '2nd District Judge']],
    ['nothing but a rank', ['1st choice', '2nd choice']],
  ])('are left apart: %s', async (_, titles) => {
    const read = await readSheets(
      ballot(...titles.map((title) => rank(title, ['Ann']))),
      ballot(...titles.map((title) => rank(title, ['Bo']))),
    );
    expect(read.contests.map(({ name }) => name)).toEqual(titles);
  });

  it('are left apart where they take several votes, have no candidate in common, or are measures', async () => {
    const several = await readSheets(
      ballot(rank('M rank 1', ['Ann', 'Bo']), rank('M rank 2', ['Ann', 'Bo'])),
    );
    const strangers = await readSheets(ballot(rank('M rank 1', ['Ann']), rank('M rank 2', ['Bo'])));
    const measures = await readSheets(
      ballot(rank('School choice 1', ['Yes']), rank('School choice 2', ['No'])),
      ballot(rank('School choice 1', ['No']), rank('School choice 2', ['No'])),
    );
    const all = [several, strangers, measures];
    expect(all.map(({ contests }) => contests.length)).toEqual([2, 2, 2]);
  });
});
