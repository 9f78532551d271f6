import { usStates } from './us-states.ts';

describe('usStates', () => {
  it('has fifty states, the federal district and five territories, each code once', () => {
    expect(usStates).toHaveLength(56);
    expect(new Set(usStates.map(({ postal }) => postal)).size).toBe(56);
    expect(new Set(usStates.map(({ fips }) => fips)).size).toBe(56);
    for (const { postal, fips } of usStates) expect(`${postal}${fips}`).toMatch(/^[A-Z]{2}\d{2}$/);
  });

  it.each([
    ['AL', '01', 'Alabama'],
    ['DC', '11', 'District of Columbia'],
    ['VT', '50', 'Vermont'],
    ['WY', '56', 'Wyoming'],
    ['VI', '78', 'U.S. Virgin Islands'],
  ])('knows %s', (postal, fips, name) => {
    expect(usStates).toContainEqual({ postal, fips, name });
  });
});
