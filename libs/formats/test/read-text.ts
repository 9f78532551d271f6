import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ExportFile, FileError, InputFile, type Issue, IssueLog } from '@crossvote/opening';
import { errorOf } from '@crossvote/samples';
import { type ExportSummary, type StateWords } from '../src/index.ts';
import { readDominionCsv } from '../src/vendors/dominion-csv/dominion-csv.ts';
import { ContestsOfFiles } from '../src/contests/contests-of-files.ts';
import { InlinePieces } from './inline-pieces.ts';
import { MemorySink, type SinkContest, type SinkRecord } from './memory-sink.ts';

/** What reading an export came to. */
export interface ReadResult {
  readonly summary: ExportSummary;
  readonly contests: readonly SinkContest[];
  readonly records: readonly SinkRecord[];
  /** In the order in which they were found. */
  readonly issues: readonly Issue[];
  /** What names the records, as {@link NameList} has it. */
  readonly names?: readonly string[];
}

/** Keeps every issue beside its group. */
class PlainLog extends IssueLog {
  readonly issues: Issue[] = [];

  override add(issue: Issue): void {
    this.issues.push(issue);
    super.add(issue);
  }
}

/** Gives texts or bytes as files in a temporary folder to `use`. */
export async function withFiles<Result>(
  contents: readonly (string | Uint8Array)[],
  use: (paths: string[]) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'formats-'));
  try {
    const paths = contents.map((content, index) => {
      const file = path.join(folder, `file-${index + 1}.csv`);
      writeFileSync(file, content);
      return file;
    });
    return await use(paths);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How files are read. */
export interface ReadingOptions {
  readonly reference?: boolean;
  readonly words?: StateWords;
  /** Size of the chunks in which a file comes; as the disk gives them unless given. */
  readonly chunkBytes?: number;
  /** Size of the pieces in which records are read; row by row unless given. */
  readonly pieceBytes?: number;
  /** Decides which contests of several files are one. */
  readonly contests?: ContestsOfFiles;
}

function inChunks(file: ExportFile, chunkBytes = 0): ExportFile {
  if (chunkBytes === 0) return file;
  return {
    name: file.name,
    head: () => file.head(),
    async *read() {
      for await (const chunk of file.read())
        for (let at = 0; at < chunk.length; at += chunkBytes)
          yield chunk.slice(at, at + chunkBytes);
    },
  };
}

/** Reads the Dominion CSV files at `paths`. */
export async function readPaths(
  paths: readonly string[],
  options: ReadingOptions = {},
): Promise<ReadResult> {
  const sink = new MemorySink();
  const log = new PlainLog();
  const files: ExportFile[] = [];
  for (const file of paths) files.push(inChunks(await InputFile.open(file), options.chunkBytes));
  const { reference = false, pieceBytes, words } = options;
  const pieces = pieceBytes === undefined ? undefined : new InlinePieces(pieceBytes, sink);
  const contests = options.contests ?? new ContestsOfFiles();
  const how = { reference, pieces, words, contests };
  const summary = await readDominionCsv(files, sink, log, how);
  contests.finish(log);
  expect(summary.recordsStored).toBe(sink.records.length);
  expect(summary.recordsRefused).toBe(refusedOf(log.issues).length);
  expect(summary.recordsRead).toBe(summary.recordsStored + summary.recordsRefused);
  const { names } = sink.identities;
  return { summary, contests: sink.contests, records: sink.records, issues: log.issues, names };
}

/** Reads one Dominion CSV export from its files' contents. */
export function readText(
  contents: string | Uint8Array | readonly (string | Uint8Array)[],
  options: ReadingOptions = {},
): Promise<ReadResult> {
  const files = Array.isArray(contents) ? contents : [contents];
  return withFiles(files as (string | Uint8Array)[], (paths) => readPaths(paths, options));
}

/** The error with which reading fails. */
export function failureOf(
  contents: Parameters<typeof readText>[0],
  options: ReadingOptions = {},
): Promise<FileError> {
  return errorOf(readText(contents, options), FileError);
}

/** Refused records as `code @line`, in file order. */
export function refusedOf(issues: readonly Issue[]): string[] {
  return issues
    .filter(({ severity }) => severity === 'refused')
    .map(({ code, place }) => `${code} @${place.line}`);
}

/** Codes of the warnings and assumptions with their lines. */
export function remarksOf(issues: readonly Issue[]): string[] {
  return issues
    .filter(({ severity }) => severity !== 'refused')
    .map(({ code, place }) => `${code} @${place.line}`);
}
