import { formats } from '@crossvote/formats';
import { electionTypes as typesOfIngest } from '@crossvote/ingest';
import { knownEncodings } from '@crossvote/opening';
import { electionTypes } from '../src/dataset-words.ts';
import { encodings } from '../src/reading-options.ts';
import { cvrIn } from './support/call-cvr.ts';

const cvr = cvrIn('.', { env: {} });

describe('cvr formats', () => {
  it('lists every format that can be read', async () => {
    const { status, out } = await cvr('formats');
    expect(status).toBe(0);
    for (const { id, title } of formats) expect(out).toMatch(new RegExp(`^${id} +${title} `, 'm'));
  });

  it('prints no line that is wider than the terminal', async () => {
    const { out } = await cvr('formats');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('prints one JSON object', async () => {
    const ids = formats.map(({ id }) => expect.objectContaining({ id }) as unknown);
    expect(await cvr.json('formats')).toEqual({ formats: ids });
  });
});

it('cvr ingest offers the election types that there are', () => {
  expect(electionTypes).toEqual([...typesOfIngest]);
});

it('cvr ingest offers the encodings that there are', () => {
  expect(encodings).toEqual(['auto', ...knownEncodings]);
});
