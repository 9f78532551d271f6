import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRandom, drawIndex, sharedDataFolder, seedsFrom } from '@crossvote/samples';
import { FileError, type ExportFile, IssueLog } from '@crossvote/opening';
import { MemorySink } from '../../../test/memory-sink.ts';
import { nistCdf } from './nist-cdf.ts';

function fileOf(bytes: Uint8Array): ExportFile {
  const head = Buffer.from(bytes.subarray(0, 1 << 20));
  const read = async function* () {
    for (let at = 0; at < bytes.length; at += 1 << 16)
      yield await Promise.resolve(bytes.subarray(at, at + (1 << 16)));
  };
  return { name: 'report', read, head: () => Promise.resolve(head) };
}

/** The number of records, or the code of the refusal; anything else fails the test. */
async function outcome(content: Uint8Array | string): Promise<number | string> {
  const sink = new MemorySink();
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  try {
    const summary = await nistCdf.read([fileOf(bytes)], sink, new IssueLog());
    expect(summary.recordsRead).toBe(summary.recordsStored + summary.recordsRefused);
    expect(summary.recordsStored).toBe(sink.records.length);
    return summary.recordsStored;
  } catch (error) {
    if (error instanceof FileError) return error.code;
    throw error;
  }
}

const position = { HasIndication: 'yes', IsAllocable: 'yes', NumberVotes: 1 };
const small = {
  CVR: [1, 2, 3].map((number) => ({
    CurrentSnapshotId: 's',
    CVRSnapshot: [
      {
        '@id': 's',
        CVRContest: [
          {
            ContestId: 'c',
            CVRContestSelection: [
              { ContestSelectionId: `c${number % 2}`, SelectionPosition: [position] },
            ],
            Overvotes: 0,
          },
        ],
      },
    ],
  })),
  Election: [
    {
      '@id': 'e',
      Contest: [
        {
          '@id': 'c',
          Name: 'Mayor',
          VotesAllowed: 1,
          ContestSelection: [
            { '@id': 'c0', Selection: 'Añn' },
            { '@id': 'c1', Selection: 'Bob' },
          ],
        },
      ],
    },
  ],
  '@type': 'CVR.CastVoteRecordReport',
};
const json = JSON.stringify(small, null, 1);

const xmlRecord = (choice: string) =>
  `<CVR><CurrentSnapshotId>s</CurrentSnapshotId><CVRSnapshot ObjectId="s"><CVRContest><ContestId>c</ContestId><CVRContestSelection><ContestSelectionId>${choice}</ContestSelectionId><SelectionPosition><HasIndication>yes</HasIndication><NumberVotes>1</NumberVotes></SelectionPosition></CVRContestSelection></CVRContest></CVRSnapshot></CVR>`;
const xmlOf = (records: string, prologue = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>${prologue}<CastVoteRecordReport xmlns="http://itl.nist.gov/ns/voting/1500-103/v1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${records}<Election ObjectId="e"><Contest ObjectId="c" xsi:type="BallotMeasureContest"><ContestSelection ObjectId="c0"><Selection>Yes</Selection></ContestSelection><ContestSelection ObjectId="c1"><Selection>Nö</Selection></ContestSelection><Name>Bond</Name></Contest></Election></CastVoteRecordReport>`;
const xml = xmlOf(xmlRecord('c0') + xmlRecord('c1'));

describe('a damaged report', () => {
  it.each([
    ['JSON', json, 3],
    ['XML', xml, 2],
  ])('of %s that is cut off anywhere is refused', async (_, text, records) => {
    const bytes = Buffer.from(text);
    expect(await outcome(bytes)).toBe(records);
    for (let part = 0; part < 50; part += 1) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 50));
      expect(typeof (await outcome(cut))).toBe('string');
    }
  });

  it.each([
    ['JSON', json],
    ['XML', xml],
  ])('of %s gives records or a refusal, whatever the damage', async (_, text) => {
    const bytes = Buffer.from(text);
    const outcomes = { read: 0, refused: 0 };
    const seeds = seedsFrom(60, 400);
    for (const seed of seeds) {
      const result = await outcome(mutate(bytes, seed));
      outcomes[typeof result === 'number' ? 'read' : 'refused'] += 1;
    }
    expect(outcomes.refused).toBeGreaterThan(seeds.length / 8);
    expect(outcomes.read).toBeGreaterThan(seeds.length / 40);
  });

  it.each([
    [
      'a key twice in the report',
      json.replace('"Election"', '"CVR":[],"Election"'),
      'duplicate_key',
    ],
    [
      'a record within another',
      json.replace('"Overvotes": 0', () => `"Status": [${JSON.stringify(small.CVR[0])}]`),
      'cvr_misplaced',
    ],
    ['lists within lists', '{"@type": "CVR.x", "CVR": [[{}]]}', 'json_no_report'],
    ['a list at its top', '[{"CVRSnapshot": 1}]', 'no_report'],
    [
      'great depth',
      `{"@type": "CVR.x", "a": ${'{"a":'.repeat(100)}1${'}'.repeat(101)}`,
      'json_too_deep',
    ],
    ['text after its end', `${json} x`, 'json_malformed'],
    ['a second report', json + json, 'json_malformed'],
    ['a comma too many', json.replace('],', '],,'), 'json_malformed'],
    ['bytes that are no text', Buffer.from(json, 'latin1'), 'json_malformed'],
    [
      'an election that is no election',
      json.replace('"VotesAllowed": 1', '"VotesAllowed": 0'),
      'vote_for_wrong',
    ],
    ['two choices of one identifier', json.replaceAll('"c1"', '"c0"'), 'id_repeated'],
    ['a document type', xmlOf('', '<!DOCTYPE a [<!ENTITY b "c">]>'), 'xml_doctype'],
    ['an unknown entity', xmlOf(xmlRecord('&b;')), 'xml_malformed'],
    [
      'a record within another',
      xmlOf(xmlRecord('c0').replace('</CVR>', `<ElectionId>${xmlRecord('c1')}</ElectionId></CVR>`)),
      'cvr_misplaced',
    ],
    ['an endless text', xmlOf(xmlRecord('x'.repeat(100_000))), 'xml_text_too_long'],
    [
      'a day that is none',
      json.replace(
        '"@id": "e"',
        '"@id": "e", "Code": [{ "Type": "other", "OtherType": "crossvote-date", "Value": "5 Nov" }]',
      ),
      'election_wrong',
    ],
    ['another root', '<a><CastVoteRecordReport></CastVoteRecordReport></a>', 'xml_no_report'],
  ])('with %s is refused as a whole', async (_, content, code) => {
    expect(await outcome(content)).toBe(code);
  });

  it.each([
    ['a key twice', json.replace('"Overvotes": 0', '"Overvotes": 0, "Overvotes": 1')],
    ['a value in place of elements', json.replace('"CVR": [', '"CVR": [7, ')],
    ['half a character', json.replace('"ContestId": "c"', '"ContestId": "\\ud800"')],
    [
      'a number that cannot be read exactly',
      json.replace('"Overvotes": 0', '"Overvotes": 99999999999999999999'),
    ],
  ])('with %s in a record refuses that record', async (name, content) => {
    expect(await outcome(content)).toBe(name.startsWith('a value') ? 3 : 2);
  });

  it('with a record of millions of values is read without it, in bounded memory', async () => {
    const flood = `{"CurrentSnapshotId":"s","a":[${'{},'.repeat(300_000)}{}]}`;
    expect(await outcome(json.replace('"CVR": [', `"CVR": [${flood},`))).toBe(3);
  });
});

const root = sharedDataFolder();
(root === undefined ? it.skip : it)(
  'a damaged real report gives records or a refusal',
  async () => {
    const folder = path.join(root ?? '', 'nist-cdf');
    for (const name of ['gen-03/cvr-gen-03.json', 'gen-03/cvr-gen-03.xml']) {
      const bytes = readFileSync(path.join(folder, name));
      for (const seed of seedsFrom(15, 60)) {
        const result = await outcome(mutate(bytes, seed));
        expect(typeof result === 'string' || result <= 21).toBe(true);
      }
      for (let part = 0; part < 50; part += 1)
        expect(
          typeof (await outcome(bytes.subarray(0, Math.floor((bytes.length * part) / 50)))),
        ).toBe('string');
    }
  },
);

const hostile = Buffer.from('{}[]":,<>/&;\\0129 \n\0nulltrue\xff\xc3', 'latin1');

function mutate(bytes: Buffer, seed: number): Buffer {
  const random = createRandom(seed);
  let mutated = bytes;
  for (let times = 1 + drawIndex(random, 3); times > 0; times -= 1) {
    const at = drawIndex(random, mutated.length);
    const removed = [0, 1, 1, 4, 60][drawIndex(random, 5)] ?? 0;
    const from = drawIndex(random, mutated.length);
    const put =
      random() < 0.3
        ? mutated.subarray(from, from + 40)
        : Buffer.from([hostile[drawIndex(random, hostile.length)] ?? 0]);
    mutated = Buffer.concat([mutated.subarray(0, at), put, mutated.subarray(at + removed)]);
  }
  return mutated;
}
