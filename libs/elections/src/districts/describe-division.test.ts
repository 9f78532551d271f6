import { describeDivision, isDivisionId } from './describe-division.ts';

const us = 'ocd-division/country:us';

it.each([
  [us, 'country', null, null],
  [`${us}/state:mn`, 'state', null, null],
  [`${us}/district:dc`, 'state', null, null],
  [`${us}/territory:pr`, 'state', null, null],
  [`${us}/state:mn/cd:8`, 'congressional', 8, null],
  [`${us}/state:ak/cd:at-large`, 'congressional', null, null],
  [`${us}/state:mn/sldl:10a`, 'state-house', 10, 'A'],
  [`${us}/state:ak/sldu:b`, 'state-senate', null, 'B'],
  [`${us}/state:la/parish:orleans`, 'county', null, null],
  [`${us}/state:mn/place:austin/ward:03`, 'ward', 3, null],
  [`${us}/state:ca/board_of_equalization:2`, 'board-of-equalization', 2, null],
])('%s is of type %s, with number %s and letter %s', (id, type, number, letter) => {
  expect(describeDivision(id)).toEqual({ type, number, letter });
});

it('tells ids of divisions from other texts', () => {
  expect(isDivisionId(`${us}/state:ga/county:wilkes/precinct:young_farmer~s_building`)).toBe(true);
  expect(isDivisionId('ocd-division/country:ca/province:on')).toBe(false);
  expect(isDivisionId(`${us}/state:`)).toBe(false);
  expect(isDivisionId(`${us}/state:mn/`)).toBe(false);
  expect(isDivisionId(`${us}/state:mn\u001b[2J`)).toBe(false);
});
