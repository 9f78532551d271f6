import { contestLabels, type LabelledContest } from './contest-labels.ts';

const contest = (name: string, known: Partial<LabelledContest> = {}): LabelledContest => ({
  ...{ name, file: '', code: '', party: '', choices: [] },
  ...known,
});
const of = (...names: string[]) => ({
  choices: names.map((name) => ({ name, isWriteIn: name === 'Write-in' })),
});

describe('names of contests in a report', () => {
  it.each<[string, LabelledContest[], string[]]>([
    [
      'are those of the contests, with their files where they have any',
      [contest('Mayor', { code: '1' }), contest('Clerk'), contest('Clerk', { file: 'a.csv' })],
      ['Mayor', 'Clerk', 'Clerk [a.csv]'],
    ],
    [
      'have the party',
      [
        contest('MAYOR', { party: 'DEM', code: '1' }),
        contest('MAYOR', { party: 'REP', code: '2' }),
      ],
      ['MAYOR (DEM)', 'MAYOR (REP)'],
    ],
    [
      'have the code, where parties do not tell them apart',
      [
        contest('MAYOR', { party: 'DEM', code: '1' }),
        contest('MAYOR', { party: 'DEM', code: '2' }),
      ],
      ['MAYOR (code 1)', 'MAYOR (code 2)'],
    ],
    [
      'have their first choices',
      [
        contest('MAYOR', of('Ann', 'Bo', 'Cy', 'Write-in')),
        contest('MAYOR', of('Di', 'Ed', 'Write-in')),
        contest('MAYOR', of('Write-in')),
      ],
      ['MAYOR (Ann, Bo …)', 'MAYOR (Di, Ed)', 'MAYOR'],
    ],
    [
      'have a number, where nothing else differs',
      [contest('MAYOR', of('Yes')), contest('MAYOR', of('Yes'))],
      ['MAYOR (1 of 2)', 'MAYOR (2 of 2)'],
    ],
  ])('%s', (_, contests, labels) => {
    expect(contestLabels(contests)).toEqual(labels);
  });
});
