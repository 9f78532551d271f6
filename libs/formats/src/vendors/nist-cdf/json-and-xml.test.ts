import { fileOf, readFiles, type Json } from '../../../test/nist-cdf-reading.ts';

/** A report with everything that is read. Some lists are single objects. */
const content: Json = {
  CVR: [
    {
      BallotStyleId: '7',
      BallotStyleUnitId: 'u1',
      BatchId: 'B',
      CreatingDeviceId: 'D',
      UniqueId: 'x',
      PartyIds: ['p', 'q'],
      CurrentSnapshotId: 's2',
      CVRSnapshot: [
        { '@id': 's1', Type: 'original', CVRContest: [{ ContestId: 'mayor', Undervotes: 1 }] },
        {
          '@id': 's2',
          Type: 'modified',
          CVRContest: [
            {
              ContestId: 'mayor',
              CVRContestSelection: [
                {
                  ContestSelectionId: 'm-ann',
                  SelectionPosition: [{ HasIndication: 'yes', IsAllocable: 'yes', NumberVotes: 1 }],
                  TotalNumberVotes: 1,
                },
              ],
              Overvotes: 0,
              Undervotes: 0,
            },
            {
              ContestId: 'ranked',
              CVRContestSelection: [
                {
                  ContestSelectionId: 'r-2',
                  Rank: 1,
                  SelectionPosition: [
                    { HasIndication: 'yes', IsAllocable: 'unknown', NumberVotes: 1 },
                  ],
                },
                {
                  ContestSelectionId: 'r-w',
                  SelectionPosition: [
                    {
                      HasIndication: 'yes',
                      IsAllocable: 'yes',
                      NumberVotes: 1,
                      Rank: 2,
                      CVRWriteIn: { Text: 'Zoë & Co' },
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    {
      BallotStyleUnitId: 'u1',
      CurrentSnapshotId: 't',
      CVRSnapshot: [
        {
          '@id': 't',
          CVRContest: [
            { ContestId: 'mayor', Overvotes: 1, Status: ['overvoted'] },
            { ContestId: 'ranked' },
          ],
        },
      ],
    },
    { CurrentSnapshotId: 'missing' },
  ],
  Election: [
    {
      '@id': 'e',
      '@type': 'CVR.Election',
      Name: 'General',
      Candidate: [
        { '@id': 'ann', Name: ' Ann\n Able ', PartyId: 'p' },
        { '@id': 'bob', Name: 'Bob' },
      ],
      Contest: [
        {
          '@id': 'mayor',
          '@type': 'CVR.RetentionContest',
          Name: 'Mayor',
          PrimaryPartyId: 'p',
          ContestSelection: [
            { '@id': 'm-ann', CandidateIds: ['ann', 'bob'] },
            { '@id': 'm-bob', CandidateIds: ['bob'], Code: [{ Type: 'other', Value: '17' }] },
          ],
        },
        {
          '@id': 'ranked',
          '@type': 'CVR.CandidateContest',
          Name: 'Ranked',
          VoteVariation: 'rcv',
          VotesAllowed: 1,
          ContestSelection: [
            { '@id': 'r-2', CandidateIds: ['bob'] },
            { '@id': 'r-w', IsWriteIn: true },
          ],
        },
      ],
    },
  ],
  GpUnit: [{ '@id': 'u1', Name: 'Ward 1', Type: 'precinct' }],
  Party: [
    { '@id': 'p', Name: 'Purple', Abbreviation: 'PUR' },
    { '@id': 'q', Name: 'Quiet' },
  ],
  Version: '1.0.0',
};

interface Attributes {
  readonly '@id'?: string;
  readonly '@type'?: string;
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Writes JSON as XML of the format: identifiers and types are attributes, and lists of identifiers are one text. */
function xmlOf(name: string, value: unknown): string {
  if (Array.isArray(value))
    return name.endsWith('Ids')
      ? xmlOf(name, value.join(' '))
      : value.map((item) => xmlOf(name, item)).join('\n  ');
  if (typeof value !== 'object' || value === null)
    return `<${name}>${escape(String(value))}</${name}>`;
  const { '@id': id, '@type': type, ...rest } = value as Record<string, unknown> & Attributes;
  const attributes = [
    id === undefined ? '' : ` ObjectId="${id}"`,
    type === undefined ? '' : ` xsi:type="${type.replace('CVR.', '')}"`,
  ];
  const children = Object.entries(rest).map(([key, child]) => xmlOf(key, child));
  return `<${name}${attributes.join('')}>\n  ${children.join('\n  ')}</${name}>`;
}

const xml = `<?xml version="1.0" encoding="UTF-8"?>\n${xmlOf(
  'CastVoteRecordReport',
  content,
).replace(
  '<CastVoteRecordReport>',
  '<CastVoteRecordReport xmlns="http://itl.nist.gov/ns/voting/1500-103/v1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
)}`;
const json = JSON.stringify({ '@type': 'CVR.CastVoteRecordReport', ...content });

it('one content gives one dataset, whether as JSON or as XML', async () => {
  const ofJson = await readFiles([fileOf(json)]);
  const ofXml = await readFiles([fileOf(xml, 'report.xml')]);
  expect(ofXml.contests).toEqual(ofJson.contests);
  expect(ofXml.records).toEqual(ofJson.records);
  expect(ofXml.summary).toEqual(ofJson.summary);
  expect(ofXml.issues.map(({ severity, code }) => [severity, code])).toEqual(
    ofJson.issues.map(({ severity, code }) => [severity, code]),
  );
  expect(ofJson.contests).toMatchObject([
    {
      name: 'Mayor',
      voteFor: 1,
      rankLimit: 0,
      party: 'PUR',
      choices: [
        { name: 'Ann Able / Bob', party: 'PUR' },
        { name: 'Bob', code: '17' },
      ],
    },
    { name: 'Ranked', voteFor: 1, rankLimit: 2 },
  ]);
  expect(ofJson.records[0]!.attributes).toEqual({
    precinct: 'Ward 1',
    ballotStyle: '7',
    tabulator: 'D',
    batch: 'B',
    party: 'PUR / Quiet',
  });
  expect([...ofJson.records[0]!.selections.values()]).toEqual([
    { marks: [{ choice: 0, rank: 0 }], declared: 'nothing' },
    {
      marks: [
        { choice: 0, rank: 1 },
        { choice: 1, rank: 2 },
      ],
      declared: 'nothing',
    },
  ]);
  expect([...ofJson.records[1]!.selections.values()]).toEqual([
    { marks: [], declared: 'overvoted' },
    { marks: [], declared: 'nothing' },
  ]);
  expect(ofJson.summary).toMatchObject({ recordsRead: 3, recordsStored: 2, recordsRefused: 1 });
});

it('files of both kinds are one export', async () => {
  const { records, contests } = await readFiles([fileOf(json), fileOf(xml, 'report.xml')]);
  expect(records).toHaveLength(4);
  expect(contests).toHaveLength(2);
  expect(records[2]).toEqual(records[0]);
});
