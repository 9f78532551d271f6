import { mergeDistricts } from './merge-districts.ts';

const others = new Set<string>();
const elm = { key: 'mn', ocdId: 'ocd-division/country:us/state:mn' };
const from = (sourceKind: string) => ({ others, sourceKind });

it('lets no two feeds rename a division by turns', () => {
  const listed = mergeDistricts([], [{ ...elm, type: 'state', name: 'Minnesota' }], from('ocd'));
  const fed = mergeDistricts(
    listed,
    [{ ...elm, name: 'STATE OF MINN', fipsCode: '27' }],
    from('vip'),
  );
  expect(fed).toEqual([{ ...listed[0], fipsCode: '27' }]);
});

it('takes the name of a feed where there is none, and that of a list or a table always', () => {
  const fed = mergeDistricts([], [{ ...elm, name: 'STATE OF MINN' }], from('vip'));
  expect(fed[0]?.name).toBe('STATE OF MINN');
  for (const kind of ['ocd', 'csv'])
    expect(mergeDistricts(fed, [{ ...elm, name: 'Minnesota' }], from(kind))[0]?.name).toBe(
      'Minnesota',
    );
});

it('lets a feed rename what is no division', () => {
  const named = mergeDistricts([], [{ key: 'mn-rio', name: 'Rio' }], from('vip'));
  expect(mergeDistricts(named, [{ key: 'mn-rio', name: 'Río' }], from('vip'))[0]?.name).toBe('Río');
});
