import { gunzipSync } from 'node:zlib';
import { GzipCache } from './gzip-cache.ts';

describe('GzipCache', () => {
  it('packs a text once', async () => {
    const cache = new GzipCache();
    const body = await cache.packed('a', 'text of a');
    expect(gunzipSync(body).toString()).toBe('text of a');
    expect(await cache.packed('a', 'text of a')).toBe(body);
  });

  it('gives back the right text to requests that come at once', async () => {
    const cache = new GzipCache();
    const tags = ['a', 'b', 'a', 'b'];
    const bodies = await Promise.all(tags.map((tag) => cache.packed(tag, `text of ${tag}`)));
    expect(bodies.map((body) => gunzipSync(body).toString())).toEqual(
      tags.map((tag) => `text of ${tag}`),
    );
  });

  it('forgets what was not used for longest when it is full', async () => {
    const { length } = await new GzipCache().packed('x', 'text of a');
    const cache = new GzipCache(length * 2);
    const first = await cache.packed('a', 'text of a');
    await cache.packed('b', 'text of b');
    await cache.packed('a', 'text of a');
    await cache.packed('c', 'text of c');
    expect(await cache.packed('a', 'text of a')).toBe(first);
    expect(cache.bytes).toBe(length * 2);
  });

  it('does not keep what is larger than the whole cache', async () => {
    const cache = new GzipCache(10);
    await cache.packed('a', 'text of a');
    expect(cache.bytes).toBe(0);
  });
});
