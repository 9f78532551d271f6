import type { IssueGroup } from '@crossvote/opening';
import { issueLines } from './issue-lines.ts';

const group = (changes: Partial<IssueGroup>): IssueGroup => ({
  severity: 'refused',
  code: 'too_few_cells',
  message: 'has 4 cells',
  examples: [],
  file: 'a.csv',
  count: 1,
  lines: [[8, 8]],
  linesLeftOut: 0,
  ...changes,
});

describe('issueLines', () => {
  it.each<[string, Partial<IssueGroup>]>([
    ['refused 1 record, line 8: has 4 cells', {}],
    ['refused 3 records, lines 8-10: has 4 cells', { count: 3, lines: [[8, 10]] }],
    [
      'warning, lines 8, 12: has 4 cells (2 times)',
      {
        severity: 'warning',
        count: 2,
        lines: [
          [8, 8],
          [12, 12],
        ],
      },
    ],
    [
      'refused 9 records, line 8: has 4 cells; likewise has 5 cells; has 6 cells …',
      { count: 9, examples: ['has 5 cells', 'has 6 cells'] },
    ],
    ['note: has 4 cells', { severity: 'assumption', lines: [] }],
  ])('says "%s"', (line, changes) => {
    expect(issueLines([group(changes)], undefined, 200)).toEqual([line]);
  });

  it('names the file where there are several', () => {
    expect(issueLines([group({})], new Map(), 200)).toEqual([
      'refused 1 record, a.csv, line 8: has 4 cells',
    ]);
    expect(issueLines([group({})], new Map([['a.csv', 'exports/a.csv']]), 200)).toEqual([
      'refused 1 record, exports/a.csv, line 8: has 4 cells',
    ]);
  });

  it('shows twelve places and counts the others', () => {
    const lines = Array.from({ length: 20 }, (_, i) => [2 * i, 2 * i] as const);
    const [text] = issueLines([group({ count: 320, lines, linesLeftOut: 300 })], undefined, 500);
    expect(text).toContain(' 22, … and 308 more places: ');
  });

  it('shows some of many of one kind, and counts the others', () => {
    const many = Array.from({ length: 50 }, (_, i) =>
      group({ severity: 'warning', code: 'odd', message: `number ${i}`, lines: [] }),
    );
    const other = group({ severity: 'warning', code: 'other', message: 'rare', lines: [] });
    expect(issueLines([...many, other], undefined, 200)).toEqual([
      ...[0, 1, 2, 3, 4].map((i) => `warning: number ${i}`),
      'warnings: 45 more of the kind before (odd); all are in --json',
      'warning: rare',
    ]);
  });
});
