import { FileError, type ExportFile, type Issue, IssueLog, JsonExtent } from '@crossvote/opening';
import {
  createRandom,
  drawIndex,
  layouts,
  randomElection,
  type LayoutName,
  seedsFrom,
} from '@crossvote/samples';
import { MemorySink } from '../../../test/memory-sink.ts';
import { heldBy } from '../../../test/read-layout.ts';
import type { CdfMember } from './cdf-node.ts';
import { MemberBuilder } from './member-builder.ts';
import { partDepth, PlainJsonRecords } from './plain-json-records.ts';
import { PlainXmlRecords } from './plain-xml-records.ts';
import { SharedParts } from './shared-parts.ts';
import { readCdf, type CdfDialect } from './read-cdf.ts';
import { recogniseCdf } from './recognise-cdf.ts';

function fileOf(bytes: Buffer, chunkBytes: number): ExportFile {
  const read = async function* () {
    for (let at = 0; at < bytes.length; at += chunkBytes)
      yield await Promise.resolve(bytes.subarray(at, at + chunkBytes));
  };
  return { name: 'report', read, head: () => Promise.resolve(bytes) };
}

/** The whole result of reading, or the error with its place. */
async function outcome(bytes: Buffer, chunkBytes: number, isReference: boolean) {
  const sink = new MemorySink();
  const issues: Issue[] = [];
  const log = new IssueLog();
  log.add = (issue) => issues.push(issue);
  const dialect: CdfDialect = {
    recognise: (head) => recogniseCdf(head, 'version 1'),
    isReference,
  };
  try {
    const summary = await readCdf(dialect, [fileOf(bytes, chunkBytes)], sink, log);
    return { summary, contests: sink.contests, records: sink.records, issues };
  } catch (error) {
    if (error instanceof FileError) return `${error.code} ${error.message}`;
    throw error;
  }
}

async function expectSame(bytes: Buffer, chunkBytes = 1 << 20): Promise<'read' | 'failed'> {
  const plain = await outcome(bytes, chunkBytes, false);
  expect(plain).toEqual(await outcome(bytes, chunkBytes, true));
  return typeof plain === 'string' ? 'failed' : 'read';
}

function reportOf(layout: LayoutName, seed: number): string {
  const sample = randomElection({ seed, contests: 1 + (seed % 4), records: 1 + (seed % 9) });
  const [file] = layouts[layout].write(heldBy(layout, sample));
  if (!file || !('chunks' in file)) throw new Error('no plain file');
  return Array.from(file.chunks, (chunk) => Buffer.from(chunk as string).toString()).join('');
}

/** Other ways to write the same, or nearly the same. */
const variants: Readonly<Record<string, readonly ((text: string) => string)[]>> = {
  'nist-cdf-json': [
    (text) => JSON.stringify(JSON.parse(text), null, 2),
    (text) => text.replaceAll('"yes"', '"\\u0079es"'),
    (text) => text.replaceAll('"Overvotes":0', '"Overvotes":0.0,"7":1,"3":null,"a":{"b":[[]]}'),
    (text) => text.replaceAll('"Overvotes":0', '"Overvotes":0,"__proto__":{"x":[1,true]},"":2'),
    (text) => text.replaceAll('"CVRContest"', '"Annotation"'),
    (text) => text.replace('"Overvotes":0', '"Overvotes":0,"Overvotes":0'),
    (text) => text.replace('"CVRContest":', '"BallotImage":[{"x":[{"y":1e400}]}],"CVRContest":'),
    (text) => `\ufeff${text}\n`,
  ],
  'nist-cdf-xml': [
    (text) => text.replaceAll('><', '>\r\n\t<'),
    (text) => text.replaceAll('<CVRContest>', '<CVRContest><!-- a --><![CDATA[ ]]>'),
    (text) => text.replaceAll('<CVRContest>', '<CVRContest xsi:type="a" b="&gt;">'),
    (text) => text.replaceAll('<CVR>', '<CVR\n a="b">').replaceAll('>yes<', '> yes\n<'),
    (text) => text.replaceAll('yes', 'y&#101;s').replaceAll('</CVR>', '</CVR\n>'),
    (text) => text.replaceAll('<Overvotes>0</Overvotes>', '<Overvotes />&amp;&quot;'),
    (text) => text.replaceAll('<CVR>', '<!-- <CVR> --><CVR><CVR></CVR>'),
    (text) => text.replaceAll('CVRContest>', 'CVRContests>'),
    (text) => text.replace(/<(?=[^?])/, '<!--<CVR></CVR>--><'),
  ],
};

const pieces = [
  ...['{', '}', '[', ']', '"', ':', ',', '\\', '\\u0041', '1e999', '9007199254740993', 'null'],
  ...['<', '>', '/', '&', '&amp;', '&#65;', '&lt', ']]>', '<![CDATA[', '<!--', '-->', '<CVR>'],
  ...['</CVR>', '<CVRContest>', '</CVRContest>', '<!DOCTYPE a>', '<?a?>', ' ', '\n', 'é', '\0'],
].map((text) => Buffer.from(text));
const noText = Buffer.from([0xff, 0xc3]);

function damaged(bytes: Buffer, seed: number): Buffer {
  const random = createRandom(seed);
  let result = bytes;
  for (let times = 1 + drawIndex(random, 2); times > 0; times -= 1) {
    const at = drawIndex(random, result.length);
    const removed = [0, 1, 1, 5, 200][drawIndex(random, 5)] ?? 0;
    const from = drawIndex(random, result.length);
    const moved = result.subarray(from, from + drawIndex(random, 400));
    const piece = pieces[drawIndex(random, pieces.length + 1)] ?? noText;
    const put = random() < 0.3 ? moved : piece;
    result = Buffer.concat([result.subarray(0, at), put, result.subarray(at + removed)]);
  }
  return result;
}

const formats = ['nist-cdf-json', 'nist-cdf-xml'] as const;

describe('a record', () => {
  const taken: CdfMember[] = [];
  const builder = () => {
    const made = new MemberBuilder(new Set(['CVR']), (member) => taken.push(member));
    made.begin('');
    return made;
  };
  const contest = '<CVRContest><ContestId>a &amp; b</ContestId></CVRContest>';

  it.each([
    ['of XML', `<CVR a="b"><c />${contest}${contest} </CVR>`, true],
    ['with a comment', `<CVR><!-- a -->${contest}</CVR>`, false],
    ['with CDATA', `<CVR><a><![CDATA[a]]></a></CVR>`, false],
    ['with an entity of its own', `<CVR><a>&b;</a></CVR>`, false],
    ['with an entity in two parts', `<CVR>&am<a/>p;</CVR>`, false],
    ['with a prefix', `<CVR><a:b/></CVR>`, false],
    ['with an attribute twice', `<CVR a="1" a="2"></CVR>`, false],
    ['that is not well-formed', `<CVR><a></CVR>`, false],
    ['that is deep', `<CVR>${'<a>'.repeat(30)}${'</a>'.repeat(30)}</CVR>`, false],
  ])('%s is taken whole only where it is plain', (_, xml, isTaken) => {
    taken.length = 0;
    const records = new PlainXmlRecords(builder(), new SharedParts());
    expect(records.take(xml, 1)).toBe(isTaken);
    expect(taken).toHaveLength(isTaken ? 1 : 0);
  });

  it('shares its contests with other records', () => {
    taken.length = 0;
    const records = new PlainXmlRecords(builder(), new SharedParts());
    for (let times = 0; times < 2; times += 1) records.take(`<CVR>${contest}</CVR>`, 1);
    const [first, second] = taken.map(({ node }) => node.all('CVRContest')[0]);
    expect(first?.all('ContestId')[0]?.text).toBe('a & b');
    expect(second).toBe(first);
  });

  const contests = '"CVRSnapshot":[{"CVRContest":[{"a":1},{"a":1}]}]';
  it.each([
    ['of JSON', `{${contests},"b":[null,true,1.5]}`, true],
    ['with a key twice', `{${contests},"a":1,"a":2}`, false],
    ['with a key twice in a contest', `{${contests.replace('"a":1', '"a":1,"a":1')}}`, false],
    ['with a list in a list', `{${contests},"b":[[]]}`, false],
    ['with a number that is not exact', `{${contests},"b":9007199254740993}`, false],
    ['with a character by its number', `{${contests},"b":"\\u0041"}`, false],
    ['that is no JSON', `{${contests},}`, false],
  ])('%s is taken whole only where it is plain', (_, json, isTaken) => {
    taken.length = 0;
    const records = new PlainJsonRecords(builder(), new SharedParts());
    const bytes = Buffer.from(json);
    const extent = new JsonExtent(partDepth);
    expect(records.take(bytes, 0, extent.find(bytes, 0), extent)).toBe(isTaken);
    expect(taken).toHaveLength(isTaken ? 1 : 0);
  });
});

describe.each(formats)('plain records of %s and the streaming parser', (layout) => {
  it('give the same of generated reports, wherever chunks end', async () => {
    for (const seed of seedsFrom(3, 25)) {
      const bytes = Buffer.from(reportOf(layout, seed));
      for (const chunkBytes of [1, 7, 300, 5000])
        expect(await expectSame(bytes, chunkBytes)).toBe('read');
    }
  });

  it('give the same of reports that are written in other ways', async () => {
    for (const change of variants[layout]!)
      for (let seed = 0; seed < 5; seed += 1) {
        const text = reportOf(layout, 3 + seed);
        const changed = change(text);
        await expectSame(Buffer.from(changed), 900);
        await expectSame(Buffer.from(changed));
      }
  });

  it('give the same records, issues and errors of damaged reports', async () => {
    const outcomes = { read: 0, failed: 0 };
    const seeds = seedsFrom(40, 700);
    for (const seed of seeds) {
      const bytes = Buffer.from(reportOf(layout, seed % 20));
      outcomes[await expectSame(damaged(bytes, seed), seed % 2 === 0 ? 4000 : 1 << 20)] += 1;
    }
    expect(outcomes.read).toBeGreaterThan(seeds.length / 50);
    expect(outcomes.failed).toBeGreaterThan(seeds.length / 15);
  });
});
