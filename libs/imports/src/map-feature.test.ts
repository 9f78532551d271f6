import { mapFeatureId, mapFeatureOf } from './map-feature.ts';

it('an id of a feature gives its map and its place again', () => {
  const map = { name: 'lines #2.zip', checksum: 'sha-512:0af3' };
  const id = mapFeatureId(map, 14);
  expect(id).toEqual({ scheme: 'vip-feature', scope: 'lines #2.zip#sha-512:0af3', value: '14' });
  expect(mapFeatureOf(id)).toEqual({ map, index: 14 });
});

it('ids of other kinds are no features', () => {
  expect(mapFeatureOf({ scheme: 'vip', scope: 'a.zip#', value: '14' })).toBeUndefined();
  expect(mapFeatureOf({ scheme: 'vip-feature', scope: 'a.zip', value: '14' })).toBeUndefined();
  expect(mapFeatureOf({ scheme: 'vip-feature', scope: 'a.zip#', value: '-1' })).toBeUndefined();
});
