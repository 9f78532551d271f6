import { type ExportFile, type Issue, IssueLog } from '@crossvote/opening';
import { ContestsOfFiles } from '../src/contests/contests-of-files.ts';
import { nistCdf } from '../src/vendors/nist-cdf/nist-cdf.ts';
import { MemorySink } from './memory-sink.ts';
import type { ReadResult } from './read-text.ts';

/** A JSON object. */
export type Json = Record<string, unknown>;

/** A file in memory. */
export function fileOf(content: string | Buffer, name = 'report.json'): ExportFile {
  const bytes = Buffer.from(content);
  // Small chunks: nothing may depend on where one ends.
  const read = async function* () {
    for (let at = 0; at < bytes.length; at += 997)
      yield await Promise.resolve(bytes.subarray(at, at + 997));
  };
  return { name, read, head: () => Promise.resolve(bytes) };
}

/** Reads the files of one export. */
export async function readFiles(
  files: readonly ExportFile[],
  contests = new ContestsOfFiles(),
): Promise<ReadResult> {
  const sink = new MemorySink();
  const log = new IssueLog();
  const issues: Issue[] = [];
  log.add = (issue) => issues.push(issue);
  const summary = await nistCdf.read(files, sink, log, { contests });
  contests.finish(log);
  expect(summary.recordsStored).toBe(sink.records.length);
  expect(summary.recordsRefused).toBe(
    issues.filter(({ severity }) => severity === 'refused').length,
  );
  return { summary, contests: sink.contests, records: sink.records, issues };
}

/** Reads reports as files of JSON. */
export const read = (...reports: Json[]) => readJoined(reports);

/** The same, where `contests` decides which of them are one. */
export const readJoined = (reports: readonly Json[], contests?: ContestsOfFiles) =>
  readFiles(
    reports.map((report, place) => fileOf(JSON.stringify(report), `report-${place + 1}.json`)),
    contests,
  );

/** An election of a mayor, a council of two and a measure. */
export const election: Json = {
  '@type': 'CVR.Election',
  '@id': 'e',
  Name: 'General',
  Candidate: [
    { '@id': 'ann', Name: 'Ann  Able', PartyId: 'p' },
    {
      '@id': 'bob',
      Name: {
        Text: [
          { Language: 'es', Content: 'Roberto' },
          { Language: 'en', Content: 'Bob' },
        ],
      },
    },
    { '@id': 'cy', Name: 'Cy' },
  ],
  Contest: [
    {
      '@id': 'mayor',
      '@type': 'CVR.CandidateContest',
      Name: 'Mayor',
      VotesAllowed: 1,
      ContestSelection: [
        { '@id': 'm-ann', CandidateIds: ['ann'] },
        { '@id': 'm-bob', CandidateIds: ['bob'] },
        { '@id': 'm-w', IsWriteIn: true },
      ],
    },
    {
      '@id': 'council',
      '@type': 'CVR.CandidateContest',
      Name: 'Council',
      VotesAllowed: 2,
      ContestSelection: [
        { '@id': 'c-ann', CandidateIds: ['ann'] },
        { '@id': 'c-bob', CandidateIds: ['bob'] },
        { '@id': 'c-cy', CandidateIds: ['cy'] },
        { '@id': 'c-w1', IsWriteIn: true },
        { '@id': 'c-w2', IsWriteIn: true },
      ],
    },
    {
      '@id': 'bond',
      '@type': 'CVR.BallotMeasureContest',
      Name: 'Bond',
      ContestSelection: [
        { '@id': 'b-yes', Selection: 'Yes' },
        { '@id': 'b-no', Selection: 'No' },
      ],
    },
  ],
};

/** A mark of a choice that counts. */
export const mark = (
  choice: string | undefined,
  position: Json = {},
  selection: Json = {},
): Json => ({
  ...(choice === undefined ? {} : { ContestSelectionId: choice }),
  SelectionPosition: [{ HasIndication: 'yes', IsAllocable: 'yes', NumberVotes: 1, ...position }],
  ...selection,
});

/** A contest on a record. */
export const contest = (id: string, marks: readonly Json[], rest: Json = {}): Json => ({
  ContestId: id,
  CVRContestSelection: marks,
  ...rest,
});

/** A record of one snapshot. */
export const record = (contests: readonly Json[], rest: Json = {}): Json => ({
  '@type': 'CVR.CVR',
  CurrentSnapshotId: 's',
  CVRSnapshot: [{ '@id': 's', Type: 'original', CVRContest: contests }],
  ...rest,
});

/** A report of records, with the election. */
export const report = (records: unknown, rest: Json = {}): Json => ({
  CVR: records,
  Election: [election],
  Party: [{ '@id': 'p', Name: 'Purple Party', Abbreviation: 'PUR' }],
  GpUnit: [{ '@id': 'u1', Name: 'Ward 1', Type: 'precinct' }],
  '@type': 'CVR.CastVoteRecordReport',
  ...rest,
});

/** Records as `Mayor: Ann Able | Bond: Yes`. */
export const selectionsOf = ({ contests, records }: ReadResult) =>
  records.map(({ selections }) =>
    [...selections]
      .map(([number, { marks, declared }]) => {
        const { name, choices } = contests[number]!;
        const marked = marks.map(
          ({ choice, rank }) => choices[choice]!.name + (rank > 0 ? ` (${rank})` : ''),
        );
        return `${name}: ${marked.join(' + ') || 'none'}${declared === 'nothing' ? '' : ` ${declared}`}`;
      })
      .join(' | '),
  );

/** Codes of all issues. */
export const codesOf = ({ issues }: ReadResult) => issues.map(({ code }) => code);
/** Codes of the refused records. */
export const refusedOf = ({ issues }: ReadResult) =>
  issues.filter(({ severity }) => severity === 'refused').map(({ code }) => code);

/** Reads one record of these contests. */
export const one = (...contests: Json[]) => read(report([record(contests)]));
