import { matchOfficial } from './match-official.ts';

const choice = (name: string, party = '', code = '') => ({ name, party, code });
const choices = [
  choice('Ann Lee', 'DEM', '12'),
  choice('ANN LEE'),
  choice("Bo O'Neil", 'REP'),
  choice('Smith, Cy (Buddy)'),
  choice('Di Fox', 'LIB'),
  choice('Ed Fox', 'DEM'),
  choice('Yes/For'),
];
const matched = (text: string) => {
  const { found, how } = matchOfficial(choices, text);
  return [...found.map(({ name }) => name), how];
};

describe('matchOfficial', () => {
  it.each([
    ['Ann Lee', ['Ann Lee', 'exact']],
    ['ann  lee', ['Ann Lee', 'ANN LEE', 'folded']],
    ['bo oneil', ["Bo O'Neil", 'folded']],
    ['YES - FOR', ['Yes/For', 'folded']],
    ["Bo O'Neil (REP)", ["Bo O'Neil", 'alike']],
    ['REP Bo O’Neil', ["Bo O'Neil", 'alike']],
    ['12 - Ann Lee', ['Ann Lee', 'alike']],
    ['Cy Smith', ['Smith, Cy (Buddy)', 'alike']],
    ['FOX, DI', ['Di Fox', 'alike']],
  ])('takes %j for %j', (text, expected) => {
    expect(matched(text)).toEqual(expected);
  });

  it.each(['Fox', 'Ann', 'Lee Ann Smith', 'Ed Fox (REP)', ''])('takes %j for nothing', (text) => {
    expect(matched(text)).toEqual(['exact']);
  });
});
