import type { CvrSink } from '../cvr-sink.ts';
import type { ExportFile } from '../export-file.ts';
import type { ExportSummary, Recognition } from '../format-reader.ts';
import type { IssueLog } from '../issue.ts';
import { cdfFileProblem, CdfProblem } from './cdf-problem.ts';
import { reportsAmong } from './cdf-files.ts';
import { ContestBook } from './contest-book.ts';
import { ContestUsages } from './contest-usage.ts';
import { DefinitionCollector, definingMembers } from './definition-collector.ts';
import { ExportRemarks } from './export-remarks.ts';
import { readMembers } from './read-members.ts';
import { readRecord } from './read-record.ts';
import { RecordReading } from './record-reading.ts';
import { RecordStore } from './record-store.ts';
import { ReportDefinitions } from './report-definitions.ts';

/** What tells the formats of this family apart. */
export interface CdfDialect {
  readonly recognise: (head: Buffer) => Recognition;
  /** Whether identifiers of records may return in another file of the export. */
  readonly idsOfFileOnly: boolean;
}

/**
 * Reads the reports of an export, JSON and XML: first for what they define and how far marks and ranks go, as
 * records may come before the election; then for their records.
 *
 * @throws CvrFileError when a file as a whole cannot be read
 */
export async function readCdf(
  dialect: CdfDialect,
  files: readonly ExportFile[],
  sink: CvrSink,
  issues: IssueLog,
): Promise<ExportSummary> {
  const reports = await reportsAmong(files, dialect.recognise, issues);
  const firstName = reports[0]?.name ?? '';
  const definitions = new ReportDefinitions(issues);
  const usages = new ContestUsages();
  for (const file of reports) {
    const ofFile = new ContestUsages();
    const definition = await readDefinition(file, ofFile);
    definitions.add(file.name, definition);
    if (!definition.isTest) usages.merge(ofFile);
  }

  const book = new ContestBook(sink, issues, usages, firstName);
  book.enter(definitions.distinct.filter(({ isTest }) => !isTest));
  const remarks = new ExportRemarks();
  const reading = new RecordReading(new RecordStore(sink, book), issues, remarks, dialect);
  for (const [place, file] of reports.entries()) {
    reading.beginFile(file.name, definitions.ofFile(place));
    await readMembers(file, {
      wanted: new Set(['CVR']),
      onMember: (member) => {
        reading.add(member);
      },
      afterChunk: () => sink.drain(),
    });
  }
  remarks.tell(issues, firstName);
  return {
    electionName: definitions.electionName,
    softwareVersion: '',
    recordsRead: reading.stored + reading.refused,
    recordsStored: reading.stored,
    recordsRefused: reading.refused,
  };
}

async function readDefinition(file: ExportFile, usages: ContestUsages) {
  const collector = new DefinitionCollector();
  try {
    await readMembers(file, {
      wanted: new Set(['CVR', ...definingMembers]),
      onMember: (member) => {
        if (member.name !== 'CVR') collector.add(member);
        else if (!member.problem) addUsage(usages, member.node);
      },
      afterChunk: () => Promise.resolve(),
    });
    return collector.finish();
  } catch (error) {
    throw error instanceof CdfProblem ? cdfFileProblem(error, file.name) : error;
  }
}

/** A record that cannot be read is refused when it is read again. */
function addUsage(usages: ContestUsages, node: Parameters<typeof readRecord>[0]): void {
  let record;
  try {
    record = readRecord(node);
  } catch (error) {
    if (error instanceof CdfProblem) return;
    throw error;
  }
  usages.add(record);
}
