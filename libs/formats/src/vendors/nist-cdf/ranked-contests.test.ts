import {
  type Json,
  codesOf,
  contest,
  mark,
  one,
  refusedOf,
  selectionsOf,
  read,
  record,
  report,
} from '../../../test/nist-cdf-reading.ts';

describe('a ranked contest', () => {
  const ranked = (choice: string, rank: number, position: Json = {}) =>
    mark(choice, { Rank: rank, ...position });

  it('has its ranks on the position or on the selection, and its limit from the records', async () => {
    const result = await one(
      contest('mayor', [ranked('m-bob', 1), mark('m-ann', {}, { Rank: 3 })]),
    );
    expect(selectionsOf(result)).toEqual(['Mayor: Bob (1) + Ann Able (3)']);
    expect(result.contests[0]).toMatchObject({ voteFor: 1, rankLimit: 3 });
    expect(codesOf(result)).toContain('rank_limit_from_records');
  });

  it('keeps both marks of an overvoted rank, which end the ranking', async () => {
    const no = { IsAllocable: 'no' };
    const marks = [ranked('m-ann', 1, no), ranked('m-bob', 1, no), ranked('m-w', 2)];
    const result = await one(contest('mayor', marks, { Overvotes: 1 }));
    expect(selectionsOf(result)).toEqual(['Mayor: Ann Able (1) + Bob (1) + Write-in (2)']);
  });

  it('refuses a record with a mark of no rank', async () => {
    const result = await one(contest('mayor', [ranked('m-ann', 2), mark('m-bob')]));
    expect(refusedOf(result)).toEqual(['rank_missing']);
  });

  it('is overvoted where two write-in lines share the first rank', async () => {
    const nameless = { CVRWriteIn: {} };
    const line = (rank: number) => mark(undefined, { Rank: rank, ...nameless });
    const result = await read(
      report([
        record([contest('mayor', [line(1), line(1)])]),
        record([contest('mayor', [ranked('m-w', 1, nameless), line(2)])]),
        record([contest('mayor', [ranked('m-ann', 1), line(2), line(2)])]),
      ]),
    );
    expect(selectionsOf(result)).toEqual([
      'Mayor: Write-in (1) + Write-in (1) overvoted',
      'Mayor: Write-in (1) + Write-in (2)',
      'Mayor: Ann Able (1) + Write-in (2) + Write-in (2)',
    ]);
  });
});
