import path from 'node:path';
import type { DatasetDescription } from '@crossvote/election';
import { type ExportSummary } from '@crossvote/formats';
import type { FinishedDataset, FinishedFile } from '@crossvote/store';
import { FileError, type InputFile, type IssueLog } from '@crossvote/opening';
import { electionTypeOf } from './election-type.ts';
import type { IngestRequest } from './ingest-request.ts';
import type { ReadExport, RecordCounts } from './reading-result.ts';

/** What was read. */
interface ReadFiles extends Pick<ReadExport, 'summary' | 'counts' | 'contests' | 'issues'> {
  /** Those with records. */
  readonly files: readonly FinishedFile[];
}

/**
 * Refuses an export of which nothing can be stored.
 *
 * @throws FileError with the first reason for it
 */
export function refuseEmpty(
  files: readonly InputFile[],
  { stored, read }: RecordCounts,
  issues: IssueLog,
): void {
  if (stored > 0) return;
  const first = issues.list().find(({ severity }) => severity === 'refused');
  const line = first?.lines[0]?.[0];
  const reason = first
    ? `all ${read} records were refused; the first: ${first.message}`
    : 'holds a header and no records; export it again';
  const file = first?.file ?? files[0]?.name ?? '';
  throw new FileError('no_records', reason, line === undefined ? { file } : { file, line });
}

/** Whether most records were refused: what is left would be taken for the election. */
export function isMostlyRefused({ read, refused }: RecordCounts): boolean {
  return 2 * refused > read;
}

/** So many refused records tell what the others would be. */
const hopelessRefusals = 200_000;

/**
 * Ends the reading of a file of which next to nothing is a record: it may have a billion lines more.
 *
 * @throws FileError after 200,000 refused records, where less than one in a hundred is stored
 */
export function refuseHopeless(
  files: readonly InputFile[],
  stored: number,
  issues: IssueLog,
): void {
  if (issues.refused < hopelessRefusals || stored * 100 > issues.refused) return;
  const first = issues.list().find(({ severity }) => severity === 'refused');
  throw new FileError(
    'mostly_refused',
    `${issues.refused} records were refused and ${stored} could be stored, so that the rest was not read; the first: ${first?.message ?? ''}`,
    { file: first?.file ?? files[0]?.name ?? '' },
  );
}

/** What people know the dataset by: as a person says, else as the export does. */
export function wordsOf(request: IngestRequest, summary: ExportSummary): DatasetDescription {
  return {
    name: request.name ?? (summary.electionName || nameOfPath(request)),
    description: request.description ?? '',
    electionDate: request.electionDate ?? summary.electionDate ?? '',
    electionType: request.electionType ?? typeOf(summary),
    resultsStatus: request.resultsStatus ?? statusOf(summary),
  };
}

/** The dataset as the store takes it. */
export function describeDataset(
  words: DatasetDescription,
  { replace }: Pick<IngestRequest, 'replace'>,
  { files, summary, counts, contests, issues }: ReadFiles,
): FinishedDataset {
  return {
    ...words,
    softwareVersion: summary.softwareVersion,
    recordsRead: counts.read,
    stored: counts.stored,
    refused: counts.refused,
    repeated: counts.repeated,
    issues: JSON.stringify(issues.list()),
    contests: contests.map(({ definition, choices, tally, file }) => {
      const { votes, ...results } = tally;
      const { name, code, party, voteFor, rankLimit } = definition;
      return {
        ...{ name, code, party, file, voteFor, rankLimit },
        ...results,
        choices: choices.map((choice, place) => ({ ...choice, voteCount: votes[place] ?? 0 })),
      };
    }),
    files,
    replace: replace === true,
  };
}

function statusOf({ resultsStatus = '' }: ExportSummary): string | null {
  return resultsStatus === '' ? null : resultsStatus;
}

function typeOf({ electionName, electionType = '' }: ExportSummary): string {
  return electionType === '' ? electionTypeOf(electionName) : electionType;
}

/** The folder, archive or file as a person named it: files within it may be called after single ballots. */
function nameOfPath({ paths }: IngestRequest): string {
  return path.basename(path.resolve(paths[0] ?? ''));
}
