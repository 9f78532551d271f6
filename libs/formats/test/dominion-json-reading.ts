import { type ExportFile, FileError, type Issue, IssueLog } from '@crossvote/opening';
import { MemorySink } from './memory-sink.ts';
import { ContestsOfFiles } from '../src/contests/contests-of-files.ts';
import { dominionJson } from '../src/vendors/dominion-json/dominion-json.ts';

export type Json = Readonly<Record<string, unknown>>;

class PlainLog extends IssueLog {
  readonly issues: Issue[] = [];

  override add(issue: Issue): void {
    this.issues.push(issue);
    super.add(issue);
  }
}

/** A file in memory, in small pieces: nothing may depend on where one ends. */
export function memoryFile(name: string, content: unknown, chunkBytes = 50): ExportFile {
  const bytes = Buffer.isBuffer(content)
    ? content
    : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  return {
    name,
    head: () => Promise.resolve(bytes),
    async *read() {
      for (let at = 0; at < bytes.length; at += chunkBytes)
        yield await Promise.resolve(bytes.subarray(at, at + chunkBytes));
    },
  };
}

/** A manifest. */
export const list = (...entries: Json[]) => ({ Version: '5.17.18.1', List: entries });

/** An entry of the ContestManifest. */
export const contest = (id: number, more: Json = {}): Json => ({
  Id: id,
  Description: `Contest ${'ABCDEFG'[id - 1] ?? id}`,
  VoteFor: 1,
  NumOfRanks: 0,
  ...more,
});

/** An entry of the CandidateManifest; its contest is the tens of its id. */
export const candidate = (id: number, name: string, more: Json = {}): Json => ({
  Id: id,
  Description: name,
  ContestId: Math.floor(id / 10),
  Type: 'Regular',
  ...more,
});

/** All manifests. Contest 1: vote for 1; 2: vote for 3 with write-in lines; 3: three ranks; 4: disabled. */
export const manifests: Readonly<Record<string, unknown>> = {
  'ContestManifest.json': list(
    contest(1, { Description: ' Mayor  of\tExample ' }),
    contest(2, { VoteFor: 3 }),
    contest(3, { NumOfRanks: 3 }),
    contest(4, { Disabled: 1 }),
  ),
  'CandidateManifest.json': list(
    candidate(11, 'Ann', { Affiliations: [5] }),
    candidate(12, 'Bob'),
    candidate(13, 'Old', { Disabled: 1 }),
    candidate(21, 'Cy'),
    candidate(22, 'Di'),
    candidate(28, 'Zed', { Type: 'QualifiedWriteIn' }),
    candidate(29, 'Write-in', { Type: 'WriteIn' }),
    candidate(31, 'Kim'),
    candidate(32, 'Lee'),
    candidate(33, 'Mo'),
    candidate(41, 'Ida'),
  ),
  'PartyManifest.json': list({ Id: 5, Description: 'Whig' }),
  'PrecinctPortionManifest.json': list(
    { Id: 7, Description: 'Portion 7', PrecinctId: 70 },
    { Id: 8, Description: 'Portion 8' },
  ),
  'PrecinctManifest.json': list({ Id: 70, Description: 'Precinct Seventy' }),
  'BallotTypeManifest.json': list({ Id: 3, Description: 'Style 3' }),
  'CountingGroupManifest.json': list({ Id: 2, Description: 'Mail' }),
  'OutstackConditionManifest.json': list(
    { Id: 7, Description: 'Overvote' },
    { Id: 70, Description: 'Invalid Contest' },
  ),
};

/** A mark that counts. */
export const mark = (id: number, more: Json = {}): Json => ({
  CandidateId: id,
  Rank: 1,
  IsAmbiguous: false,
  IsVote: true,
  ...more,
});

/** A contest on a record. */
export const listed = (id: number, marks: Json[], more: Json = {}): Json => ({
  Id: id,
  Marks: marks,
  ...more,
});

/** The current version of a session, of one card. */
export const version = (contests: Json[], more: Json = {}): Json => ({
  PrecinctPortionId: 7,
  BallotTypeId: 3,
  IsCurrent: true,
  Cards: [{ PaperIndex: 0, Contests: contests }],
  ...more,
});

/** A session of one version. */
export const session = (contests: Json[], more: Json = {}): Json => ({
  TabulatorId: 1,
  BatchId: 2,
  RecordId: 'X',
  CountingGroupId: 2,
  ImageMask: 'D:\\secret\\image*.*',
  Original: version(contests),
  ...more,
});

/** A file of sessions. */
export const cvr = (...sessions: unknown[]) => ({
  Version: '5.17.18.1',
  ElectionId: 'Test',
  Sessions: sessions,
});

/** What reading the files came to; `lines` are the records as `Mayor: Ann | Council: none`. */
export async function readFiles(files: readonly ExportFile[], ofFiles = new ContestsOfFiles()) {
  const sink = new MemorySink(2);
  const log = new PlainLog();
  const summary = await dominionJson.read(files, sink, log, { contests: ofFiles });
  ofFiles.finish(log);
  expect(summary.recordsStored).toBe(sink.records.length);
  expect(summary.recordsRead).toBe(summary.recordsStored + summary.recordsRefused);
  const lines = sink.records.map(({ selections }) =>
    [...selections]
      .map(([number, { marks, declared }]) => {
        const { name, choices } = sink.contests[number]!;
        const words = marks.map(
          ({ choice, rank }) => `${choices[choice]!.name}${rank > 0 ? `@${rank}` : ''}`,
        );
        return `${name}: ${[...words, ...(declared === 'nothing' ? [] : [declared])].join(', ') || 'none'}`;
      })
      .join(' | '),
  );
  const codes = log.issues.map(({ severity, code }) => `${severity} ${code}`);
  return {
    summary,
    contests: sink.contests,
    records: sink.records,
    lines,
    issues: log.issues,
    codes,
  };
}

/** Files by their names. */
export const filesOf = (contents: Readonly<Record<string, unknown>>, chunkBytes?: number) =>
  Object.entries(contents).map(([name, content]) => memoryFile(name, content, chunkBytes));

/** Reads sessions with all manifests. */
export const read = (...sessions: unknown[]) =>
  readFiles(filesOf({ 'CvrExport_1.json': cvr(...sessions), ...manifests }));

/** The code of the refusal of the whole. */
export async function failure(contents: Readonly<Record<string, unknown>>): Promise<string> {
  const error: unknown = await readFiles(filesOf(contents)).catch((reason: unknown) => reason);
  return error instanceof FileError ? error.code : `other: ${String(error)}`;
}
