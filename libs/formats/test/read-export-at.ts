import { type Issue, IssueLog } from '@crossvote/opening';
import { prepareExport } from '../src/index.ts';
import { MemorySink } from './memory-sink.ts';
import { readGroups } from './read-groups.ts';
import type { ReadResult } from './read-text.ts';

class PlainLog extends IssueLog {
  readonly issues: Issue[] = [];

  override add(issue: Issue): void {
    this.issues.push(issue);
    super.add(issue);
  }
}

/** Reads files or folders as the command does: the format is found, and side files beside them are taken. */
export async function readExportAt(
  paths: readonly string[],
  format = 'auto',
): Promise<ReadResult & { readonly format: string }> {
  const log = new PlainLog();
  const sink = new MemorySink();
  const prepared = await prepareExport({ paths, format }, log);
  try {
    const summary = await readGroups(prepared, sink, log);
    const { contests, records } = sink;
    const found = prepared.groups.map((group) => group.format.id).join('+');
    return { summary, contests, records, issues: log.issues, format: found };
  } finally {
    prepared.close();
  }
}
