import { mayBeState, StateWords, usualWords } from './state-words.ts';

describe('words that mean a state', () => {
  it.each([
    [
      'undervote',
      ['undervote', 'UNDER VOTE', 'Under-vote', 'under_vote', 'Undervoted', '[Undervote]'],
    ],
    [
      'undervote',
      ['skipped', 'SKIPPED', '(skipped)', 'Skipped Rank', '[Blank]', 'blank', 'No vote', 'uv'],
    ],
    ['overvote', ['overvote', 'Over Vote', 'OVER-VOTE', '<overvoted>', 'ov', 'OV']],
    [
      'writeIn',
      ['Write-in', 'WRITE IN', 'writein:', 'write_ins', 'uwi', 'UWI', 'U.W.I.', '[Write-In]'],
    ],
    [
      'writeIn',
      ['Uncertified Write In', 'unqualified write-in', 'UNRESOLVED WRITE-INS', 'Other write-ins'],
    ],
    [
      'redacted',
      ['redacted', '*REDACTED*', 'Redacted for voter privacy', 'MASKED', '***', 'votes withheld'],
    ],
    [
      'redacted',
      ['Redacted to protect ballot secrecy', 'vote suppressed', 'Votes are masked', 'Masked vote'],
    ],
    [
      'redacted',
      ['REDACTED (voter privacy)', 'Withheld - fewer than 10 ballots', 'Masked per statute'],
    ],
    [
      'redacted',
      [
        'Suppressed <10',
        'Withheld - small count',
        'Redacted (small precinct)',
        'Masked: n < 5',
        'suppressed 10',
      ],
    ],
    ['blank', ['', '  ', 'nan', 'NaN', 'NA', '<NA>']],
  ] as const)('%s: %j', (state, texts) => {
    expect(texts.filter((text) => usualWords.find(text) !== state)).toEqual([]);
  });

  it('are no names that only resemble them', () => {
    const names = [
      'Ove',
      'Ann Skipper',
      'Write-in: Ann',
      'Will Undervote',
      'Na',
      'NAN',
      'No',
      'None',
      'exhausted',
      'Wi',
      'Masked Man',
      'Redacted Jones',
      'Withheld, Ann',
      'Masked-Smith',
      'The Masked Man',
      'Masked To',
    ];
    expect(names.filter((name) => usualWords.find(name) !== undefined)).toEqual([]);
  });

  it('are those of a person first, and tell which of them never came', () => {
    const words = new StateWords(
      new Map([
        ['exhausted', 'undervote'],
        ['ov', 'choice'],
        ['gone', 'blank'],
      ]),
    );
    expect(words.find('Exhausted!')).toBe('undervote');
    expect(words.find('OV')).toBeUndefined();
    expect(words.find('skipped')).toBe('undervote');
    expect(words.notMet()).toEqual(['gone']);
  });

  it('may be spelled as nobody knows, and then a name is to be looked at', () => {
    const odd = ['none', 'N/A', '--', 'Exhausted by overvote', 'undervotes (total)', 'x'];
    expect(odd.filter((name) => !mayBeState(name))).toEqual([]);
    expect(['Ann Poe', 'Yes', 'No', 'Xi'].filter(mayBeState)).toEqual([]);
  });
});
