import path from 'node:path';
import { sharedDataFolder } from '@crossvote/samples';
import { type Issue, IssueLog } from '@crossvote/opening';
import { prepareExport } from '../src/index.ts';
import { countRecords } from './count-records.ts';
import { MemorySink } from './memory-sink.ts';
import { readGroups } from './read-groups.ts';
import type { ReadResult } from './read-text.ts';

const shared = sharedDataFolder();

/** For tests of inputs that were made after reports of users; skipped where these are missing. */
export const describeReported: typeof describe.skip =
  shared === undefined ? describe.skip : describe;

/** Path of such an input. */
export const reported = (...names: readonly string[]) =>
  path.join(shared ?? '', '..', 'reported', ...names);

/** Reads files, folders or archives as one export, whose format is found. */
export async function readExportAt(...paths: readonly string[]): Promise<ReadResult> {
  const sink = new MemorySink();
  const log = new IssueLog();
  const issues: Issue[] = [];
  log.add = (issue) => issues.push(issue);
  const prepared = await prepareExport({ paths, format: 'auto' }, log);
  const summary = await readGroups(prepared, sink, log).finally(prepared.close);
  return { summary, contests: sink.contests, records: sink.records, issues };
}

/** Counts by the names of contests and choices, as `Mayor: Ann 2, Bo 1, undervote 1, overvote 1`. */
export function countsOf(read: ReadResult): string[] {
  return countRecords(read).map(({ name, choices, undervotedRecords, overvotedRecords }) => {
    const counts = choices.map((choice) => `${choice.name} ${choice.votes}`);
    if (undervotedRecords > 0) counts.push(`undervote ${undervotedRecords}`);
    if (overvotedRecords > 0) counts.push(`overvote ${overvotedRecords}`);
    return `${name}: ${counts.join(', ')}`;
  });
}
