import { nextChangeTime } from './change-times.ts';

const now = new Date('2024-11-06T02:00:00.000Z');

it('is now, after an earlier change', () => {
  expect(nextChangeTime(new Date('2024-11-06T01:59:59.999Z'), now)).toEqual(now);
});

it.each(['2024-11-06T02:00:00.000Z', '2024-11-06T03:00:00.000Z'])(
  'is a millisecond after the last, where that is %s',
  (last) => {
    expect(nextChangeTime(new Date(last), now).getTime()).toBe(new Date(last).getTime() + 1);
  },
);

it('is what the source said, before the first change of a day only', () => {
  const said = new Date('2016-11-08T23:00:00Z');
  expect(nextChangeTime(undefined, now, said)).toEqual(said);
  expect(nextChangeTime(said, now, said)).toEqual(now);
});

it.each([undefined, new Date('2030-01-01'), new Date('no time')])(
  'is now, where the source says %s',
  (said) => {
    expect(nextChangeTime(undefined, now, said)).toEqual(now);
  },
);
