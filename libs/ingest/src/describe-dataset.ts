import path from 'node:path';
import {
  CvrFileError,
  type ExportSummary,
  type InputFile,
  type IssueLog,
} from '@crossvote/formats';
import type { FinishedDataset } from '@crossvote/store';
import type { TalliedContest } from './column-sink.ts';
import { electionTypeOf } from './election-type.ts';
import type { IngestRequest } from './ingest-request.ts';

/** What was read. */
interface ReadExport {
  /** Those with records. */
  readonly files: readonly InputFile[];
  readonly summary: ExportSummary;
  readonly contests: readonly TalliedContest[];
  readonly issues: IssueLog;
}

/**
 * Refuses an export of which nothing can be stored.
 *
 * @throws CvrFileError with the first reason for it
 */
export function refuseEmpty(
  files: readonly InputFile[],
  summary: ExportSummary,
  issues: IssueLog,
): void {
  if (summary.recordsStored > 0) return;
  const first = issues.list().find(({ severity }) => severity === 'refused');
  const line = first?.lines[0]?.[0];
  const reason = first
    ? `all ${summary.recordsRead} records were refused; the first: ${first.message}`
    : 'holds a header and no records; export it again';
  const file = first?.file ?? files[0]?.name ?? '';
  throw new CvrFileError('no_records', reason, line === undefined ? { file } : { file, line });
}

/** Whether most records were refused: what is left would be taken for the election. */
export function isMostlyRefused({ recordsRead, recordsRefused }: ExportSummary): boolean {
  return 2 * recordsRefused > recordsRead;
}

/** So many refused records tell what the others would be. */
const hopelessRefusals = 200_000;

/**
 * Ends the reading of a file of which next to nothing is a record: it may have a billion lines more.
 *
 * @throws CvrFileError after 200,000 refused records, where less than one in a hundred is stored
 */
export function refuseHopeless(
  files: readonly InputFile[],
  stored: number,
  issues: IssueLog,
): void {
  if (issues.refused < hopelessRefusals || stored * 100 > issues.refused) return;
  const first = issues.list().find(({ severity }) => severity === 'refused');
  throw new CvrFileError(
    'mostly_refused',
    `${issues.refused} records were refused and ${stored} could be stored, so that the rest was not read; the first: ${first?.message ?? ''}`,
    { file: first?.file ?? files[0]?.name ?? '' },
  );
}

/** The dataset as the store takes it: what the export says, and what a person says about it. */
export function describeDataset(
  request: IngestRequest,
  { files, summary, contests, issues }: ReadExport,
): FinishedDataset {
  const { electionName, softwareVersion, recordsRead, recordsStored, recordsRefused } = summary;
  return {
    name: request.name ?? (electionName || nameOfPath(request)),
    description: request.description ?? '',
    electionDate: request.electionDate ?? summary.electionDate ?? '',
    electionType: request.electionType ?? typeOf(summary),
    softwareVersion,
    recordsRead,
    stored: recordsStored,
    refused: recordsRefused,
    issues: JSON.stringify(issues.list()),
    contests: contests.map(({ definition, choices, tally }) => {
      const { votes, ...results } = tally;
      const { name, code, party, voteFor, rankLimit } = definition;
      return {
        ...{ name, code, party, voteFor, rankLimit },
        ...results,
        choices: choices.map((choice, place) => ({ ...choice, voteCount: votes[place] ?? 0 })),
      };
    }),
    files: files.map(({ name, sha256 = '', sizeBytes }) => ({ name, sha256, sizeBytes })),
    replace: request.replace === true,
  };
}

function typeOf({ electionName, electionType = '' }: ExportSummary): string {
  return electionType === '' ? electionTypeOf(electionName) : electionType;
}

/** The folder, archive or file as a person named it: files within it may be called after single ballots. */
function nameOfPath({ paths }: IngestRequest): string {
  return path.basename(path.resolve(paths[0] ?? ''));
}
