import type { ElectionFacts } from '@crossvote/elections';
import { FileError } from '@crossvote/opening';
import { applyEdits, mutate, seedsFrom, Watchdog } from '@crossvote/samples';
import { faultsOf } from './faults-of.ts';
import { readText } from './read-text.ts';
import { changedPart, vipFeed } from './vip-feed.ts';

const small = Buffer.from(vipFeed());

/** The election, or undefined where the file is refused in words for people. */
async function outcome(content: string | Uint8Array): Promise<ElectionFacts | undefined> {
  try {
    return (await readText('feed.xml', content)).election;
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

describe('a hostile feed', () => {
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

  it('is refused or a sound election, whatever bytes are changed', async () => {
    let read = 0;
    const seeds = seedsFrom(300, 3000);
    for (const seed of seeds) {
      watchdog.begin(`mutation ${seed}`);
      const leaf = { path: ['feed.xml'], bytes: small, regions: [] };
      const facts = await outcome(applyEdits(small, mutate([leaf], seed).edits));
      if (!facts) continue;
      read += 1;
      expect({ seed, faults: faultsOf(facts) }).toEqual({ seed, faults: [] });
    }
    expect(read).toBeGreaterThan(seeds.length / 10);
    expect(read).toBeLessThan(seeds.length);
  });

  const entity = '<!DOCTYPE VipObject [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
  it.each([
    [
      'entities',
      vipFeed().replace('<VipObject', `${entity}<VipObject`).replace('Fall', '&b;'),
      'xml_doctype',
    ],
    [
      'an external entity',
      vipFeed().replace('<VipObject', '<!DOCTYPE V SYSTEM "file:///etc/passwd"><VipObject'),
      'xml_doctype',
    ],
    ['a second root', `${vipFeed()}<VipObject schemaVersion="5.0"/>`, 'xml_malformed'],
    ['deep elements', vipFeed({ streets: '<a>'.repeat(80) + '</a>'.repeat(80) }), 'xml_too_deep'],
    [
      'a giant attribute',
      vipFeed({ streets: `<Person id="${'x'.repeat(1 << 20)}"/>` }),
      'xml_malformed',
    ],
    [
      'many attributes',
      vipFeed({
        streets: `<Person ${Array.from({ length: 100 }, (_, at) => `a${at}=""`).join(' ')}/>`,
      }),
      'xml_malformed',
    ],
    [
      'a giant text',
      vipFeed({ streets: `<Party><Abbreviation>${'x'.repeat(1 << 21)}</Abbreviation></Party>` }),
      'xml_text_too_long',
    ],
    [
      'a giant element',
      vipFeed({
        streets: `<PollingLocation>${'<AddressLine>a</AddressLine>'.repeat(20_001)}</PollingLocation>`,
      }),
      'vip_too_large',
    ],
    ['a null character', vipFeed().replace('Fall', 'F&#0;ll'), 'xml_malformed'],
    ['a control character', vipFeed().replace('Fall', 'F\u001bll'), 'xml_malformed'],
    ['an escaped control character', vipFeed().replace('Fall', 'F&#27;ll'), 'xml_malformed'],
    [
      'bytes that are no text',
      Buffer.concat([small.subarray(0, 900), Buffer.from([0xff, 0xfe]), small.subarray(900)]),
      'xml_encoding',
    ],
    ['another root', '<VipObjects/>', 'unknown_election_file'],
  ])('is refused with %s', async (_, content, code) => {
    await expect(readText('feed.xml', content)).rejects.toMatchObject({ code });
  });

  it('of names that objects have is read as it is', async () => {
    const people = changedPart('people', 'language="es">Cy Roe', 'language="__proto__">Cy Roe');
    const election = changedPart('election', 'language="es">Generales', 'language="__proto__">G');
    const precincts = changedPart('precincts', '<Ward>7</Ward>', '<constructor/><__proto__/>');
    const facts = await outcome(vipFeed({ people, election, precincts }));
    expect(facts && faultsOf(facts)).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('drops an endless list of streets, in any spelling', async () => {
    const street = '<StreetSegment id="x"><City>L</City></StreetSegment>\n';
    const odd = "<StreetSegment id='x'><City>L</City></StreetSegment>\n";
    const { election, issues } = await readText(
      'feed.xml',
      vipFeed({ streets: (street + odd).repeat(20_000) }),
    );
    expect(faultsOf(election)).toEqual([]);
    expect(issues.find(({ code }) => code === 'vip_left_out')?.message).toMatch(
      / 40000 StreetSegment/,
    );
  });
});
