import type { PreparedExport } from '@crossvote/formats';
import type { NewBlock } from '@crossvote/store';
import { IssueLog } from '@crossvote/opening';
import { ColumnSink, type BlockConsumer } from './column-sink.ts';
import { refuseHopeless } from './describe-dataset.ts';
import type { IngestRequest } from './ingest-request.ts';
import { recordSources } from './known-files.ts';
import { readAll } from './read-all.ts';
import type { CloserLook } from './repeats/closer-look.ts';
import { ComparedFiles } from './repeats/compared-files.ts';
import { FilePairs } from './repeats/file-pairs.ts';
import { findRepeats } from './repeats/find-repeats.ts';
import type { RecordSet } from './repeats/record-set.ts';
import { reportAggregates } from './repeats/report-aggregates.ts';
import { withoutTwins } from './repeats/without-twins.ts';
import type { ReadExport } from './reading-result.ts';

/** Where the records of an export go. */
export interface ExportTarget {
  readonly consume: BlockConsumer;
  /** Forgets all blocks that were handed over, as the export is read once more. */
  readonly startOver: () => Promise<void>;
  /** Aborted when blocks can no longer be stored. */
  readonly lost: AbortSignal;
}

/**
 * Reads an export to its end. If that shows repeated files or records, it reads the export once more without them. They
 * are known only at the end, and few exports have any.
 *
 * @param said - issues that were reported so far
 * @throws FileError when the export as a whole cannot be read, or a person must decide something
 */
export async function readExport(
  prepared: PreparedExport,
  request: IngestRequest,
  said: IssueLog,
  target: ExportTarget,
): Promise<ReadExport> {
  const reading = new ExportReading(prepared, request, target);
  const first = await reading.read(prepared.files);
  if (!first.log) return withIssues(first, said);
  const found = new IssueLog().include(said);
  const files = await withoutTwins(prepared, first.log, found);
  const hasTwins = files.length < prepared.files.length;
  if (hasTwins) await target.startOver();
  const distinct = hasTwins ? await reading.read(files) : first;
  const pairs = distinct.log && new FilePairs(distinct.log, new ComparedFiles(distinct.log, files));
  const look = pairs?.closerLook();
  if (pairs && look) {
    await target.startOver();
    await reading.read(files, { look });
    pairs.takeLook(look);
  }
  const leftOut = pairs && findRepeats(pairs, { choice: request.repeated, issues: found });
  if (leftOut) {
    reportAggregates(distinct.aggregateVotes, found);
    await target.startOver();
  }
  const last = leftOut ? await reading.read(files, { leftOut }) : distinct;
  const { read } = first.counts;
  const { refused } = last.counts;
  const stored = last.counts.stored - (leftOut?.size ?? 0);
  const counts = { read, stored, refused, repeated: read - stored - refused };
  return { ...withIssues(last, found), counts };
}

function withIssues(read: ReadExport, before: IssueLog): ReadExport {
  return { ...read, issues: new IssueLog().include(before).include(read.issues) };
}

/** Reads the same export any number of times. */
class ExportReading {
  constructor(
    private readonly prepared: PreparedExport,
    private readonly request: IngestRequest,
    private readonly target: ExportTarget,
  ) {}

  /**
   * @param files - the files of the export that are read
   * @param again - `look`: called with each block; `leftOut`: records that are read and counted as stored, but are not
   *   stored. Without both, files are compared
   */
  async read(
    files: PreparedExport['files'],
    again: { readonly look?: CloserLook; readonly leftOut?: RecordSet } = {},
  ): Promise<ReadExport & Pick<ColumnSink, 'log' | 'aggregateVotes'>> {
    const { lost, consume } = this.target;
    const issues = new IssueLog();
    const onDrain = (stored: number) => {
      refuseHopeless(recordSources(this.prepared), stored, issues);
    };
    const records = new Set(this.prepared.records);
    const { look, leftOut } = again;
    const isFirst = !look && !leftOut;
    const comparesFiles = isFirst && files.filter((file) => records.has(file)).length > 1;
    const onBlock = (block: NewBlock) => {
      look?.addBlock(block);
    };
    const sink = new ColumnSink(consume, { lost, onDrain, comparesFiles, onBlock, leftOut });
    const prepared = { ...this.prepared, files };
    const { summary, contests } = await readAll(prepared, sink, issues, this.request);
    const { recordsRead: read, recordsStored: stored, recordsRefused: refused } = summary;
    const counts = { read, stored, refused, repeated: 0 };
    const [groups, rarePairs] = [sink.contestGroups(), sink.rarePairs()];
    const { log, aggregateVotes } = sink;
    return { summary, counts, contests, groups, rarePairs, issues, log, aggregateVotes };
  }
}
