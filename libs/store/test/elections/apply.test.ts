import { describeEachDatabase } from '@crossvote/store/testing';
import type { Store } from '../../src/index.ts';
import { elm, elmFacts, factsOnly, mayorResult } from './an-election.ts';

const key = 'us-mn-2024-11-05';

describeEachDatabase('an import of an election', (databases) => {
  let url: string;
  let store: Store;
  beforeEach(async () => {
    url = await databases.create();
    store = await databases.open(url);
  });

  it('is there whole, as it was said', async () => {
    const outcome = await store.elections.apply(elmFacts());
    expect(outcome.elections).toMatchObject([
      { key, isNew: true, isChanged: true, revision: 1, resultsChanged: 1, callsChanged: 1 },
    ]);
    expect(outcome.districts).toEqual({ added: 2, changed: 0, unchanged: 0 });
    const contents = await store.elections.contents(key);
    const said = elm();
    expect(contents?.election).toMatchObject(said.election);
    const byKey = (things: readonly { readonly key: string }[]) =>
      [...things].sort((one, other) => (one.key < other.key ? -1 : 1));
    expect(contents?.units).toMatchObject(byKey(said.units));
    expect(contents?.ballotStyles).toMatchObject(said.ballotStyles);
    expect(contents?.pollingPlaces).toMatchObject(said.pollingPlaces);
    expect(contents?.races.map((race) => race.key)).toEqual(['levy', 'mayor']);
    expect(contents?.races[1]).toMatchObject({
      ...said.races[0],
      candidates: [
        { key: 'ann', position: 1, isIncumbent: true, sourceKind: 'ap' },
        { key: 'bob', position: 0, details: { polID: '7' } },
      ],
      candidatePlaces: 2,
    });
    expect(contents?.results).toHaveLength(1);
    expect(contents?.calls).toEqual([{ ...said.calls[0], sourceKind: 'ap' }]);
    expect(await store.elections.districts()).toMatchObject([
      { key: 'mn' },
      { key: 'mn-elm', parent: 'mn' },
    ]);
    expect(await store.elections.parties()).toEqual(elmFacts().parties);
    expect(await store.elections.reports()).toEqual(elmFacts().reports);
  });

  it('changes nothing when it comes again', async () => {
    await store.elections.apply(elmFacts());
    const before = [await store.elections.list(), await store.elections.contents(key)];
    const again = await store.elections.apply(elmFacts());
    expect(again.elections).toMatchObject([
      {
        isNew: false,
        isChanged: false,
        revision: 1,
        changes: [],
        resultsChanged: 0,
        callsChanged: 0,
      },
    ]);
    expect(again.districts).toEqual({ added: 0, changed: 0, unchanged: 2 });
    expect([await store.elections.list(), await store.elections.contents(key)]).toEqual(before);
  });

  it('of several sources is stored whole or not at all, each after the one before', async () => {
    const bad = factsOnly([{ ...elm(), ballotStyles: [{ key: 's', races: ['no'] }] }], 'csv');
    const both = store.elections.applyAll([{ facts: elmFacts() }, { facts: bad }]);
    await expect(both).rejects.toThrow('Ballot style s names race no,');
    expect([await store.elections.list(), await store.elections.districts()]).toEqual([[], []]);
    const more = factsOnly([{ ...elm(), results: [mayorResult(30, 20)] }], 'csv');
    const outcomes = await store.elections.applyAll([{ facts: elmFacts() }, { facts: more }]);
    const [first, second] = outcomes.map(({ elections }) => elections[0]!);
    expect([first?.revision, second?.revision]).toEqual([1, 2]);
    expect(second!.changedAt.getTime()).toBeGreaterThan(first!.changedAt.getTime());
  });

  it('with other counts changes these and the mark, and moves the election and its day', async () => {
    await store.elections.apply(elmFacts());
    const [before] = await store.elections.list();
    const said = {
      ...factsOnly([]),
      elections: [
        {
          ...elm(),
          units: [],
          ballotStyles: [],
          pollingPlaces: [],
          races: [],
          results: [mayorResult(30, 20)],
          calls: [],
          whole: ['calls' as const],
        },
      ],
    };
    const outcome = await store.elections.apply(said);
    expect(outcome.elections).toMatchObject([
      { revision: 2, changes: [], resultsChanged: 1, callsChanged: 1 },
    ]);
    const contents = await store.elections.contents(key);
    expect(contents?.results[0]?.candidates).toEqual(['ann', 'bob']);
    expect(contents?.results[0]?.units[0]).toMatchObject({
      unit: 'county:1',
      counts: [[30], [null]],
    });
    expect(contents?.calls).toEqual([]);
    const [after] = await store.elections.list();
    expect(after!.changedAt.getTime()).toBeGreaterThan(before!.changedAt.getTime());
    const [days] = await databases.sql(url, 'SELECT "revision" FROM "ElectionDay"');
    expect(days).toEqual([{ revision: 2 }]);
  });

  it('that is only tried writes nothing', async () => {
    const outcome = await store.elections.apply(elmFacts(), { dryRun: true });
    expect(outcome.elections).toMatchObject([{ isNew: true, revision: 1 }]);
    expect(await store.elections.list()).toEqual([]);
    const [numbers] = await databases.sql(url, 'SELECT * FROM "PublicNumber"');
    expect(numbers).toEqual([]);
  });
});
