import { makeGeometry } from '../geometry/make-geometry.ts';
import type { District } from '../model/district.ts';
import type { Said } from '../model/said.ts';
import { relateDistricts } from './relate-districts.ts';

const xx = 'ocd-division/country:us/state:xx';
const state = { key: 'xx', ocdId: xx, type: 'state' };
const county = { key: 'xx-county-elm', ocdId: `${xx}/county:elm`, type: 'county' };
const council = {
  key: 'xx-county-elm-3',
  ocdId: `${xx}/county:elm/council_district:3`,
  type: 'council',
};

const square = async (lon: number, side: number) =>
  (
    await makeGeometry([
      [
        [
          [lon, 0],
          [lon + side, 0],
          [lon + side, side],
          [lon, side],
          [lon, 0],
        ],
      ],
    ])
  ).geometry;

it('finds what a district lies in, the nearest as its parent, in the import and in the store', async () => {
  const [related] = await relateDistricts([council], [state, county]);
  expect(related).toEqual({
    ...council,
    parent: 'xx-county-elm',
    relations: [
      { other: 'xx-county-elm', basis: 'stated', kind: 'ancestor' },
      { other: 'xx-county-elm', basis: 'stated', kind: 'county' },
      { other: 'xx', basis: 'stated', kind: 'ancestor' },
    ],
  });
  expect(await relateDistricts([state], [])).toEqual([state]);
});

it('passes over levels that nobody named', async () => {
  const [related] = await relateDistricts([council], [state]);
  expect(related?.parent).toBe('xx');
});

it('keeps the parent and the relations that a source states', async () => {
  const alias = { other: 'xx-city-elm', kind: 'alias', basis: 'stated' } as const;
  const stated = { ...county, parent: 'xx-region-2', relations: [alias] };
  const [related] = await relateDistricts([stated], [state]);
  expect(related?.parent).toBe('xx-region-2');
  expect(related?.relations).toEqual([alias, { other: 'xx', basis: 'stated', kind: 'ancestor' }]);
});

it('keeps aliases and overlaps that another source found, and finds the rest anew', async () => {
  const overlap = { other: 'xx-cd-1', kind: 'overlaps', basis: 'geometry' } as const;
  const gone = { other: 'yy', kind: 'ancestor', basis: 'stated' } as const;
  const [related] = await relateDistricts(
    [county],
    [state, { ...county, relations: [overlap, gone] }],
  );
  expect(related?.relations).toEqual([overlap, { other: 'xx', basis: 'stated', kind: 'ancestor' }]);
});

it('finds areas on top of each other, and not those side by side', async () => {
  const given: Said<District, 'key'>[] = [
    { key: 'a', area: await square(0, 2) },
    { key: 'b', area: await square(1.5, 2) },
    { key: 'c', area: await square(3.5, 1) },
    { key: 'd' },
  ];
  const related = await relateDistricts(given.slice(0, 2), given.slice(2));
  const overlaps = (other: string) => ({ other, kind: 'overlaps', basis: 'geometry' });
  expect(related.map(({ relations }) => relations)).toEqual([[overlaps('b')], [overlaps('a')]]);
});
