import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Service } from '@crossvote/api';
import { Crossvote, NotFoundError } from '../src/index.ts';
import { apiKey, startLiveService } from './live-service.ts';

const prefix = '/crossvote';

/** Passes on what lies below the prefix, without it, as proxies of web servers do. */
function startProxy(target: () => string): Promise<Server> {
  const proxy = createServer((incoming, outgoing) => {
    const place = incoming.url ?? '';
    if (!place.startsWith(`${prefix}/`)) {
      outgoing.writeHead(404).end('nothing of the proxy');
      return;
    }
    const { method, headers } = incoming;
    const asked = request(target() + place.slice(prefix.length), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(asked);
  });
  return new Promise((resolve) =>
    proxy.listen(0, '127.0.0.1', () => {
      resolve(proxy);
    }),
  );
}

describe('behind a proxy that has the service below a path', () => {
  let proxy: Server;
  let service: Service;
  let publicUrl: string;

  beforeAll(async () => {
    proxy = await startProxy(() => service.url);
    // A server that listens on a port has such an address.
    publicUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${prefix}/`;
    service = await startLiveService(publicUrl);
  });

  afterAll(async () => {
    await service.close();
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  });

  it.each(['', 'docs', 'docs/'])('everything that /%s leads to is there', async (place) => {
    const page = await fetch(publicUrl + place);
    expect(page.status).toBe(200);
    const text = await page.text();
    const links = [...text.matchAll(/(?:href|src)="([^#"][^"]*)"/g)].map(([, link = '']) => link);
    expect(links).toHaveLength(2);
    for (const link of links) {
      const target = new URL(link, page.url).href;
      expect(target.startsWith(publicUrl)).toBe(true);
      expect((await fetch(target)).status).toBe(200);
    }
  });

  it('the OpenAPI document says where the routes are', async () => {
    const document = (await (await fetch(`${publicUrl}openapi.json`)).json()) as {
      readonly servers: readonly { readonly url: string }[];
      readonly paths: Readonly<Record<string, unknown>>;
    };
    const [server] = document.servers;
    const [place = ''] = Object.keys(document.paths).filter((path) => path.endsWith('/datasets'));
    const answer = await fetch(`${server?.url}${place}`, { headers: { 'X-API-Key': apiKey } });
    expect([document.servers.length, answer.status]).toEqual([1, 200]);
  });

  it.each(['nowhere', 'api/v1/election/nowhere'])(
    'the answer to /%s leads to a page that is there',
    async (place) => {
      const answer = await fetch(publicUrl + place, { headers: { 'X-API-Key': apiKey } });
      const { message } = (await answer.json()) as { readonly message: string };
      expect(answer.status).toBe(404);
      const [, docs = ''] = / See (\S+)$/.exec(message) ?? [];
      expect((await fetch(new URL(docs, publicUrl))).status).toBe(200);
    },
  );

  it.each(['', 'api/v1/election', 'api/v1/election/'])(
    'the client finds the service by its address with "%s"',
    async (place) => {
      const client = new Crossvote({ apiKey, baseUrl: publicUrl + place, retries: 0 });
      const { datasets } = await client.datasets.list();
      expect(datasets.map(({ id }) => id)).toEqual([1]);
      await expect(client.datasets.contests(2)).rejects.toBeInstanceOf(NotFoundError);
    },
  );
});
