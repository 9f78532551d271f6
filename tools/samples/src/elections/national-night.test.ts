import { nationalNight } from './national-night.ts';

const night = nationalNight({ places: 120, races: 3, seed: 5 });

it('has the 50 states and DC, and as many places as it is told', () => {
  expect(night).toHaveLength(51);
  expect(new Set(night.map(({ election }) => election.key)).size).toBe(51);
  const places = night.flatMap(({ units }) => units.filter(({ kind }) => kind !== 'state'));
  expect(places).toHaveLength(120);
  for (const { units, races } of night) expect([units.length > 1, races.length]).toEqual([true, 3]);
});

it('is counted by county, and by town in New England', () => {
  const kinds = new Map(night.map(({ election, units }) => [election.statePostal, units[1]?.kind]));
  expect([kinds.get('ME'), kinds.get('VT'), kinds.get('NY')]).toEqual(['town', 'town', 'county']);
});

it('has in the state of each race the sum of its places', () => {
  for (const { results, units, races } of night)
    for (const [place, result] of results.entries()) {
      const [state, ...others] = result.units;
      expect(result.units.map(({ unit }) => unit)).toEqual(units.map(({ key }) => key));
      expect(result.candidates).toEqual(races[place]?.candidates.map(({ key }) => key));
      for (const [candidate, [votes] = [0]] of (state?.counts ?? []).entries())
        expect(votes).toBe(
          others.reduce((sum, { counts }) => sum + (counts[candidate]?.[0] ?? 0), 0),
        );
    }
});

it('is the same of the same options, and another of another seed or report', () => {
  const options = { places: 60, races: 2, seed: 5 };
  expect(nationalNight(options)).toEqual(nationalNight(options));
  expect(nationalNight({ ...options, seed: 6 })).not.toEqual(nationalNight(options));
  const later = nationalNight({ ...options, report: 2 });
  expect(later.map(({ races }) => races)).toEqual(nationalNight(options).map(({ races }) => races));
  expect(later).not.toEqual(nationalNight(options));
});
