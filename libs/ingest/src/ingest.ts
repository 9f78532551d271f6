import {
  chooseFormat,
  CvrFileError,
  hashFile,
  IssueLog,
  openExport,
  type ExportSummary,
  type ExportFile,
  type FormatReader,
  type InputFile,
  type OpenedExport,
} from '@crossvote/formats';
import { AlreadyIngestedError, type FinishedDataset, type Store } from '@crossvote/store';
import { ColumnSink, type TalliedContest } from './column-sink.ts';
import { electionTypeOf } from './election-type.ts';
import { inheritFacts } from './inherit-facts.ts';
import type { ContestReport, IngestReport } from './ingest-report.ts';
import { reportApartContests } from './report-apart-contests.ts';

/** How far an ingest is. */
export interface IngestProgress {
  /** Bytes of the files as they lie on the disk. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly records: number;
}

/**
 * What to ingest, and what a person says about it; what is left out comes from the one dataset that is replaced,
 * else from the export.
 */
export interface IngestRequest {
  /** Files of one export. */
  readonly paths: readonly string[];
  /** A format's id, or `auto`. */
  readonly format: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** ISO 8601 calendar date. */
  readonly electionDate?: string | undefined;
  readonly electionType?: string | undefined;
  /** Whether datasets that hold one of the files give way to this one. */
  readonly replace?: boolean | undefined;
  readonly onProgress?: ((progress: IngestProgress) => void) | undefined;
}

const progressMs = 100;

/**
 * Reads one export and stores it as a dataset that becomes visible whole or not at all. Without a store it is a
 * dry run: all is read and counted, nothing is kept.
 *
 * @throws CvrFileError when the export as a whole cannot be read; AlreadyIngestedError when a file of it is
 *   stored and `replace` is not set; nothing is stored then
 */
export async function ingest(request: IngestRequest, store?: Store): Promise<IngestReport> {
  const opened = await openExport(request.paths);
  try {
    return await ingestOpened(opened, request, store);
  } finally {
    opened.close();
  }
}

async function ingestOpened(
  { sources, files }: OpenedExport,
  request: IngestRequest,
  store?: Store,
): Promise<IngestReport> {
  const started = performance.now();
  const format = await chooseFormat(files, request.format);
  if (store && request.replace !== true) await refuseKnown(sources, store);
  const writer = await store?.beginDataset({ format: format.id });
  try {
    const sink = new ColumnSink(async (block, contests) => writer?.writeBlock(block, contests));
    const issues = new IssueLog();
    const { summary, contests } = await readAll(format, { sources, files }, sink, issues, request);
    reportApartContests(contests, sink.contestGroups(), sources, issues);
    const facts = await inheritFacts(request, sources, store);
    const described = describe(facts, sources, summary, contests, issues);
    const { replaced } = writer ? await writer.complete(described) : { replaced: [] };
    return {
      ...described,
      datasetId: writer?.datasetId ?? null,
      format: format.id,
      formatTitle: format.title,
      records: summary.recordsStored,
      contests: contests.map((contest) => reportContest(contest, summary.recordsStored)),
      issues: issues.list(),
      replaced,
      seconds: (performance.now() - started) / 1000,
    };
  } catch (error) {
    await writer?.abandon().catch(() => {
      // The database itself may be what failed (a full disk); the next start clears the remains.
    });
    throw error;
  }
}

async function readAll(
  format: FormatReader,
  {
    sources,
    files,
  }: { readonly sources: readonly InputFile[]; readonly files: readonly ExportFile[] },
  sink: ColumnSink,
  issues: IssueLog,
  { onProgress }: IngestRequest,
): Promise<{ summary: ExportSummary; contests: TalliedContest[] }> {
  const bytesTotal = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const report = () =>
    onProgress?.({
      // A format that reads its files twice must not show more than there is.
      bytesRead: Math.min(
        bytesTotal,
        sources.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
      ),
      bytesTotal,
      records: sink.records,
    });
  const timer = setInterval(report, progressMs);
  try {
    const summary = await format.read(files, sink, issues);
    const contests = await sink.finish();
    report();
    // Archives are read by member, so that their sums are still to be made.
    for (const source of sources) source.sha256 ??= await hashFile(source.path);
    refuseSame(sources);
    if (summary.recordsStored === 0) throw nothingToStore(sources, summary, issues);
    return { summary, contests };
  } finally {
    clearInterval(timer);
  }
}

/** A file that is stored already is told before it is read, where its size gives cause to look. */
async function refuseKnown(files: readonly InputFile[], store: Store): Promise<void> {
  for (const file of files) {
    if (!(await store.datasets.hasFileOfSize(file.sizeBytes))) continue;
    const [holder] = await store.datasets.holdersOf([await hashFile(file.path)]);
    if (holder) throw new AlreadyIngestedError(file.name, holder.datasetId);
  }
}

function refuseSame(files: readonly InputFile[]): void {
  files.forEach((file, place) => {
    const twin = files.slice(0, place).find(({ sha256 }) => sha256 === file.sha256);
    if (twin) {
      const problem =
        twin.name === file.name
          ? 'is given twice'
          : `has the same content as ${twin.name}, given with it`;
      throw new CvrFileError('same_file_twice', `${problem}; give each file once`, {
        file: file.name,
      });
    }
  });
}

function nothingToStore(
  files: readonly InputFile[],
  summary: ExportSummary,
  issues: IssueLog,
): CvrFileError {
  const first = issues.list().find(({ severity }) => severity === 'refused');
  const line = first?.lines[0]?.[0];
  const reason = first
    ? `all ${summary.recordsRead} records were refused; the first: ${first.message}`
    : 'holds a header and no records; export it again';
  const file = first?.file ?? files[0]?.name ?? '';
  return new CvrFileError('no_records', reason, line === undefined ? { file } : { file, line });
}

function describe(
  request: IngestRequest,
  files: readonly InputFile[],
  summary: ExportSummary,
  contests: readonly TalliedContest[],
  issues: IssueLog,
): FinishedDataset {
  const { electionName, softwareVersion, recordsRead, recordsStored, recordsRefused } = summary;
  return {
    name: request.name ?? (electionName || (files[0]?.name ?? '')),
    description: request.description ?? '',
    electionDate: request.electionDate ?? '',
    electionType: request.electionType ?? electionTypeOf(electionName),
    softwareVersion,
    recordsRead,
    stored: recordsStored,
    refused: recordsRefused,
    issues: JSON.stringify(issues.list()),
    contests: contests.map(({ definition, choices, tally }) => {
      const { votes, ...results } = tally;
      return {
        ...definition,
        ...results,
        choices: choices.map((choice, place) => ({ ...choice, voteCount: votes[place] ?? 0 })),
      };
    }),
    files: files.map(({ name, sha256 = '', sizeBytes }) => ({ name, sha256, sizeBytes })),
    replace: request.replace === true,
  };
}

function reportContest(
  { definition, choices, tally }: TalliedContest,
  records: number,
): ContestReport {
  const { votes, ...results } = tally;
  return {
    ...definition,
    ...results,
    choices: choices.map((choice, place) => ({ ...choice, votes: votes[place] ?? 0 })),
    votes: votes.reduce((sum, count) => sum + count, 0),
    notOnBallot: records - tally.records,
  };
}
