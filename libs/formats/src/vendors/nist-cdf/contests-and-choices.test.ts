import {
  contest,
  election,
  mark,
  one,
  read,
  record,
  report,
  selectionsOf,
} from '../../../test/nist-cdf-reading.ts';

describe('a report of the NIST format', () => {
  it('gives contests and choices in their order, with parties', async () => {
    const { contests, summary } = await one(contest('bond', []));
    expect(summary.electionName).toBe('General');
    expect(contests.map(({ name, voteFor, rankLimit }) => [name, voteFor, rankLimit])).toEqual([
      ['Mayor', 1, 0],
      ['Council', 2, 0],
      ['Bond', 1, 0],
    ]);
    expect(contests[0]!.choices).toEqual([
      { name: 'Ann Able', party: 'PUR', isWriteIn: false, code: 'm-ann' },
      { name: 'Bob', party: '', isWriteIn: false, code: 'm-bob' },
      { name: 'Write-in', party: '', isWriteIn: true, code: 'm-w' },
    ]);
    // Both lines are one choice.
    expect(contests[1]!.choices.map(({ name }) => name)).toEqual([
      'Ann Able',
      'Bob',
      'Cy',
      'Write-in',
    ]);
  });

  it('may hold one record in place of a list, and the election after the records or before', async () => {
    const single = record([contest('mayor', [mark('m-ann')])]);
    const before = { Election: [election], ...report(single) };
    expect(selectionsOf(await read(report(single)))).toEqual(['Mayor: Ann Able']);
    expect(selectionsOf(await read(before))).toEqual(['Mayor: Ann Able']);
  });

  it('keeps two contests of one name apart', async () => {
    const twice = {
      ...election,
      Contest: ['d', 'r'].map((id) => ({
        '@id': id,
        Name: 'Senate',
        VotesAllowed: 1,
        ContestSelection: [{ '@id': `${id}-1`, CandidateIds: ['ann'] }],
      })),
    };
    const result = await read(
      report([record([contest('r', [mark('r-1')])])], { Election: [twice] }),
    );
    expect(result.contests.map(({ name }) => name)).toEqual(['Senate', 'Senate']);
    expect([...result.records[0]!.selections.keys()]).toEqual([1]);
  });
});
