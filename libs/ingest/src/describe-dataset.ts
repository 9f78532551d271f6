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
  /** The files with records. */
  readonly files: readonly FinishedFile[];
}

/**
 * Refuses an export without any record that can be stored.
 *
 * @throws FileError with the first reason
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

/** Whether most records were refused. Otherwise the few that are left would be taken for the election. */
export function isMostlyRefused({ read, refused }: RecordCounts): boolean {
  return 2 * refused > read;
}

/** After so many refused records, the other records are expected to be refused, too. */
const hopelessRefusals = 200_000;

/**
 * Ends the reading of a file in which next to nothing is a record. It may have a billion more lines.
 *
 * @throws FileError after 200,000 refused records, if less than one record in a hundred is stored
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

/** The folder, archive or file that a person named. Names of files within it may identify single ballots. */
function nameOfPath({ paths }: IngestRequest): string {
  return path.basename(path.resolve(paths[0] ?? ''));
}
