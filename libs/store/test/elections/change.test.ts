import { factsOf, publicId, type ElectionFacts } from '@crossvote/elections';
import { describeEachDatabase } from '@crossvote/store/testing';
import type { Store } from '../../src/index.ts';
import { elm, elmFacts, factsOnly, mayorResult } from './an-election.ts';

const key = 'us-mn-2024-11-05';
const day = { key, date: '2024-11-05' };

describeEachDatabase('an election that is changed', (databases) => {
  let url: string;
  let store: Store;
  beforeEach(async () => {
    url = await databases.create();
    store = await databases.open(url);
    await store.elections.apply(elmFacts());
  });
  const rows = async (table: string) => (await databases.sql(url, `SELECT * FROM "${table}"`))[0];
  const say = (changes: Partial<ElectionFacts>, prune = false) =>
    store.elections.apply(factsOnly([{ ...factsOf(day), ...changes }]), { prune });

  it('keeps the small numbers of its public ids when it is deleted and comes again', async () => {
    const before = await rows('PublicNumber');
    expect(await store.elections.delete(key)).toBe(true);
    expect(await store.elections.delete(key)).toBe(false);
    expect(await store.elections.find(key)).toBeUndefined();
    for (const table of ['ReportingUnit', 'Race', 'Candidate', 'RaceResult', 'Call', 'UnitArea'])
      expect(await rows(table)).toEqual([]);
    // Only the area of a district is still used.
    expect(await rows('Geometry')).toHaveLength(1);
    const again = await store.elections.apply(elmFacts());
    expect(again.elections).toMatchObject([{ isNew: true, revision: 3 }]);
    expect(await rows('PublicNumber')).toEqual(before);
    expect((await store.elections.verify()).flatMap(({ damage }) => damage)).toEqual([]);
  });

  it('loses what vanished only where it is to be removed, with all that refers to it', async () => {
    const { units, races } = elm();
    const lesser: Partial<ElectionFacts> = {
      units: units
        .filter(({ key }) => key !== 'county:1')
        .map((unit) => (unit.key === 'precinct:1' ? { ...unit, parent: undefined } : unit)),
      races: races
        .filter(({ key }) => key === 'mayor')
        .map((race) => ({ ...race, relations: [], candidates: race.candidates?.slice(0, 1) })),
      whole: ['units', 'races', 'candidates'],
    };
    const vanished = [
      { entity: 'unit', key: 'county:1', name: 'Elm County' },
      { entity: 'race', key: 'levy', name: 'School levy' },
      { entity: 'candidate', key: 'mayor/ann', name: 'Ann Lee' },
    ];
    expect((await say(lesser)).elections[0]?.vanished).toEqual(vanished);
    expect((await store.elections.contents(key))?.races).toHaveLength(2);
    expect((await say(lesser, true)).elections[0]?.vanished).toEqual(vanished);
    const contents = await store.elections.contents(key);
    expect(contents?.units.map(({ key, parent }) => [key, parent])).toEqual([
      ['precinct:1', null],
      ['state', null],
    ]);
    expect(contents?.ballotStyles[0]?.races).toEqual(['mayor']);
    expect(contents?.results).toMatchObject([
      { candidates: ['bob'], units: [{ unit: 'state', counts: [[20]] }] },
    ]);
    expect(contents?.calls).toHaveLength(1);
    expect(await store.elections.verify()).toMatchObject([{ damage: [] }, { damage: [] }]);
  });

  it('never gives the place of a candidate to another', async () => {
    const ann = { key: 'mayor', title: 'Mayor', candidates: [{ key: 'bob', name: 'Bob Roe' }] };
    await say({ races: [ann], whole: ['candidates'] }, true);
    await say({ races: [{ ...ann, candidates: [{ key: 'eve', name: 'Eve Poe' }] }] });
    const race = (await store.elections.contents(key))?.races.find((one) => one.key === 'mayor');
    expect(race?.candidates.map(({ key, position }) => [key, position])).toEqual([
      ['bob', 0],
      ['eve', 2],
    ]);
  });

  it.each<[string, Partial<ElectionFacts>, string]>([
    ['a parent', { units: [{ key: 'x', kind: 'town', parent: 'no' }] }, 'Unit x names unit no,'],
    [
      'a style of a unit',
      { units: [{ key: 'x', kind: 'town', ballotStyles: ['no'] }] },
      'Unit x names ballot style no,',
    ],
    [
      'a district',
      { races: [{ key: 'r', title: 'R', district: 'no' }] },
      'Race r names district no,',
    ],
    [
      'a race of a style',
      { ballotStyles: [{ key: 's', races: ['no'] }] },
      'Ballot style s names race no,',
    ],
    [
      'a race of a result',
      { results: [{ ...mayorResult(1, 2), race: 'no' }] },
      'The results of race no names race no,',
    ],
    [
      'a candidate of a call',
      {
        calls: [
          {
            race: 'levy',
            resultsType: 'live',
            candidate: 'ann',
            mark: 'X',
            calledAt: null,
            calledBy: 'ap',
          },
        ],
      },
      'A call names candidate ann, whom race levy lacks',
    ],
    [
      'a circle',
      { units: [{ key: 'state', kind: 'state', parent: 'precinct:1' }] },
      'contain themselves',
    ],
    ['another day', { election: { key, date: '2024-11-06' } }, 'is stored for 2024-11-05'],
    [
      'a number that no database stores',
      { races: [{ key: 'mayor', title: 'M', voteFor: 2 ** 40 }] },
      'race mayor: voteFor cannot be',
    ],
    [
      'a negative count',
      { results: [mayorResult(-1, 2)] },
      'The results of race mayor cannot be stored',
    ],
  ])(
    'refuses %s that does not fit, and nothing of the import is stored',
    async (_, said, sentence) => {
      const before = await store.elections.contents(key);
      const extra = { key: 'county:9', kind: 'county' as const };
      await expect(say({ ...said, units: [...(said.units ?? []), extra] })).rejects.toThrow(
        sentence,
      );
      expect(await store.elections.contents(key)).toEqual(before);
    },
  );

  it('takes what a person declares, which stands against imports', async () => {
    const call = {
      race: 'mayor',
      resultsType: 'live',
      candidate: 'ann',
      mark: 'X',
      calledBy: 'desk',
    } as const;
    expect(await store.elections.call(key, call)).toBe(true);
    expect(await store.elections.call(key, call)).toBe(false);
    await say({ results: [mayorResult(11, 20)], whole: ['calls'] });
    const marks = (await store.elections.contents(key))?.calls;
    expect(marks).toMatchObject([{ candidate: 'ann', mark: 'X', sourceKind: 'person' }]);
    expect(await store.elections.call(key, { ...call, mark: 'N' })).toBe(true);
    expect(await store.elections.call(key, { ...call, mark: 'N' })).toBe(false);
    const yes = { ...call, race: 'levy', candidate: 'yes', mark: 'N' } as const;
    await expect(store.elections.call(key, yes)).rejects.toThrow('nothing to take back');
    await expect(store.elections.call(key, { ...call, race: 'no' })).rejects.toThrow(
      'has no race no',
    );
    await expect(store.elections.call('no', call)).rejects.toThrow('There is no election no');
    expect((await store.elections.find(key))?.revision).toBe(4);
    expect(await store.elections.verify()).toMatchObject([{ damage: [] }, { damage: [] }]);
  });

  it('keeps the marks of a source that has no list of them', async () => {
    await say({ results: [mayorResult(11, 20)] });
    expect((await store.elections.contents(key))?.calls).toMatchObject([{ candidate: 'bob' }]);
    await say({ results: [mayorResult(12, 20)], whole: ['calls'] });
    expect((await store.elections.contents(key))?.calls).toEqual([]);
  });

  it('is in the phase that somebody says, once', async () => {
    expect(await store.elections.setPhase(key, 'live')).toBe(true);
    expect(await store.elections.setPhase(key, 'live')).toBe(true);
    expect(await store.elections.setPhase('no', 'live')).toBe(false);
    expect(await store.elections.find(key)).toMatchObject({ phase: 'live', revision: 2 });
    const [change] = (await rows('ElectionChange'))!.filter((row) => row.revision === 2);
    expect(change).toMatchObject({
      entity: 'election',
      action: 'changed',
      publicId: publicId('election', key),
    });
  });

  it('with times of an old day is as old as these, at its first import only', async () => {
    const old = {
      ...factsOf({ key: 'old', date: '2016-11-08' }),
      races: elm().races.map(({ key, title, candidates }) => ({ key, title, candidates })),
      units: elm().units.map(({ key, kind }) => ({ key, kind })),
    };
    const at = '2016-11-09T02:00:00Z';
    await store.elections.apply(factsOnly([{ ...old, results: [mayorResult(1, 2, at)] }]));
    expect((await store.elections.find('old'))?.changedAt).toEqual(new Date(at));
    const start = Date.now();
    await store.elections.apply(factsOnly([{ ...old, results: [mayorResult(2, 2, at)] }]));
    expect((await store.elections.find('old'))?.changedAt.getTime()).toBeGreaterThanOrEqual(start);
  });
});
