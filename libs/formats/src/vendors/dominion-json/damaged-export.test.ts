import { createRandom, drawIndex, seedsFrom } from '@crossvote/samples';
import { FileError } from '@crossvote/opening';
import {
  type Json,
  cvr,
  filesOf,
  listed,
  manifests,
  mark,
  readFiles,
  session,
  version,
} from '../../../test/dominion-json-reading.ts';

describe('a damaged Dominion JSON export', () => {
  const contents = {
    'CvrExport_1.json': JSON.stringify(
      cvr(
        session([listed(1, [mark(11)], { Undervotes: 0, Overvotes: 0 }), listed(2, [mark(21)])]),
        session([listed(3, [mark(31), mark(32, { Rank: 2 })])], { RecordId: 9 }),
        session([], { Original: version([], { IsCurrent: false }), Modified: version([]) }),
      ),
    ),
    ...manifests,
  };
  const whole = contents['CvrExport_1.json'];

  /** Refused or read, but never anything else. */
  async function outcome(bytes: Buffer, name = 'CvrExport_1.json'): Promise<string> {
    try {
      await readFiles(filesOf({ ...contents, [name]: bytes }, 4096));
      return 'read';
    } catch (error) {
      if (error instanceof FileError) return error.code;
      throw error;
    }
  }

  it('is refused wherever it is cut off', async () => {
    for (let part = 0; part < 50; part += 1) {
      const cut = Math.floor((whole.length * part) / 50);
      expect(await outcome(Buffer.from(whole.slice(0, cut)))).not.toBe('read');
    }
  });

  it.each(['CvrExport_1.json', 'ContestManifest.json', 'CandidateManifest.json'])(
    'of random changes gives an error or records: %s',
    async (name) => {
      const content = (contents as Json)[name];
      const bytes = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
      const put = Buffer.from('{}[]",:\\0127 -tfnx\xff\n', 'latin1');
      const results = new Set<string>();
      for (const seed of seedsFrom(100, 600)) {
        const random = createRandom(seed);
        const at = drawIndex(random, bytes.length);
        const drop = drawIndex(random, 3);
        const other = drawIndex(random, bytes.length);
        const added =
          seed % 3 === 0
            ? bytes.subarray(other, other + drawIndex(random, 60))
            : put.subarray(at % put.length, (at % put.length) + 1);
        const changed = [bytes.subarray(0, at), added, bytes.subarray(at + drop)];
        results.add(await outcome(Buffer.concat(changed), name));
      }
      expect(results).toContain('read');
      expect(results).toContain('json_damaged');
    },
  );
});
