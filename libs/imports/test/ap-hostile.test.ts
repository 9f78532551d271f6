import type { ElectionFacts } from '@crossvote/elections';
import { FileError } from '@crossvote/opening';
import { applyEdits, mutate, seedsFrom, Watchdog } from '@crossvote/samples';
import { recording } from './ap-recording.ts';
import { faultsOf } from './faults-of.ts';
import { readTexts } from './read-text.ts';

const small = Buffer.from(JSON.stringify(recording(), null, 1));

/** The elections, or undefined where the file is refused in words for people. */
async function outcome(
  content: string | Uint8Array,
): Promise<readonly ElectionFacts[] | undefined> {
  try {
    const read = await readTexts({ 'reply.json': content });
    return read.flatMap(({ facts }) => facts.elections);
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

describe('a hostile recording', () => {
  const watchdog = new Watchdog();
  afterAll(() => watchdog.stop());

  it('is refused wherever it is cut off', async () => {
    for (let part = 0; part < 50; part += 1) {
      watchdog.begin(`cut at ${part}/50`);
      const length = Math.floor((small.length * part) / 50);
      expect({ part, read: await outcome(small.subarray(0, length)) }).toEqual({
        part,
        read: undefined,
      });
    }
  });

  it('is refused or sound elections, whatever bytes are changed', async () => {
    let read = 0;
    const seeds = seedsFrom(300, 3000);
    for (const seed of seeds) {
      watchdog.begin(`mutation ${seed}`);
      const leaf = { path: ['reply.json'], bytes: small, regions: [] };
      const elections = await outcome(applyEdits(small, mutate([leaf], seed).edits));
      if (!elections) continue;
      read += 1;
      expect({ seed, faults: elections.flatMap(faultsOf) }).toEqual({ seed, faults: [] });
    }
    expect(read).toBeGreaterThan(seeds.length / 20);
    expect(read).toBeLessThan(seeds.length);
  });

  it.each([
    ['an error of the agency', '{"errorCode": 400, "errorMessage": "Invalid apikey"}', 'ap_error'],
    ['an error in XML', '<Error xmlns:i="x"><Code>403</Code></Error>', 'ap_xml'],
    ['a reply in XML', '<?xml version="1.0"?>\n<Vote ElectionDate="2026-11-03"/>', 'ap_xml'],
    ['an exchange of another status', '{"request": {}, "status": 304, "body": ""}', 'ap_not_json'],
    ['an exchange that failed', '{"request": {}, "status": 500, "body": {}}', 'ap_error'],
    ['a day that is none', '{"electionDate": "2026-13-01", "races": []}', 'ap_no_date'],
    ['races that are none', '{"electionDate": "2026-11-03", "races": {}}', 'ap_not_a_reply'],
    [
      'deep lists',
      `{"electionDate": "2026-11-03", "races": ${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
      'ap_too_deep',
    ],
    ['a raw control character', '{"electionDate": "2026-11-03\u0007", "races": []}', 'ap_not_json'],
    [
      'bytes that are no text',
      Buffer.concat([small.subarray(0, 400), Buffer.from([0xc3, 0x28]), small.subarray(400)]),
      'ap_encoding',
    ],
    ['nothing of the agency', '{"a": 1}', 'unknown_election_file'],
  ])('is refused with %s', async (_, content, code) => {
    await expect(readTexts({ 'reply.json': content })).rejects.toMatchObject({ code });
  });

  it('of names that objects have is read as it is', async () => {
    const text = JSON.stringify(recording()).replace(
      '"keyRace":true',
      '"__proto__":{"polluted":1},"constructor":2',
    );
    const elections = await outcome(text);
    expect(elections?.flatMap(faultsOf)).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
