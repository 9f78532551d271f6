import { describePlace, IssueLog, quoteValue } from './issue.ts';

const refused = (message: string, line: number, endLine = line) =>
  ({ severity: 'refused', code: 'bad', message, place: { file: 'a.csv', line, endLine } }) as const;

describe('the issue log', () => {
  it('groups equal issues with their line ranges', () => {
    const log = new IssueLog();
    log.add(refused('x', 5));
    log.add(refused('x', 6, 8));
    log.add(refused('x', 9));
    log.add(refused('x', 11));
    log.add({ ...refused('y', 2), severity: 'assumption' });
    expect(log.list()).toMatchObject([
      { severity: 'assumption', message: 'y', count: 1, lines: [[2, 2]] },
      {
        severity: 'refused',
        message: 'x',
        count: 4,
        lines: [
          [5, 9],
          [11, 11],
        ],
        linesLeftOut: 0,
      },
    ]);
  });

  it('stays small under a million different messages, and counts them all', () => {
    const log = new IssueLog();
    for (let line = 0; line < 1_000_000; line += 1)
      log.add({ ...refused(`value ${line}`, 2 * line), severity: 'warning' });
    const groups = log.list();
    expect(groups).toHaveLength(201);
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(1_000_000);
    const last = groups.at(-1)!;
    expect(last.message).toMatch(/others of this kind/);
    expect(last.lines.length + last.linesLeftOut).toBe(last.count);
    expect(last.lines).toHaveLength(1000);
  });

  it('makes one kind of refused records that differ in values and numbers, with some of them', () => {
    const log = new IssueLog();
    for (let record = 1; record <= 945; record += 1)
      log.add(
        refused(
          `record ${record} of 3fa8-${record} marks ${quoteValue(`say "${record}"`)}`,
          record,
        ),
      );
    log.add(refused('record 7 is cut off', 2000));
    expect(log.list()).toEqual([
      {
        severity: 'refused',
        code: 'bad',
        file: 'a.csv',
        message: 'record 1 of 3fa8-1 marks "say \\"1\\""',
        examples: [2, 3, 4].map(
          (record) => `record ${record} of 3fa8-${record} marks "say \\"${record}\\""`,
        ),
        count: 945,
        lines: [[1, 945]],
        linesLeftOut: 0,
      },
      expect.objectContaining({ message: 'record 7 is cut off', examples: [], count: 1 }),
    ]);
  });

  it('keeps warnings apart that differ in a value', () => {
    const log = new IssueLog();
    for (const contest of ['Mayor', 'Clerk'])
      log.add({ ...refused(`of ${quoteValue(contest)}`, 1), severity: 'warning' });
    expect(log.list().map(({ message }) => message)).toEqual(['of "Mayor"', 'of "Clerk"']);
  });
});

describe('words about the input', () => {
  it('name the place', () => {
    expect(describePlace({ file: 'a.csv' })).toBe('a.csv');
    expect(describePlace({ file: 'a.csv', line: 3, endLine: 3, column: 2 })).toBe(
      'a.csv, line 3, column 2',
    );
    expect(describePlace({ file: 'a.csv', line: 3, endLine: 5 })).toBe('a.csv, lines 3-5');
  });

  it('cut values, and show no control characters', () => {
    expect(quoteValue('a\u001b[1m\n"b"')).toBe('"a [1m \\"b\\""');
    expect(quoteValue('x'.repeat(100))).toBe(`"${'x'.repeat(80)}…"`);
  });
});
