import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { goodKey } from '../fakes.ts';
import { tinyApp } from './tiny-app.ts';

const run = promisify(execFile);
const env = { ...process.env, CROSSVOTE_API_KEY: goodKey };
const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython)
  process.stderr.write('LEFT OUT  the Python of the documentation page: there is no python3\n');

const entities: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" },
};

describe('the samples of a family with a key in the query, nested parameters and XML', () => {
  let server: Server;
  let page: string;

  beforeAll(async () => {
    server = tinyApp().app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    page = await (await fetch(`http://127.0.0.1:${port}/docs`)).text();
  });

  afterAll(() => server.close());

  function sampleIn(language: string): string {
    const section = /<section class="operation" id="getTown">.*?<\/section>/s.exec(page)?.[0] ?? '';
    const sample = new RegExp(`language-${language}">(.*?)</code>`, 's').exec(section)?.[1] ?? '';
    return sample.replaceAll(/&#?\w+;/g, (entity) => entities[entity] ?? entity);
  }

  const town = /^<Town><name>Springfield<\/name><office\/?>.*<\/Town>\s*$/s;

  it('get the answer with curl', async () => {
    expect((await run('sh', ['-c', sampleIn('sh')], { env })).stdout).toMatch(town);
  });

  (hasPython ? it : it.skip)(
    'get it with Python (left out where there is no python3)',
    async () => {
      expect((await run('python3', ['-c', sampleIn('python')], { env })).stdout).toMatch(town);
    },
  );

  it('get it with TypeScript, by fetch where the client has no such call', async () => {
    const node = ['--input-type=module', '-e', sampleIn('ts')];
    expect((await run(process.execPath, node, { env })).stdout).toMatch(town);
  });
});
