import { createHash } from 'node:crypto';
import type { KeyRecord } from '../deps.ts';
import { electionApi } from '@crossvote/contracts';
import { Authenticator } from './authenticator.ts';

const { access } = electionApi;

const sha256 = createHash('sha256').update('secret').digest('hex');
const time = Date.parse('2024-03-19T12:00:00Z');

function authenticator(found: Partial<KeyRecord>) {
  const record = { id: 7, sha256, expiresAt: null, deactivatedAt: null, ...found };
  const keys = {
    findByHash: () => Promise.resolve(record),
    addUsage: () => Promise.resolve(),
  };
  return new Authenticator(keys, () => time);
}

describe('Authenticator', () => {
  it('tells whose key it is', async () => {
    expect(await authenticator({}).authenticate('secret', access)).toEqual({
      client: 'key 7',
      keyId: 7,
      datasets: undefined,
    });
    const few = authenticator({ datasets: [3] });
    expect(await few.authenticate('secret', access)).toMatchObject({ datasets: [3] });
  });

  it('lets a key work until the moment it expires', async () => {
    const later = authenticator({ expiresAt: new Date(time + 1) });
    expect(await later.authenticate('secret', access)).toMatchObject({ keyId: 7 });
    const now = authenticator({ expiresAt: new Date(time) });
    await expect(now.authenticate('secret', access)).rejects.toThrow('expired');
  });

  it('compares the hash itself and does not trust the look-up', async () => {
    await expect(
      authenticator({ sha256: 'ab'.repeat(32) }).authenticate('secret', access),
    ).rejects.toThrow('Invalid API key');
    await expect(authenticator({ sha256: 'ab' }).authenticate('secret', access)).rejects.toThrow(
      'Invalid API key',
    );
  });

  it('never repeats the key', async () => {
    await expect(authenticator({}).authenticate('wrong-secret', access)).rejects.not.toThrow(
      'wrong-secret',
    );
  });
});
