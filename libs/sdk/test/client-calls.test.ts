import { runInNewContext } from 'node:vm';
import { addressOf, apiFamilies } from '@crossvote/contracts';
import { Crossvote } from '../src/index.ts';

const examples = apiFamilies.flatMap((family) =>
  family.routes.flatMap((route) =>
    route.examples.map((example) => ({ family, route, example, name: example.name })),
  ),
);

describe('a documented call of the client', () => {
  it.each(examples)('is the request of its example: $route.id $name', async (documented) => {
    const { family, route, example } = documented;
    const asked: string[] = [];
    const fetch = (input: Request | string | URL) => {
      asked.push(new Request(input).url);
      return Promise.resolve(Response.json(example.answer));
    };
    const client = new Crossvote({ apiKey: 'key', baseUrl: 'https://votes.example', fetch });
    const answer: unknown = await runInNewContext(example.clientCall ?? '', { client });
    expect(answer).toEqual(example.answer);
    const address = addressOf(family, route, example.params, example.query);
    expect(asked.map(decodeURIComponent)).toEqual([`https://votes.example${address}`]);
  });
});
