import { formatBytes, formatCount, formatDuration, plural } from './numbers.ts';

it('separates thousands', () => {
  expect([formatCount(0), formatCount(1_234_567)]).toEqual(['0', '1,234,567']);
});

it('gives sizes in the unit that a person reads', () => {
  expect([999, 435_259, 381_808_313].map(formatBytes)).toEqual(['1.0 kB', '435.3 kB', '382 MB']);
});

it('gives durations from seconds to hours', () => {
  expect([0.2, 59, 61, 3_725].map(formatDuration)).toEqual([
    '1 s',
    '59 s',
    '1 min 01 s',
    '1 h 02 min',
  ]);
});

it('counts one and many', () => {
  expect([plural(1, 'record'), plural(2, 'record')]).toEqual(['1 record', '2 records']);
});
