import {
  type Json,
  codesOf,
  contest,
  election,
  mark,
  one,
  read,
  record,
  refusedOf,
  report,
  selectionsOf,
} from '../../../test/nist-cdf-reading.ts';

describe('a contest', () => {
  it('that is listed is on the ballot; one that is absent is not', async () => {
    const result = await one(contest('mayor', [], { Undervotes: 1 }));
    expect(selectionsOf(result)).toEqual(['Mayor: none']);
    expect(codesOf(result)).toEqual([]);
  });

  it('that is listed blank without an undervote is on the ballot, and told', async () => {
    expect(codesOf(await one(contest('mayor', [])))).toEqual(['blank_without_undervote']);
  });

  it.each([
    ['by its number', [mark('m-ann')], { Overvotes: 1 }],
    ['by its status', [mark('m-ann', { IsAllocable: 'no' })], { Status: ['overvoted'] }],
  ])('is overvoted %s', async (_, marks, rest) => {
    expect(selectionsOf(await one(contest('mayor', marks, rest)))).toEqual([
      'Mayor: Ann Able overvoted',
    ]);
  });

  it('is overvoted where no mark may be allocated and there are too many', async () => {
    const no = { IsAllocable: 'no' };
    const result = await one(contest('mayor', [mark('m-ann', no), mark('m-bob', no)]));
    expect(selectionsOf(result)).toEqual(['Mayor: Ann Able + Bob overvoted']);
  });

  it('that the rules voided is not on the ballot, and told', async () => {
    const result = await one(
      contest('mayor', [mark('m-ann', { IsAllocable: 'no' })], { Status: ['invalidated-rules'] }),
      contest('bond', [mark('b-yes')]),
    );
    expect(selectionsOf(result)).toEqual(['Bond: Yes']);
    expect(codesOf(result)).toContain('contests_voided');
  });

  it.each([['redacted'], ['Redacted for voter privacy'], ['MASKED']])(
    'that the report calls %s is neither left blank nor off the ballot',
    async (status) => {
      const redacted = { Status: ['other'], OtherStatus: status };
      const result = await one(contest('mayor', [], redacted), contest('bond', [mark('b-yes')]));
      const [[, mayor] = [], [, bond] = []] = [...result.records[0]!.selections];
      expect(mayor).toEqual({ marks: [], declared: 'redacted' });
      expect(bond).toMatchObject({ declared: 'nothing' });
      expect(codesOf(result)).not.toContain('blank_without_undervote');
    },
  );

  it('whose undervotes are other than its marks leave is told', async () => {
    const result = await one(contest('council', [mark('c-ann')], { Undervotes: 2 }));
    expect(selectionsOf(result)).toEqual(['Council: Ann Able']);
    expect(codesOf(result)).toContain('undervotes_differ');
  });

  it('twice on a record refuses it', async () => {
    expect(refusedOf(await one(contest('bond', []), contest('bond', [])))).toEqual([
      'contest_repeated',
    ]);
  });

  it('without a number of votes takes the most that a record has', async () => {
    const [first, ...others] = election.Contest as Json[];
    const silent = { ...election, Contest: [{ ...first, VotesAllowed: undefined }, ...others] };
    const result = await read(
      report([record([contest('mayor', [mark('m-ann')], { Undervotes: 2 })])], {
        Election: silent,
      }),
    );
    expect(result.contests[0]!.voteFor).toBe(3);
    expect(codesOf(result)).toContain('vote_for_inferred');
    expect(result.contests.map(({ voteForIsInferred }) => voteForIsInferred)).toEqual([
      true,
      ...others.map(() => false),
    ]);
  });
});
