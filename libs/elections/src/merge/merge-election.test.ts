import { factsOf, type ElectionFacts } from '../model/facts.ts';
import type { Definitions } from '../model/contents.ts';
import { mergeElection, type MergeOptions } from './merge-election.ts';

const key = 'us-mn-2024-11-05';
const base = factsOf({ key, date: '2024-11-05', name: 'Elm' });
const options: MergeOptions = {
  sourceKind: 'ap',
  prune: false,
  districts: new Set(['mn']),
  units: new Set(),
};

function merge(
  stored: Definitions | undefined,
  said: Partial<ElectionFacts>,
  changed: Partial<MergeOptions> = {},
) {
  return mergeElection(stored, { ...base, ...said }, { ...options, ...changed });
}

const first = merge(undefined, {
  units: [
    { key: 'b', kind: 'county', parent: 'a', name: 'B', districts: ['mn'] },
    { key: 'a', kind: 'state', name: 'A' },
  ],
  races: [
    {
      ...{ key: 'mayor', title: 'Mayor', voteFor: 2 },
      candidates: [
        { key: 'lee', name: 'Lee', party: 'X' },
        { key: 'roe', name: 'Roe' },
      ],
    },
  ],
}).next;

it('keeps what is not said, takes what is, and clears what is said to be nothing', () => {
  const { next, changes } = merge(first, {
    units: [{ key: 'b', kind: 'county', name: 'Bee', parent: null }],
    races: [{ key: 'mayor', title: 'Mayor', candidates: [{ key: 'lee', name: 'Lee', party: '' }] }],
  });
  expect(next.units[1]).toMatchObject({ key: 'b', name: 'Bee', parent: null, districts: ['mn'] });
  expect(next.races[0]).toMatchObject({ voteFor: 2, candidates: [{ party: '' }, { key: 'roe' }] });
  expect(changes).toEqual([
    {
      ...{ entity: 'unit', key: 'b', action: 'renamed', members: ['name', 'parent'] },
      ...{ before: 'B', after: 'Bee' },
    },
    { entity: 'candidate', key: 'mayor/lee', action: 'changed', members: ['party'] },
  ]);
});

it('leaves the same things the same objects, in the order of keys', () => {
  const { next, changes } = merge(first, { units: [{ key: 'a', kind: 'state', name: 'A' }] });
  expect(changes).toEqual([]);
  expect(next.units.map((unit) => unit.key)).toEqual(['a', 'b']);
  expect(next.units.every((unit, place) => unit === first.units[place])).toBe(true);
});

it('tells what vanished to the source that gave it, and to no other', () => {
  const said: Partial<ElectionFacts> = {
    units: [{ key: 'a', kind: 'state' }],
    races: [{ key: 'mayor', title: 'Mayor', candidates: [] }],
    whole: ['units', 'candidates'],
  };
  const { vanished, next } = merge(first, said);
  expect(vanished.map((thing) => [thing.entity, thing.key])).toEqual([
    ['unit', 'b'],
    ['candidate', 'mayor/lee'],
    ['candidate', 'mayor/roe'],
  ]);
  expect(next.units).toHaveLength(2);
  expect(merge(first, said, { sourceKind: 'vip' }).vanished).toEqual([]);
  expect(merge(first, { ...said, whole: [] }).vanished).toEqual([]);
  const pruned = merge(first, said, { prune: true });
  expect(pruned.next.units.map((unit) => unit.key)).toEqual(['a']);
  expect(pruned.next.races[0]).toMatchObject({ candidates: [], candidatePlaces: 2 });
  expect(pruned.changes.map(({ action, key }) => [action, key])).toEqual([
    ['removed', 'b'],
    ['removed', 'mayor/lee'],
    ['removed', 'mayor/roe'],
  ]);
});

it('replaces halves of characters, which no database keeps', () => {
  const { next } = merge(undefined, { units: [{ key: 'a', kind: 'state', name: 'x\ud800' }] });
  expect(next.units[0]?.name).toBe('x\ufffd');
});

it.each<[string, Partial<ElectionFacts>, string]>([
  [
    'a circle of units',
    {
      units: [
        { key: 'a', kind: 'state', parent: 'b' },
        { key: 'b', kind: 'county', parent: 'a' },
      ],
    },
    'The units a → b → a contain themselves.',
  ],
  [
    'a district that is not there',
    { units: [{ key: 'a', kind: 'state', districts: ['wi'] }] },
    'Unit a names district wi, which is neither stored nor in the import.',
  ],
  [
    'a race twice in a style',
    { ballotStyles: [{ key: 's', races: ['mayor', 'mayor'] }] },
    'Ballot style s has race mayor twice.',
  ],
  ['an empty key', { units: [{ key: ' ', kind: 'state' }] }, 'A key of a unit is empty.'],
  [
    'a stroke in the key of a race',
    { races: [{ key: 'a/b', title: '' }] },
    'The key a/b of a race has a stroke, which separates keys.',
  ],
  [
    'a day that is none',
    { election: { key, date: '2024-02-30' } },
    `Election ${key} is on "2024-02-30", which is no day; write it as 2024-11-05.`,
  ],
  [
    'a relation to no race',
    { races: [{ key: 'r', title: '', relations: [{ other: 'no', kind: 'runoff' }] }] },
    'Race r names race no, which is neither stored nor in the import.',
  ],
])('refuses %s', (_, said, sentence) => {
  expect(() => merge(first, said)).toThrow(sentence);
});

it('takes counts of a unit of which only the key is known', () => {
  const result = {
    ...{ race: 'r', resultsType: 'live' as const, lastUpdated: '', tabulationStatus: '' },
    ...{ raceCallStatus: '', details: {}, candidates: [], columns: ['votes'] },
    units: [
      {
        ...{ unit: 'county:7', precinctsReporting: 1, precinctsTotal: 2, electoralTotal: null },
        ...{ lastUpdated: '', counts: [] },
      },
    ],
  };
  const said = { races: [{ key: 'r', title: '' }], results: [result] };
  const known = { units: new Set(['county:7']) };
  const { next } = merge(first, said, known);
  expect(next.units.map((unit) => unit.key)).not.toContain('county:7');
  expect(() => merge(first, said)).toThrow('names unit county:7');
});

it('takes a relation to a race of an election that is not stored', () => {
  const relations = [{ other: 'us-mn-2024-08-13/mayor', kind: 'primary' }];
  expect(() => merge(first, { races: [{ key: 'r', title: '', relations }] })).not.toThrow();
});

it('keeps the ids of other systems beside those that are said anew', () => {
  const idsOf = (definitions: Definitions) => definitions.units[0]?.externalIds;
  const ofFeed = (scope: string, value: string) => ({ scheme: 'vip', scope, value });
  const say = (stored: Definitions | undefined, ...externalIds: ReturnType<typeof ofFeed>[]) =>
    merge(stored, { units: [{ key: 'a', kind: 'state', externalIds }] }).next;
  const both = say(say(undefined, ofFeed('1', 'x')), ofFeed('2', 'y'));
  expect(idsOf(both)).toEqual([ofFeed('1', 'x'), ofFeed('2', 'y')]);
  expect(say(both, ofFeed('1', 'x'))).toEqual(both);
  expect(idsOf(say(both, ofFeed('1', 'z')))).toEqual([ofFeed('1', 'z'), ofFeed('2', 'y')]);
  expect(idsOf(say(both))).toEqual([]);
});
