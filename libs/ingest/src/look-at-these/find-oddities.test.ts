import { StateWords, usualWords } from '@crossvote/formats';
import { findOddities, type LookedContest } from './find-oddities.ts';

/** A contest of one vote; choices as names, or `[name, code, party]`. */
function contest(
  name: string,
  choices: readonly (string | readonly [name: string, code: string, party?: string])[],
  rule: Partial<LookedContest> = {},
): LookedContest {
  return {
    name,
    voteFor: 1,
    rankLimit: 0,
    choices: choices.map((choice) => {
      const [called, code = '', party = ''] = typeof choice === 'string' ? [choice] : choice;
      return { name: called, code, party, isWriteIn: /^write-?in/iu.test(called) };
    }),
    ...rule,
  };
}

const codes = (...contests: LookedContest[]) =>
  findOddities(contests, usualWords).map(({ code }) => code);
const messages = (...contests: LookedContest[]) =>
  findOddities(contests, usualWords).map(({ message }) => message);

describe('what looks wrong', () => {
  it.each([
    'skipped',
    'OV',
    'under vote',
    'Overvote (2)',
    'No Selection',
    'N/A',
    'Blank',
    '[Overvote]',
    'Redacted for voter privacy',
    'uwi',
    '***',
  ])('is a choice %j, which is no candidate', (word) => {
    expect(messages(contest('Mayor', ['Ada Reyes', 'Ben Cole', word]))).toEqual([
      expect.stringContaining(`"Mayor" has the choice ${JSON.stringify(word)}`),
    ]);
  });

  it('is a ranked contest of answers: questions whose titles hold a rank', () => {
    expect(messages(contest('Board', ['Yes', 'No', 'Write-in'], { rankLimit: 2 }))).toEqual([
      expect.stringContaining('"Board" has 2 ranks, and its choices are answers "Yes", "No"'),
    ]);
    expect(codes(contest('Board', ['Yes', 'No']))).toEqual([]);
    expect(codes(contest('Board', ['Ann Poe', 'No'], { rankLimit: 2 }))).toEqual([]);
    expect(codes(contest('Board', ['Write-in'], { rankLimit: 2 }))).toEqual([]);
  });

  it('is an answer in two spellings', () => {
    expect(messages(contest('Bonds', ['Yes/For', 'No/Against', 'Yes', 'Write-in']))).toEqual([
      '"Bonds" has one answer twice: the choices "Yes", "Yes/For": one answer in several spellings?',
    ]);
    expect(codes(contest('Bonds', ['Yes / Si', 'No', 'SI']))).toEqual(['answer_twice']);
    expect(codes(contest('Bonds', ['Yes/For', 'No/Against']))).toEqual([]);
    expect(codes(contest('Bonds', ['Bonds - Yes', 'Bonds - No']))).toEqual([]);
    expect(codes(contest('Bonds', ['For', 'Against', 'Yes', 'No']))).toEqual([]);
    expect(codes(contest('Mayor', ['Ann Yes', 'Yes']))).toEqual([]);
  });

  it('is no word that a person calls a choice', () => {
    const words = new StateWords(new Map([['blank', 'choice']]));
    expect(findOddities([contest('Mayor', ['Ann', 'Blank'])], words)).toEqual([]);
  });

  it.each([
    'Ada Reyes\nBen Cole',
    'Ada Reyes // Ben Cole',
    'Ben Cole; Cy Dunn',
    'Ada Reyes and Ben Cole & Cy Dunn',
    'Ada Reyes (51), Ben Cole (52)',
  ])('is a choice that joins others: %j', (joined) => {
    expect(codes(contest('Mayor', ['Ada Reyes', 'Ben Cole', 'Cy Dunn', joined]))).toEqual([
      'choice_joins_choices',
    ]);
  });

  it.each<[string, Parameters<typeof contest>[1]]>([
    [
      'codes',
      [
        ['Reyes, Ada', '51'],
        ['Reyes, Ada', '61'],
        ['Cole, Ben', '62'],
      ],
    ],
    ['codes in names', ['Reyes, Ada (51)', 'Reyes, Ada (61)', 'Cole, Ben (62)']],
    ['spellings', ['OAK Reyes Ada (51)', 'OAK Reyes Ada', 'Ben Cole']],
    ['cases', ['ADA REYES', 'Ada Reyes', 'Ben Cole']],
    ['white space', ['Ada  Reyes', 'Ada Reyes', 'Ben Cole']],
  ])('is a candidate under two %s', (_, choices) => {
    expect(codes(contest('Mayor', choices))).toEqual(['choice_twice']);
  });

  it.each<[string, string[]]>([
    ['behind', ['Council Ward 1 1st choice', 'Council Ward 1 2nd choice']],
    ['in the middle', ['Rep. 1st Choice District 2', 'Rep. 2nd Choice District 2']],
    ['elsewhere in another file', ['Rep. 1st Choice District 2', 'Rep. District 2 2nd Choice']],
    ['in words', ['Mayor (First Choice)', 'Mayor (Second Choice)']],
  ])('are contests of one vote with a rank %s', (_, names) => {
    expect(codes(...names.map((name) => contest(name, ['Ada', 'Ben'])))).toEqual([
      'contests_by_rank',
    ]);
  });

  it('are contests whose names differ in white space alone', () => {
    expect(
      codes(contest('Council Ward 1', ['Ada', 'Ben']), contest('CouncilWard 1', ['Ada'])),
    ).toEqual(['contests_by_spelling']);
  });

  it('is a contest with three times the choices of its like', () => {
    const names = (count: number) =>
      Array.from({ length: count }, (_, i) => `Person N${'x'.repeat(i)}`);
    const ward = (number: number, count: number) => contest(`Council Ward ${number}`, names(count));
    expect(codes(ward(1, 5), ward(2, 15), ward(3, 4))).toEqual(['contest_has_many_choices']);
    expect(codes(ward(1, 6), ward(2, 15), ward(3, 4))).toEqual([]);
    expect(codes(ward(1, 1), ward(2, 11))).toEqual([]);
  });

  it.each<[string, LookedContest[]]>([
    [
      'a candidate on the lines of two parties',
      [
        contest('M', [
          ['Ann Poe', '1', 'DEM'],
          ['Ann Poe', '2', 'WFP'],
        ]),
      ],
    ],
    ['tickets', [contest('P', ['Ann Poe / Bo Rye', 'Cy Dunn / Di Eck'])]],
    ['a name within a longer one', [contest('M', ['Ann Poe', 'Ann Poe Smith', 'Smith Jones'])]],
    ['answers', [contest('Q', ['Yes/For', 'No/Against'])]],
    ['named write-ins', [contest('M', ['Ann', 'Write-in: skipped', 'Write-in: Ann'])]],
    [
      'names with words of states in them',
      [contest('M', ['Blanka Voto', 'Overton Vance', 'Skip Jones'])],
    ],
    [
      'a ranked contest',
      [
        contest('M 1st choice', ['A'], { rankLimit: 3 }),
        contest('M 2nd choice', ['A'], { rankLimit: 3 }),
      ],
    ],
    ['two measures of one name', [contest('Q', ['Yes', 'No']), contest('Q', ['Yes', 'No'])]],
  ])('is not %s', (_, contests) => {
    expect(messages(...contests)).toEqual([]);
  });

  it('is found among 10,000 choices as fast as they are read', () => {
    const choices = Array.from({ length: 10_000 }, (_, i) => `Person ${i} and Person ${i + 1}`);
    const singles = Array.from({ length: 10_000 }, (_, i) => `Person ${i}`);
    expect(codes(contest('Mayor', [...singles, ...choices]))).toEqual(['choice_joins_choices']);
    const same = Array.from({ length: 10_000 }, () => 'a '.repeat(24));
    expect(codes(contest('Mayor', ['a', ...same]))).toEqual([
      'choice_joins_choices',
      'choice_twice',
    ]);
  });
});
