import {
  type Json,
  codesOf,
  contest,
  mark,
  one,
  read,
  record,
  refusedOf,
  report,
  selectionsOf,
} from '../../../test/nist-cdf-reading.ts';

describe('a mark', () => {
  it.each([
    ['is marked and allocable', {}, 'Ann Able'],
    ['is not allocable', { IsAllocable: 'no' }, 'none'],
    ['is not marked', { HasIndication: 'no', IsAllocable: 'unknown' }, 'none'],
    ['may be allocable', { IsAllocable: 'unknown' }, 'Ann Able'],
    ['may be marked, and is allocable', { HasIndication: 'unknown' }, 'Ann Able'],
    ['has no votes', { IsAllocable: 'unknown', NumberVotes: 0 }, 'none'],
    ['is not marked, and nothing says that it counts', { HasIndication: 'no' }, 'none'],
    [
      'is implied by straight party',
      { HasIndication: 'no', Status: ['generated-rules'] },
      'Ann Able',
    ],
  ])('that %s counts as it should', async (_, position, expected) => {
    expect(selectionsOf(await one(contest('mayor', [mark('m-ann', position)])))).toEqual([
      `Mayor: ${expected}`,
    ]);
  });

  it('that is not there but may be allocated counts where the total says so, and is told where it is silent', async () => {
    const unmarked = { HasIndication: 'no' };
    const counted = await one(contest('mayor', [mark('m-ann', unmarked, { TotalNumberVotes: 1 })]));
    expect(selectionsOf(counted)).toEqual(['Mayor: Ann Able']);
    const rejected = await one(
      contest('mayor', [mark('m-ann', unmarked, { TotalNumberVotes: 0 })]),
    );
    expect(selectionsOf(rejected)).toEqual(['Mayor: none']);
    expect(codesOf(rejected)).not.toContain('marks_not_adjudicated');
    const silent = await one(contest('mayor', [mark('m-ann', unmarked)]));
    expect(codesOf(silent)).toContain('marks_not_adjudicated');
  });

  it('that waits for adjudication does not count, and is told', async () => {
    const waiting = mark('m-ann', { IsAllocable: 'unknown' }, { TotalNumberVotes: 0 });
    const result = await one(contest('mayor', [waiting]));
    expect(selectionsOf(result)).toEqual(['Mayor: none']);
    expect(codesOf(result)).toContain('marks_not_adjudicated');
  });

  it('of one candidate under two parties is one vote where the total says so', async () => {
    const [position] = mark('m-ann').SelectionPosition as Json[];
    const both = {
      ContestSelectionId: 'm-ann',
      SelectionPosition: [position, position],
      TotalNumberVotes: 1,
    };
    expect(selectionsOf(await one(contest('mayor', [both])))).toEqual(['Mayor: Ann Able']);
  });

  it.each([
    ['choice_unknown', contest('mayor', [mark('m-zed')])],
    ['choice_missing', contest('mayor', [mark(undefined)])],
    ['choice_repeated', contest('council', [mark('c-ann'), mark('c-ann')])],
    ['contest_unknown', contest('sheriff', [])],
    ['unknown_mark', contest('mayor', [mark('m-ann', { IsAllocable: 'maybe' })])],
    ['value_missing', contest('mayor', [mark('m-ann', { HasIndication: null })])],
    ['wrong_number', contest('mayor', [mark('m-ann', { NumberVotes: -1 })])],
    ['wrong_rank', contest('mayor', [mark('m-ann', { Rank: 0 })])],
    ['fractional_votes', contest('mayor', [mark('m-ann', { FractionalVotes: '1/2' })])],
    ['wrong_type', contest('mayor', [mark({ a: 1 } as unknown as string)])],
    ['wrong_type', { ContestId: 'mayor', CVRContestSelection: 'm-ann' }],
    ['value_missing', { CVRContestSelection: [mark('m-ann')] }],
  ])('that cannot be read refuses its record: %s', async (code, unreadable) => {
    const good = record([contest('mayor', [mark('m-bob')])]);
    const result = await read(report([good, record([contest('bond', []), unreadable]), good]));
    expect(refusedOf(result)).toEqual([code]);
    expect(result.issues.find(({ severity }) => severity === 'refused')?.message).toContain(
      'record 2',
    );
    expect(selectionsOf(result)).toEqual(['Mayor: Bob', 'Mayor: Bob']);
  });
});

describe('a status on the contest selection', () => {
  const straightParty = { Status: ['generated-rules'] };
  const unmarked = { HasIndication: 'no', IsAllocable: 'yes' };
  it.each<[string, Json, string, string[]]>([
    [
      'a vote from straight party',
      mark('m-ann', unmarked, straightParty),
      'Ann Able',
      ['implied_votes_counted'],
    ],
    [
      'one of which the system does not say whether it is allocable',
      mark('m-ann', { HasIndication: 'no', IsAllocable: 'unknown' }, straightParty),
      'Ann Able',
      ['implied_votes_counted'],
    ],
    [
      'one without a position',
      { ContestSelectionId: 'm-ann', ...straightParty },
      'Ann Able',
      ['implied_votes_counted'],
    ],
    [
      'one that the rules took away',
      mark('m-ann', { IsAllocable: 'no' }, straightParty),
      'none',
      [],
    ],
    [
      'a mark that rules voided',
      mark('m-ann', { IsAllocable: 'unknown' }, { Status: ['invalidated-rules'] }),
      'none',
      [],
    ],
    [
      'a mark that waits for adjudication',
      mark('m-ann', { IsAllocable: 'unknown' }, { Status: ['needs-adjudication'] }),
      'none',
      ['marks_not_adjudicated'],
    ],
  ])('%s', async (_, selection, choice, codes) => {
    const result = await one(contest('mayor', [selection]));
    expect(selectionsOf(result)).toEqual([`Mayor: ${choice}`]);
    for (const code of codes) expect(codesOf(result)).toContain(code);
    expect(refusedOf(result)).toEqual([]);
  });
});
