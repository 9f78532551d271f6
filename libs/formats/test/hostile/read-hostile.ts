import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  FileError,
  type Issue,
  IssueLog,
  type KnownFormats,
  reportLeftOut,
  sortByFormat,
} from '@crossvote/opening';
import { inFolder } from '@crossvote/samples';
import {
  prepareExport,
  usualWords,
  type ExportSummary,
  type FormatReader,
} from '../../src/index.ts';
import { readGroups } from '../read-groups.ts';
import { MemorySink, type SinkContest, type SinkRecord } from '../memory-sink.ts';
import { memoryFiles, type FileBytes, type ReadingWork } from './memory-files.ts';
import { knownFormats } from '../../src/formats.ts';

/** What reading came to: a refusal of the whole, or a dataset. */
export type Outcome =
  | { readonly refusal: FileError }
  | {
      readonly refusal: undefined;
      readonly summary: ExportSummary;
      readonly contests: readonly SinkContest[];
      readonly records: readonly SinkRecord[];
      readonly issues: readonly Issue[];
    };

/**
 * How often a reader may go through a small export, of which a first look sees all: to find its format, to survey it, to
 * decide on its headings, and to read it.
 */
const mostPasses = 9;

/** Keeps every issue. */
class PlainLog extends IssueLog {
  readonly issues: Issue[] = [];

  override add(issue: Issue): void {
    this.issues.push(issue);
    super.add(issue);
  }
}

/**
 * Reads files that need not lie on a disk, nor be packed: members of archives and parts of workbooks are given as they
 * are. Anything but a dataset or a refusal is thrown on.
 *
 * @param known - formats that may be theirs
 */
export async function readLeaves(
  leaves: readonly FileBytes[],
  known: KnownFormats<FormatReader> = knownFormats,
): Promise<Outcome> {
  const work: ReadingWork = { bytes: 0 };
  const outcome = await readOrRefuse(async (sink, log) => {
    const files = memoryFiles(leaves, work);
    const { formats, parts } = await sortByFormat(known, files, 'auto');
    const leftOut = parts.filter(({ part }) => part === 'none').map(({ file }) => file.name);
    reportLeftOut(formats, leftOut, [], log);
    const groups = formats.map((format) => {
      const taken = parts.filter((sorted) => sorted.formats.includes(format));
      return { format, files: taken.map(({ file }) => file) };
    });
    const records = parts.filter(({ part }) => part === 'records').map(({ file }) => file);
    const nothing = { labels: undefined, contestMap: undefined, words: usualWords };
    const prepared = {
      groups,
      records,
      sources: [],
      found: files,
      close: () => undefined,
      ...nothing,
    };
    return readGroups(prepared, sink, log);
  });
  const size = leaves.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (work.bytes > size * mostPasses && !leaves.some(({ more }) => more))
    throw new Error(`${work.bytes} bytes were read of an export of ${size}`);
  return outcome;
}

/** Reads files whose bytes are these as the command does: from the disk, archives packed. */
export function readPacked(files: ReadonlyMap<string, Buffer>): Promise<Outcome> {
  return inFolder((folder) => {
    for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);
    return readPaths([...files.keys()].map((name) => path.join(folder, name)));
  });
}

function readPaths(paths: readonly string[]): Promise<Outcome> {
  return readOrRefuse(async (sink, log) => {
    const prepared = await prepareExport({ paths, format: 'auto' }, log);
    try {
      return await readGroups(prepared, sink, log);
    } finally {
      prepared.close();
    }
  });
}

type Reading = (sink: MemorySink, log: PlainLog) => Promise<ExportSummary>;

async function readOrRefuse(read: Reading): Promise<Outcome> {
  const sink = new MemorySink();
  const log = new PlainLog();
  try {
    const summary = await read(sink, log);
    const { contests, records } = sink;
    return { refusal: undefined, summary, contests, records, issues: log.issues };
  } catch (error) {
    if (error instanceof FileError) return { refusal: error };
    throw error;
  }
}
