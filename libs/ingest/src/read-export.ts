import { KnownJoins, type PreparedExport } from '@crossvote/formats';
import type { NewBlock } from '@crossvote/store';
import { IssueLog, type OpenedFile } from '@crossvote/opening';
import { ColumnSink, type BlockConsumer } from './column-sink.ts';
import { refuseHopeless } from './describe-dataset.ts';
import type { IngestRequest } from './ingest-request.ts';
import { recordSources } from './known-files.ts';
import { readAll } from './read-all.ts';
import type { CloserLook } from './repeats/closer-look.ts';
import { ComparedFiles } from './repeats/compared-files.ts';
import { FilePairs } from './repeats/file-pairs.ts';
import { findRepeats } from './repeats/find-repeats.ts';
import { reportFormatsAlike } from './repeats/formats-alike.ts';
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
  const given = filesOf(prepared);
  const first = await reading.read(given);
  if (!first.log) return withIssues(first, said);
  const found = new IssueLog().include(said);
  const files = await withoutTwins(prepared.records, given, first.log, found);
  const hasTwins = files.length < given.length;
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
  reportFormatsAlike(last, request.repeated, found);
  const { read } = first.counts;
  const { refused } = last.counts;
  const stored = last.counts.stored - (leftOut?.size ?? 0);
  const counts = { read, stored, refused, repeated: read - stored - refused };
  return { ...withIssues(last, found), counts };
}

/** The files of all formats. */
function filesOf({ groups }: PreparedExport): OpenedFile[] {
  return [...new Set(groups.flatMap(({ files }) => files))];
}

/** What one reading shows beside what is kept of it. */
interface Reading extends ReadExport, Pick<ColumnSink, 'log' | 'aggregateVotes'> {
  /** By the place of the format. */
  readonly tallies: readonly ReturnType<ColumnSink['talliesOf']>[];
}

function withIssues(read: ReadExport, before: IssueLog): ReadExport {
  return { ...read, issues: new IssueLog().include(before).include(read.issues) };
}

/** `look`: gets each block; `leftOut`: records that are read, and counted as stored, but go nowhere. */
interface ReadAgain {
  readonly look?: CloserLook;
  readonly leftOut?: RecordSet;
}

/** Reads the same export any number of times. */
class ExportReading {
  private readonly known = new KnownJoins();

  constructor(
    private readonly prepared: PreparedExport,
    private readonly request: IngestRequest,
    private readonly target: ExportTarget,
  ) {}

  /**
   * Reads it, and again where its end shows how contests of several formats are to be joined.
   *
   * @param files - those of the export that are read
   * @param again - files are compared without either
   */
  async read(files: readonly OpenedFile[], again: ReadAgain = {}): Promise<Reading> {
    const reading = await this.readOnce(files, again);
    if (!this.known.takeNews()) return reading;
    await this.target.startOver();
    return this.readOnce(files, again);
  }

  private async readOnce(
    files: readonly OpenedFile[],
    { look, leftOut }: ReadAgain,
  ): Promise<Reading> {
    const { lost, consume } = this.target;
    const issues = new IssueLog();
    const onDrain = (stored: number) => {
      refuseHopeless(recordSources(this.prepared), stored, issues);
    };
    const records = new Set(this.prepared.records);
    const isFirst = !look && !leftOut;
    const comparesFiles = isFirst && files.filter((file) => records.has(file)).length > 1;
    const onBlock = (block: NewBlock) => {
      look?.addBlock(block);
    };
    const sink = new ColumnSink(consume, { lost, onDrain, comparesFiles, onBlock, leftOut });
    const { prepared, known, request } = this;
    const { summary, formats, contests } = await readAll(
      prepared,
      { files, known },
      sink,
      issues,
      request,
    );
    const { recordsRead: read, recordsStored: stored, recordsRefused: refused } = summary;
    const counts = { read, stored, refused, repeated: 0 };
    const [groups, rarePairs] = [sink.contestGroups(), sink.rarePairs()];
    const { log, aggregateVotes } = sink;
    const tallies = formats.map((_, place) => sink.talliesOf(place));
    const found = { contests, groups, rarePairs, issues };
    return { summary, formats, counts, ...found, log, aggregateVotes, tallies };
  }
}
