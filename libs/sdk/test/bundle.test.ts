import { bundleSizes } from './bundle-sizes.ts';
import { budgets } from './budgets.ts';
import { Towns } from './towns-family.ts';

const how = { resolveDir: __dirname, conditions: ['@crossvote/source'] };
const everything = "export * from '@crossvote/sdk';";

describe('the client in the bundle of a page', () => {
  it('keeps its budget, and that of what checks answers', async () => {
    const { first, later } = await bundleSizes(everything, how);
    expect(first).toBeLessThanOrEqual(budgets.first);
    expect(Object.keys(later)).toEqual(['checks.ts']);
    // Without zod, which all families share.
    const own = await bundleSizes(everything, { ...how, external: ['zod'] });
    for (const size of Object.values(own.later)) expect(size).toBeLessThanOrEqual(budgets.family);
  });

  it('keeps its budget where a bundler makes one file of all', async () => {
    const { first } = await bundleSizes(everything, { ...how, splitting: false });
    expect(first).toBeLessThanOrEqual(budgets.first);
  });

  it('grows by no more than the calls of a family that is loaded later', async () => {
    const withTowns = `${everything} export const towns = () => import('./towns-family.ts');`;
    const [alone, together] = [
      await bundleSizes(everything, how),
      await bundleSizes(withTowns, how),
    ];
    expect(together.first - alone.first).toBeLessThan(budgets.chunkNames);
    expect(together.later['towns-family.ts']).toBeLessThanOrEqual(budgets.family);
    // The transport is in one place: the family has its calls alone.
    expect(together.later['towns-family.ts']).toBeLessThan(1000);
  });
});

it('a family of its own asks over the same transport, below its own base path', async () => {
  const asked: string[] = [];
  const fetch = (input: Request | string | URL) => {
    asked.push(new Request(input).url);
    return Promise.resolve(Response.json({ towns: ['Springfield'] }));
  };
  const towns = new Towns({ apiKey: 'key', baseUrl: 'https://votes.example/tiny', fetch });
  expect(await towns.list()).toEqual({ towns: ['Springfield'] });
  expect(asked).toEqual(['https://votes.example/tiny/towns']);
});
