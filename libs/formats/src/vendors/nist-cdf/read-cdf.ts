import type { ExportFile, IssueLog, Recognition } from '@crossvote/opening';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { ExportSummary, ReadOptions } from '../../format-reader.ts';
import { cdfFileProblem, CdfProblem } from './cdf-problem.ts';
import { reportsAmong } from './cdf-files.ts';
import { ContestBook } from './contest-book.ts';
import { ContestLists } from './contest-lists.ts';
import { ContestUsages } from './contest-usage.ts';
import { DefinitionCollector, definingMembers } from './definition-collector.ts';
import type { ElectionDefinition } from './election-definition.ts';
import { ExportRemarks } from './export-remarks.ts';
import { KeptRecords, readOutcome, type ReadRecord } from './kept-records.ts';
import { readMembers } from './read-members.ts';
import { RecordReading } from './record-reading.ts';
import { RecordStore } from './record-store.ts';
import { ReportDefinitions } from './report-definitions.ts';
import { RootMembers } from './root-members.ts';
import { SharedParts } from './shared-parts.ts';

/** The difference between the formats of this family. */
export interface CdfDialect {
  readonly recognise: (head: Buffer) => Recognition;
  /** Whether everything is read by the streaming parsers. Tests compare the faster way with this. */
  readonly isReference?: boolean;
}

/**
 * Reads the reports of an export, JSON and XML. The first reading collects definitions and the extent of marks and
 * ranks, as records may come before the election. The second one reads the records, unless they were few enough to be
 * kept.
 *
 * @throws FileError when a file as a whole cannot be read
 */
export async function readCdf(
  dialect: CdfDialect,
  files: readonly ExportFile[],
  sink: CvrSink,
  issues: IssueLog,
  { contests: ofFiles = new ContestsOfFiles() }: ReadOptions = {},
): Promise<ExportSummary> {
  const reports = await reportsAmong(files, dialect.recognise, issues);
  const firstName = reports[0]?.name ?? '';
  const definitions = new ReportDefinitions(issues);
  const lists = new ContestLists(ofFiles.hasMap);
  const roots = new RootMembers();
  const parts = dialect.isReference === true ? undefined : new SharedParts();
  const kept = parts && new KeptRecords();
  for (const file of reports) {
    const ofFile = new ContestUsages();
    const definition = await readDefinition(file, ofFile, { parts, kept, roots });
    lists.add(file.name, definitions.add(file.name, definition), ofFile);
  }

  roots.tell(issues);
  const book = new ContestBook({ sink, issues, ofFiles, file: firstName });
  book.enter(lists);
  const remarks = new ExportRemarks();
  const store = new RecordStore(sink);
  const reading = new RecordReading(store, issues, remarks, sink.identities);
  for (const [place, file] of reports.entries()) {
    store.beginFile(book.contestsOf(lists.ofFile(place)));
    reading.beginFile(file, definitions.ofFile(place));
    const records = kept?.ofFile(place);
    const take = (record: ReadRecord) => {
      reading.add(record);
    };
    await (records ? replay(records, sink, take) : readRecords(file, { parts, sink, take }));
  }
  remarks.tell(issues, firstName);
  return {
    electionName: definitions.fact('electionName'),
    electionDate: definitions.fact('electionDate'),
    electionType: definitions.fact('electionType'),
    resultsStatus: definitions.fact('resultsStatus'),
    softwareVersion: '',
    recordsRead: reading.stored + reading.refused,
    recordsStored: reading.stored,
    recordsRefused: reading.refused,
  };
}

/** The result of a first reading, for the next files and for a second reading. */
interface FirstReading {
  readonly parts: SharedParts | undefined;
  readonly kept: KeptRecords | undefined;
  readonly roots: RootMembers;
}

async function readDefinition(
  file: ExportFile,
  usages: ContestUsages,
  { parts, kept, roots }: FirstReading,
): Promise<ElectionDefinition> {
  const collector = new DefinitionCollector();
  const take = (record: ReadRecord) => {
    kept?.add(record);
    // A record that cannot be read is refused later.
    if (!(record.outcome instanceof CdfProblem)) usages.add(record.outcome);
  };
  try {
    await readMembers(file, {
      wanted: new Set(['CVR', ...definingMembers]),
      onMember: (member) => {
        if (member.name === 'CVR') take(readOutcome(member));
        else collector.add(member);
      },
      onPassed: (name) => {
        roots.pass(name, file.name);
      },
      afterChunk: () => Promise.resolve(),
      parts,
    });
    kept?.endFile();
    return collector.finish();
  } catch (error) {
    throw error instanceof CdfProblem ? cdfFileProblem(error, file.name) : error;
  }
}

/** How the records of a file are read for the second time. */
interface SecondReading {
  readonly parts: SharedParts | undefined;
  readonly sink: CvrSink;
  readonly take: (record: ReadRecord) => void;
}

function readRecords(file: ExportFile, { parts, sink, take }: SecondReading): Promise<void> {
  return readMembers(file, {
    wanted: new Set(['CVR']),
    onMember: (member) => {
      take(readOutcome(member));
    },
    afterChunk: () => sink.drain(),
    parts,
  });
}

/** Number of records between two drains of the sink. */
const drainRecords = 1000;

async function replay(
  records: readonly ReadRecord[],
  sink: CvrSink,
  take: (record: ReadRecord) => void,
): Promise<void> {
  for (const [place, record] of records.entries()) {
    take(record);
    if (place % drainRecords === 0) await sink.drain();
  }
}
