import { formats } from '@crossvote/formats';
import { electionTypes as typesOfIngest } from '@crossvote/ingest';
import { electionTypes } from '../src/commands/ingest.ts';
import { cvrIn } from './support/call-cvr.ts';

const cvr = cvrIn('.', { env: {} });

describe('cvr formats', () => {
  it('lists every format that can be read', async () => {
    const { status, out } = await cvr('formats');
    expect(status).toBe(0);
    for (const { id, title } of formats) expect(out).toMatch(new RegExp(`^${id} +${title} `, 'm'));
  });

  it('prints one JSON object', async () => {
    const ids = formats.map(({ id }) => expect.objectContaining({ id }) as unknown);
    expect(await cvr.json('formats')).toEqual({ formats: ids });
  });
});

it('cvr ingest offers the election types that there are', () => {
  expect(electionTypes).toEqual([...typesOfIngest]);
});
