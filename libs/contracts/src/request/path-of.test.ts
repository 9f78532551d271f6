import { crossVoting } from '../election/cross-voting-route.ts';
import { listDatasets } from '../election/list-datasets.ts';
import { pathOf } from './path-of.ts';

describe('pathOf', () => {
  it('puts the values of parameters into the path', () => {
    expect(pathOf(listDatasets, {})).toBe('/datasets');
    expect(pathOf(crossVoting, { dataset_id: 7 })).toBe('/datasets/7/analysis/cross-voting');
  });

  it('keeps a value within its place', () => {
    expect(pathOf({ path: '/a/{x}/b/{y}' }, { x: '../c?d', y: '#é' })).toBe(
      '/a/..%2Fc%3Fd/b/%23%C3%A9',
    );
  });

  it('takes no call without a value', () => {
    // @ts-expect-error dataset_id is missing
    expect(pathOf(crossVoting, {})).toContain('undefined');
  });
});
