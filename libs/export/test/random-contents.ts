import {
  unknownBallotStyle,
  unknownCandidate,
  unknownDistrict,
  unknownElection,
  unknownPollingPlace,
  unknownRace,
  unknownUnit,
  type JsonObject,
} from '@crossvote/elections';
import type { WholeElection } from '@crossvote/imports';
import fc from 'fast-check';

/** Any characters that databases keep. */
const text = fc.string({ unit: 'binary', maxLength: 8 }).map((any) => any.replaceAll('\0', ''));
const word = text.filter((any) => any !== '');
const signs = fc.string({
  unit: fc.constantFrom(...' | : \\ \' " = + - @ , ; \t \n 0 x / A'.split(' '), ' '),
  maxLength: 6,
});
const prose = fc.oneof(text, signs);
const filled = prose.filter((any) => any !== '');
const key = filled.filter((any) => any.trim() !== '' && !/[\p{Cc}/]/u.test(any));
const postal = fc.constantFrom('', 'MN', 'US');
const some = fc.nat({ max: 2_000_000_000 });
const count = fc.option(some);
const day = fc.option(fc.constantFrom('2030-11-05', '2031-02-28'));
const time = fc.option(fc.constantFrom('2030-11-05T20:00:00-06:00', '2030-11-05T20:00:00.5Z'));
const flag = fc.boolean();
const json = fc
  .dictionary(word, fc.jsonValue({ maxDepth: 2, noUnicodeString: false }))
  // Minus zero is zero in JSON, and `__proto__` no member.
  .map((any) => JSON.parse(JSON.stringify(any)) as JsonObject);
const externalIds = fc.array(fc.record({ scheme: word, scope: prose, value: prose }), {
  maxLength: 2,
});
const sourceKind = fc.constant('csv');

const keys = (most: number) =>
  fc.uniqueArray(key, { maxLength: most, minLength: 1, comparator: 'IsStrictlyEqual' });
const allOf = <Thing>(
  list: readonly string[],
  make: (key: string) => fc.Arbitrary<Thing>,
): fc.Arbitrary<Thing[]> => fc.tuple(...list.map(make));

/** Some of these keys, each once. */
const partOf = (list: readonly string[]) => fc.subarray([...list]);
const oneOf = (list: readonly string[]) => fc.option(fc.constantFrom(...list));

/** An election of all kinds of things with any texts, in which all that is referred to is there. */
export const wholeElection: fc.Arbitrary<WholeElection> = fc
  .record({
    districts: keys(3),
    units: keys(4),
    styles: keys(2),
    places: keys(2),
    races: keys(3),
    candidates: keys(3),
  })
  .chain((named) =>
    fc.record({
      districts: allOf(named.districts, (own) => districts(own, named.districts)),
      parties: fc.uniqueArray(fc.record({ scheme: word, code: filled, name: filled }), {
        maxLength: 2,
        selector: ({ scheme, code }) => `${scheme}\n${code}`,
      }),
      contents: fc.record({
        election: fc.record({
          ...{ ...constants(unknownElection), key, date: fc.constant('2030-11-05') },
          ...{ name: prose, type: prose, shortInfo: prose, statePostal: postal },
          ...{
            ocdId: fc.option(filled),
            phase: fc.constantFrom('auto' as const, 'live'),
            externalIds,
          },
        }),
        units: allOf(named.units, (own) => unit(own, named)),
        ballotStyles: allOf(named.styles, (own) =>
          fc.record({
            ...{ ...constants(unknownBallotStyle), key: fc.constant(own), name: prose },
            ...{ party: prose, races: partOf(named.races), sourceKind },
          }),
        ),
        pollingPlaces: allOf(named.places, pollingPlace),
        races: allOf(named.races, (own) => race(own, named)),
        results: results(named),
        calls: fc.uniqueArray(
          fc.record({
            ...{
              race: fc.constantFrom(...named.races),
              resultsType: fc.constantFrom('live' as const, 'test'),
            },
            ...{
              candidate: fc.constantFrom(...named.candidates),
              mark: fc.constantFrom('X' as const, 'R', 'N'),
            },
            ...{ calledAt: time, calledBy: prose, sourceKind },
          }),
          {
            maxLength: 3,
            selector: (call) => JSON.stringify([call.race, call.resultsType, call.candidate]),
          },
        ),
      }),
    }),
  );

type Named = Readonly<
  Record<'districts' | 'units' | 'styles' | 'places' | 'races' | 'candidates', string[]>
>;

/** Members that are not drawn. */
function constants<Thing extends object>(thing: Thing) {
  // Each member is a constant of its own.
  return Object.fromEntries(
    Object.entries(thing).map(([name, value]) => [name, fc.constant(value as unknown)]),
  ) as { [Name in keyof Thing]: fc.Arbitrary<Thing[Name]> };
}

const districts = (own: string, all: readonly string[]) =>
  fc.record({
    ...{ ...constants(unknownDistrict), key: fc.constant(own), type: prose, name: prose },
    ...{ number: fc.option(fc.integer({ min: -5, max: 99 })), letter: fc.option(filled) },
    ...{ statePostal: postal, fipsCode: fc.option(filled), ocdId: fc.option(filled) },
    ...{ validFrom: day, validThrough: day, parent: oneOf(all), externalIds },
    relations: fc.array(
      fc.record({
        ...{ other: fc.constantFrom(...all), kind: filled },
        basis: fc.constantFrom('stated' as const, 'geometry'),
      }),
      { maxLength: 2 },
    ),
  });

const unit = (own: string, named: Named) =>
  fc.record({
    ...{ ...constants(unknownUnit), key: fc.constant(own), name: prose, number: prose },
    kind: fc.constantFrom('state' as const, 'county', 'precinct', 'district', 'other'),
    ...{ splitName: prose, statePostal: postal, fipsCode: fc.option(filled) },
    ...{
      townFipsCode: fc.option(filled),
      ocdId: fc.option(filled),
      districtType: fc.option(filled),
    },
    ...{ position: fc.integer({ min: -9, max: 9 }), pollClosingTime: time, confirmedOn: day },
    ...{ info: prose, districts: partOf(named.districts), ballotStyles: partOf(named.styles) },
    ...{ pollingPlaces: partOf(named.places), externalIds, sourceKind },
    // An earlier unit, so that none contains itself.
    parent:
      named.units.indexOf(own) === 0
        ? fc.constant(null)
        : fc.option(fc.constant(named.units[0] ?? '')),
  });

const address = fc.record({ line1: prose, line2: prose, city: prose, state: prose, zip: prose });

const pollingPlace = (own: string) =>
  fc.record({
    ...{ ...constants(unknownPollingPlace), key: fc.constant(own), name: prose, notes: prose },
    kind: fc.constantFrom('polling_place' as const, 'drop_off'),
    address: fc.option(address.filter((lines) => Object.values(lines).some((line) => line !== ''))),
    lat: fc.option(fc.double({ min: -90, max: 90, noNaN: true }).filter(isNoMinusZero)),
    lon: fc.option(fc.double({ min: -180, max: 180, noNaN: true }).filter(isNoMinusZero)),
    hours: fc.constantFrom([], [{ start: '2030-11-05T07:00:00-06:00', end: '20:00:00-06:00' }]),
    ...{ externalIds, sourceKind },
  });

const isNoMinusZero = (number: number) => !Object.is(number, -0);

const race = (own: string, named: Named) =>
  fc.record({
    ...{ ...constants(unknownRace), key: fc.constant(own), title: prose },
    kind: fc.constantFrom('office' as const, 'measure'),
    ...{ office: prose, officeName: prose, description: prose, level: prose, seatName: prose },
    ...{ seatNumber: prose, district: oneOf(named.districts), statePostal: postal, stage: prose },
    ...{ apTypeId: prose, apOfficeId: prose, party: prose, votingMethod: prose },
    ...{ voteFor: some, winners: some, runoffPlaces: some, isRanked: flag, rankLimit: some },
    ...{ isSpecial: flag, isRetention: flag, isUncontested: flag, isNational: flag },
    ...{ ballotOrder: some, threshold: prose, question: prose, info: prose, shortInfo: prose },
    districts: fc.array(
      fc.record({ district: fc.constantFrom(...named.districts), role: filled }),
      {
        maxLength: 2,
      },
    ),
    relations: fc.array(fc.record({ other: fc.constantFrom(...named.races), kind: filled }), {
      maxLength: 2,
    }),
    candidates: allOf(named.candidates, (one) => candidate(one, named.candidates.indexOf(one))),
    ...{
      details: json,
      externalIds,
      sourceKind,
      candidatePlaces: fc.constant(named.candidates.length),
    },
  });

const candidate = (own: string, position: number) =>
  fc.record({
    ...{ ...constants(unknownCandidate), key: fc.constant(own), name: prose },
    kind: fc.constantFrom('person' as const, 'option', 'write-in'),
    ...{ first: prose, middle: prose, last: prose, suffix: prose, party: prose },
    ...{ isIncumbent: flag, qualified: fc.constantFrom('yes' as const, 'no', 'tbd') },
    ...{ ballotOrder: some, ocdId: fc.option(filled), info: prose, withdrawnAt: time },
    ...{ details: json, externalIds, sourceKind, position: fc.constant(position) },
  });

const results = (named: Named) =>
  fc
    .record({
      races: partOf(named.races),
      columns: fc.constantFrom(['votes'], ['votes', 'early mail'], ['delegates'], []),
    })
    .chain(({ races, columns }) => fc.tuple(...races.map((own) => result(own, columns, named))));

const result = (own: string, columns: readonly string[], named: Named) =>
  partOf(named.candidates).chain((candidates) =>
    fc.record({
      ...{ race: fc.constant(own), resultsType: fc.constantFrom('live' as const, 'certified') },
      ...{ lastUpdated: prose, tabulationStatus: prose, raceCallStatus: prose, details: json },
      ...{ candidates: fc.constant(candidates), columns: fc.constant(columns) },
      units: partOf(named.units).chain((units) =>
        fc.tuple(
          ...units.map((one) =>
            fc.record({
              ...{ unit: fc.constant(one), precinctsReporting: count, precinctsTotal: count },
              ...{ lastUpdated: prose, electoralTotal: count },
              counts: fc.tuple(...candidates.map(() => fc.tuple(...columns.map(() => count)))),
            }),
          ),
        ),
      ),
    }),
  );
