import { contestLabel } from './index.ts';

describe('contestLabel', () => {
  it('is the name alone where no other contest has it', () => {
    expect(contestLabel({ name: 'Mayor', file: '' })).toBe('Mayor');
  });

  it('tells two contests of one name by their files', () => {
    expect(contestLabel({ name: 'Mayor', file: 'north.csv' })).toBe('Mayor [north.csv]');
  });
});
