import { createRandom, drawIndex, layouts, randomElection, seedsFrom } from '@crossvote/samples';
import { FileError, type Issue, IssueLog } from '@crossvote/opening';
import { contest, cvr, memoryFile, option, writeIn } from '../../../test/hart-files.ts';
import { MemorySink } from '../../../test/memory-sink.ts';
import { heldBy } from '../../../test/read-layout.ts';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import { HartExport } from './hart-export.ts';
import { PlainRecords } from './plain-records.ts';
import { ScannedBallots } from './scanned-ballots.ts';
import { sortFiles } from './sort-files.ts';

/** All that reading comes to, or the error. */
async function outcome(contents: readonly Uint8Array[], isReference: boolean) {
  const sink = new MemorySink();
  const issues: Issue[] = [];
  const log = new IssueLog();
  log.add = (issue: Issue) => {
    issues.push(issue);
  };
  const files = await sortFiles(
    contents.map((content, place) => memoryFile(`CVRs/1_${place + 1}.xml`, content)),
  );
  try {
    const ofFiles = new ContestsOfFiles();
    const reading = new HartExport(files, new ScannedBallots(), sink, log, ofFiles, isReference);
    const summary = await reading.read();
    return { summary, contests: sink.contests, records: sink.records, issues };
  } catch (error) {
    if (error instanceof FileError) return `${error.code} ${error.message}`;
    throw error;
  }
}

async function expectSame(contents: readonly Uint8Array[]) {
  const plain = await outcome(contents, false);
  expect(plain).toEqual(await outcome(contents, true));
  return plain;
}

function textsOf(seed: number): string[] {
  const sample = randomElection({ seed, contests: 1 + (seed % 4), records: 2 + (seed % 9) });
  const [archive] = layouts.hart.write(heldBy('hart', sample));
  if (!archive || !('members' in archive)) throw new Error('no archive');
  return Array.from(archive.members, (member) => {
    if (!('chunks' in member)) throw new Error('no plain file');
    return Array.from(member.chunks, (chunk) => Buffer.from(chunk as string).toString()).join('');
  });
}

const pieces = [
  ...['<', '>', '/', '&', '&amp;', '&#65;', ']]>', '<![CDATA[a]]>', '<!--a-->', '<Option>', '1'],
  ...['</Contest>', '<Contest>', '<Overvoted/>', '<!DOCTYPE a>', '<?a?>', ' ', '\n', 'é', '\0'],
].map((text) => Buffer.from(text));
const noText = Buffer.from([0xff]);

function damaged(bytes: Buffer, seed: number): Buffer {
  const random = createRandom(seed);
  const at = drawIndex(random, bytes.length);
  const removed = [0, 1, 1, 5, 200][drawIndex(random, 5)] ?? 0;
  const from = drawIndex(random, bytes.length);
  const moved = bytes.subarray(from, from + drawIndex(random, 300));
  const put = random() < 0.3 ? moved : (pieces[drawIndex(random, pieces.length + 1)] ?? noText);
  return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + removed)]);
}

const ballot = cvr([
  contest('Mayor', option('Ann &amp; Bo')),
  contest('Council', writeIn('Unresolved')),
]);

describe('a record of Hart', () => {
  it.each([
    ['as the system writes it', ballot, true],
    ['with a comment', ballot.replace('<Contests>', '<Contests><!-- a -->'), false],
    ['with a contest twice', cvr([contest('Mayor'), contest('Mayor')]), false],
    ['with a contest within another element', `<Cvr><A>${contest('Mayor')}</A></Cvr>`, false],
    ['with another root', ballot.replaceAll('Cvr', 'Log'), false],
    ['in another encoding', ballot.replace('utf-8', 'utf-7').replace('\ufeff', ''), false],
    ['that is cut off', ballot.slice(0, -9), false],
  ])('%s is taken whole only where it is plain', (_, text, isTaken) => {
    const record = new PlainRecords().read(Buffer.from(text));
    expect(record !== undefined).toBe(isTaken);
    expect(record?.contests.map(({ name }) => name) ?? []).toEqual(
      isTaken ? ['Mayor', 'Council'] : [],
    );
  });

  it('shares its contests with other records', () => {
    const records = new PlainRecords();
    const [first, second] = [records.read(Buffer.from(ballot)), records.read(Buffer.from(ballot))];
    expect(first?.contests[0]?.options[0]?.name).toBe('Ann & Bo');
    expect(second?.contests[0]).toBe(first?.contests[0]);
  });
});

describe('plain records of Hart and the parser', () => {
  it('give the same of generated exports', async () => {
    for (const seed of seedsFrom(15, 40)) {
      const read = await expectSame(textsOf(seed).map((text) => Buffer.from(text)));
      expect(typeof read).toBe('object');
    }
  });

  it('give the same records, issues and errors of damaged files', async () => {
    let refused = 0;
    const seeds = seedsFrom(60, 400);
    for (const seed of seeds) {
      const contents = textsOf(seed % 20).map((text, place) =>
        place % 2 === 0 ? Buffer.from(text) : damaged(Buffer.from(text), seed * 100 + place),
      );
      const read = await expectSame(contents);
      if (typeof read !== 'string') refused += read.summary.recordsRefused;
    }
    expect(refused).toBeGreaterThan(seeds.length / 2);
  });
});
