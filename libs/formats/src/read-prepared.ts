import { reportRemarks, type IssueLog } from '@crossvote/opening';
import { CompletingSink, type CompleteSink } from './completing-sink.ts';
import { ContestsOfFiles } from './contests/contests-of-files.ts';
import type { ExportSummary } from './format-reader.ts';
import type { PieceRunner } from './pieces/piece-format.ts';
import type { PreparedExport } from './prepare-export.ts';
import { reportUnusedLabels } from './words/labels-file.ts';

/** What reading an export came to. */
export interface ReadResult {
  readonly summary: ExportSummary;
  /** The files of contests that share their name with one of others, by the contest's number in the sink. */
  readonly filesApart: ReadonlyMap<number, string>;
}

/**
 * Reads an export to its end. It may be read several times, and without some of its files: each reading decides anew
 * which contests are one.
 *
 * @param pieces - reads plain records in other threads; all is read here where it is left out
 * @throws FileError when a file as a whole cannot be read; what went into the sink is then void
 */
export async function readPrepared(
  { format, files, words, labels, contestMap }: PreparedExport,
  sink: CompleteSink,
  issues: IssueLog,
  pieces?: PieceRunner,
): Promise<ReadResult> {
  const contests = new ContestsOfFiles(contestMap, words);
  const options = { pieces, words, contests };
  const summary = await format.read(files, new CompletingSink(sink), issues, options);
  contests.finish(issues);
  if (labels !== undefined) reportUnusedLabels(labels, words, issues);
  reportRemarks(files, issues);
  return { summary, filesApart: contests.filesApart() };
}
