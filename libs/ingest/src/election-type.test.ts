import { electionTypeOf } from './election-type.ts';

describe('electionTypeOf', () => {
  it.each([
    ['2016 Arapahoe General Election', 'general'],
    ['MUNICIPAL RUNOFF', 'other'],
    ['Presidential Primary 2024', 'primary'],
    ['Runoff-Election', 'runoff'],
    ['Attorney Generals', 'other'],
    ['', 'other'],
  ])('of %p is %s', (name, type) => {
    expect(electionTypeOf(name)).toBe(type);
  });
});
