import { ConnectionError, ResponseShapeError } from './index.ts';
import { checkOptions } from './options.ts';
import { type Call, Transport } from './transport.ts';

const fetch = () => Promise.resolve(Response.json({ towns: 1 }));
const address = '/tiny/towns';

function get(schema: Call<unknown>['schema'], validate: boolean) {
  const given = { apiKey: 'key', baseUrl: 'https://votes.example', fetch, retries: 0, validate };
  return new Transport(checkOptions(given, { basePaths: [] })).get({ address, schema });
}

describe('what checks answers', () => {
  const gone = new TypeError('Failed to fetch dynamically imported module');

  it('is loaded only where answers are checked', async () => {
    expect(await get(() => Promise.reject(gone), false)).toEqual({ towns: 1 });
  });

  it('is told where it cannot be loaded, as a part of the page that is gone', async () => {
    const call = get(() => Promise.reject(gone), true);
    await expect(call).rejects.toBeInstanceOf(ConnectionError);
    await expect(call).rejects.toMatchObject({ cause: gone });
  });

  it('names each place that is wrong', async () => {
    const issues = [{ path: ['towns', 0], message: 'expected string' }];
    const call = get(
      () => Promise.resolve({ safeParse: () => ({ success: false, error: { issues } }) }),
      true,
    );
    await expect(call).rejects.toBeInstanceOf(ResponseShapeError);
    await expect(call).rejects.toMatchObject({ issues: ['towns.0: expected string'] });
  });
});
