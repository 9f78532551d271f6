import { FileError, type ExportFile, type IssueLog, quoteValue } from '@crossvote/opening';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import { SharedContests } from '../../contests/shared-contests.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { ExportSummary, FormatReader } from '../../format-reader.ts';
import { ContestSurvey } from './contest-survey.ts';
import { separateExports } from './separate-exports.ts';
import { recognise } from './file-kind.ts';
import { InvalidContests } from './invalid-contests.ts';
import type { Manifests } from './manifests.ts';
import { partiesOfMarks } from './mark-parties.ts';
import { planContests } from './plan-contests.ts';
import { RecordReader } from './record-reader.ts';
import { reportMissingManifests, reportPartialExport } from './partial-export.ts';
import { readSessionFile, type SessionFileHeader } from './session-file.ts';
import { sortFiles, type SortedFiles } from './sort-files.ts';
import { sides } from './side-files.ts';

/**
 * Without both manifests of names, the records are read twice, as contests must be known before the first record is
 * stored.
 */
async function surveyWhereNeeded(
  { records, manifests }: SortedFiles,
  invalid: InvalidContests,
): Promise<ContestSurvey | undefined> {
  if (manifests.has('contest') && manifests.has('candidate')) return undefined;
  const survey = new ContestSurvey(invalid);
  for (const file of records) await survey.add(file);
  return survey;
}

/** Remarks on files whose headers differ from the first one's. */
function compareHeaders(
  header: SessionFileHeader,
  first: SessionFileHeader,
  file: string,
  reader: RecordReader,
): void {
  if (header.electionId !== first.electionId)
    reader.remarks.add(
      'warning',
      'election_differs',
      `a file names the election ${quoteValue(header.electionId)}, the first one ${quoteValue(first.electionId)}: make sure that both are one election`,
      file,
    );
  if (header.version !== first.version)
    reader.remarks.add(
      'warning',
      'version_differs',
      `a file is of version ${quoteValue(header.version)}, the first one of ${quoteValue(first.version)}: make sure that both are one export`,
      file,
    );
}

async function readRecords(
  { records }: SortedFiles,
  reader: RecordReader,
  drain: () => Promise<void>,
): Promise<SessionFileHeader> {
  let first: SessionFileHeader | undefined;
  for (const file of records) {
    reader.beginFile(file);
    const header = await readSessionFile(file, {
      take: (session, record) => {
        reader.take(session, record, file.name);
      },
      refuse: (problem, record) => {
        reader.refuse(problem, record, file.name);
      },
      warn: (code, message) => {
        reader.remarks.add('warning', code, message, file.name);
      },
      drain,
    });
    first ??= header;
    compareHeaders(header, first, file.name, reader);
  }
  return first ?? { version: '', electionId: '' };
}

function reportInvalidContests(invalid: InvalidContests, file: string, issues: IssueLog): void {
  if (invalid.count === 0) return;
  const reason = invalid.isAssumed
    ? 'marked with condition 7, which OutstackConditionManifest.json does not name and which means InvalidContest in all exports known'
    : 'voided by the voting system (InvalidContest)';
  issues.add({
    severity: 'assumption',
    code: 'invalid_contests',
    message: `contests of records that are ${reason} are taken as not on the ballot: ${invalid.count}`,
    place: { file },
  });
}

/** The name in the manifest of the election, if there is exactly one. */
function electionNameOf(manifests: Manifests): string {
  const [event, ...others] = manifests.entries('electionEvent');
  return event && others.length === 0 ? manifests.nameOf('electionEvent', event.fields.Id) : '';
}

/** Reads one export: files that share their identifiers. */
async function readExport(
  files: readonly ExportFile[],
  contests: SharedContests,
  sink: CvrSink,
  issues: IssueLog,
): Promise<ExportSummary> {
  const sorted = await sortFiles(files, issues);
  const { records, manifests } = sorted;
  const firstFile = records[0]?.name ?? '';
  reportMissingManifests(manifests, firstFile, issues);
  reportPartialExport(manifests, issues);
  const survey = await surveyWhereNeeded(sorted, new InvalidContests(manifests));
  const invalid = new InvalidContests(manifests);
  const plans = planContests(manifests, survey, await partiesOfMarks(records, manifests));
  const shared = contests.enter(
    manifests.entries('contest')[0]?.file ?? firstFile,
    plans.map(({ id, definition, candidates }) => {
      const choices = candidates.map((candidate) => candidate.definition.name);
      return { id: String(id), definition, choices };
    }),
  );
  const reader = new RecordReader({ plans, shared, manifests, invalid, sink, issues });
  const header = await readRecords(sorted, reader, () => sink.drain());
  reader.remarks.report(issues);
  reportInvalidContests(invalid, firstFile, issues);
  const { stored, refused } = reader;
  if (stored + refused === 0)
    throw new FileError('no_records', 'holds no session; give the whole export', {
      file: firstFile,
    });
  return {
    electionName: electionNameOf(manifests) || header.electionId,
    softwareVersion: header.version,
    recordsRead: stored + refused,
    recordsStored: stored,
    recordsRefused: refused,
  };
}

const read: FormatReader['read'] = async (
  files,
  sink,
  issues,
  { contests: ofFiles = new ContestsOfFiles() } = {},
): Promise<ExportSummary> => {
  const contests = new SharedContests(sink, ofFiles);
  const summaries: ExportSummary[] = [];
  for (const ofExport of separateExports(files))
    summaries.push(await readExport(ofExport, contests, sink, issues));
  const sum = (key: 'recordsRead' | 'recordsStored' | 'recordsRefused') =>
    summaries.reduce((all, summary) => all + summary[key], 0);
  const first = (key: 'electionName' | 'softwareVersion') =>
    summaries.map((summary) => summary[key]).find((text) => text !== '') ?? '';
  return {
    electionName: first('electionName'),
    softwareVersion: first('softwareVersion'),
    recordsRead: sum('recordsRead'),
    recordsStored: sum('recordsStored'),
    recordsRefused: sum('recordsRefused'),
  };
};

/** The JSON export of Dominion Democracy Suite, with its manifests. */
export const dominionJson: FormatReader = {
  id: 'dominion-json',
  title: 'Dominion JSON',
  description:
    'A ZIP or folder of CvrExport*.json files with ContestManifest.json and other manifests beside them, or all of these flattened to CSV',
  recognise,
  identities: 'dominion',
  sides,
  read,
};
