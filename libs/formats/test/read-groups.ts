import type { IssueLog } from '@crossvote/opening';
import { readPrepared, type ExportSummary, type PreparedExport } from '../src/index.ts';
import type { MemorySink } from './memory-sink.ts';

/** Reads an opened export: by its reader alone where it is of one format, so that a sink gets what that one says. */
export async function readGroups(
  prepared: PreparedExport,
  sink: MemorySink,
  log: IssueLog,
): Promise<ExportSummary> {
  const [group, another] = prepared.groups;
  if (group && !another) return group.format.read(group.files, sink, log);
  return (await readPrepared(prepared, sink, log)).summary;
}
