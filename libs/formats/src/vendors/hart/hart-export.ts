import { FileError, type ExportFile, type IssueLog, namesOfContainers } from '@crossvote/opening';
import type { ExportSummary } from '../../format-reader.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import { isNoName, RecordKey } from '../../records/record-key.ts';
import { enterContest, type KnownContest } from './contest-definition.ts';
import {
  choiceLimit,
  contestLimit,
  ContestSurvey,
  type SurveyedContest,
} from './contest-survey.ts';
import { contestKey, type HartRecord } from './hart-record.ts';
import { joinDatabases } from './join-databases.ts';
import { KeptRecords } from './kept-records.ts';
import { PlainRecords } from './plain-records.ts';
import { RankContests } from './rank-contests.ts';
import { readRecordFile, type RecordFile } from './read-record-file.ts';
import { RecordStore, type RecordAttributes } from './record-store.ts';
import { filePrefix, RecordTally, type FilePrefix } from './record-tally.ts';
import { reportContests, reportDatabase } from './report-contests.ts';
import { reportRankContests, reportSpellings } from './report-joined.ts';
import type { ExportFiles } from './sort-files.ts';
import type { ScannedBallot, ScannedBallots } from './scanned-ballots.ts';

/** Reads one export: first a survey of all records, then a pass that stores them. */
export class HartExport {
  private readonly survey = new ContestSurvey();
  private readonly tally = new RecordTally();
  private readonly key = new RecordKey();
  private readonly plain: PlainRecords | undefined;
  private readonly kept = new KeptRecords();
  private otherFiles: number;

  constructor(
    private readonly files: ExportFiles,
    private readonly scanned: ScannedBallots,
    private readonly sink: CvrSink,
    private readonly issues: IssueLog,
    private readonly ofFiles: ContestsOfFiles,
    /** Whether every file is parsed and read twice. Tests compare the faster way with this. */
    private readonly isReference = false,
  ) {
    this.plain = isReference ? undefined : new PlainRecords();
    this.otherFiles = files.otherCount;
  }

  /** @throws FileError when there are no records, or more of something than any export has */
  async read(): Promise<ExportSummary> {
    const read = await this.surveyRecords();
    const databases = this.databases();
    const ranks = new RankContests(databases.values());
    const defined = new Map([...databases].map(([name, of]) => [name, ranks.define(of)]));
    const joined = joinDatabases(defined, this.ofFiles);
    const contests = new Map<string, KnownContest>();
    for (const [contest, known] of joined.flatMap((one) =>
      enterContest(one, this.sink, this.ofFiles),
    ))
      contests.set(contestKey(contest), known);
    const stored = await this.storeRecords(new RecordStore(this.sink, contests), ranks);
    const { place } = this.files;
    const ofExport = joined.map(({ contest }) => contest);
    reportContests(place, ofExport, this.issues);
    for (const ofDatabase of defined.values()) reportDatabase(place, ofDatabase, this.issues);
    reportSpellings(place, [...this.survey.contests.values()], this.issues);
    reportRankContests(place, ranks, this.issues);
    this.tally.report(place, this.scanned.size > 0, this.issues);
    this.reportOtherFiles();
    return {
      electionName: '',
      softwareVersion: '',
      recordsRead: read,
      recordsStored: stored,
      recordsRefused: read - stored,
    };
  }

  /** The contests of each election database, by its name for people. */
  private databases(): Map<string, SurveyedContest[]> {
    const found = this.survey.byDatabase();
    const names = namesOfContainers(found.keys());
    const nameOf = (container: string) =>
      container === '' ? this.files.place : (names.get(container) ?? container);
    return new Map([...found].map(([container, contests]) => [nameOf(container), contests]));
  }

  /** @returns the number of records */
  private async surveyRecords(): Promise<number> {
    let read = 0;
    for (const [place, file] of this.files.records.entries()) {
      const found = await readRecordFile(file, this.plain);
      if (found.kind === 'other') this.otherFiles += 1;
      else read += 1;
      if (found.kind === 'refused') this.refuse(read, found);
      if (found.kind !== 'record') continue;
      if (!this.survey.add(found.record.contests, file.container)) this.refuseSize();
      this.kept.add(place, found.record, found.isPlain);
    }
    if (read === 0)
      throw new FileError(
        'no_records',
        'holds no ballot record: no *.xml file with the root element Cvr; give the archive or the folder of the CVRs',
        { file: this.files.place },
      );
    return read;
  }

  /** @returns the number of records stored */
  private async storeRecords(store: RecordStore, ranks: RankContests): Promise<number> {
    let stored = 0;
    for (const [place, file] of this.files.records.entries()) {
      const record = await this.recordOf(place, file);
      if (!record) continue;
      const scanned = this.scanned.get(record.guid);
      const prefix = filePrefix(file.name);
      // Each record has its own file.
      this.sink.identities?.beginFile(file);
      store.store(ranks.join(record.contests), attributesOf(record, prefix, scanned));
      this.tally.add(record, prefix, scanned);
      this.identify(record);
      stored += 1;
      await this.sink.drain();
    }
    return stored;
  }

  private async recordOf(place: number, file: ExportFile): Promise<HartRecord | undefined> {
    if (this.kept.isWhole && !this.isReference) return this.kept.at(place);
    const found = await readRecordFile(file, this.plain);
    return found.kind === 'record' ? found.record : undefined;
  }

  /** Sheets of one ballot may share an identifier. */
  private identify({ guid, sheet }: HartRecord): void {
    const key = isNoName(guid) ? undefined : this.key.name([guid, String(sheet)]);
    this.sink.identities?.add(key, 0);
  }

  /** File names are identifiers of ballots, so the message has the number of the file instead. */
  private refuse(number: number, { code, problem, line }: RecordFile & { kind: 'refused' }): void {
    const message = `the record file number ${number}, line ${line}, ${problem}`;
    this.issues.add({ severity: 'refused', code, message, place: { file: this.files.place } });
  }

  private refuseSize(): never {
    throw new FileError(
      'too_many_contests',
      `has more than ${contestLimit} contests or ${choiceLimit} choices: this is no CVR export`,
      { file: this.files.place },
    );
  }

  private reportOtherFiles(): void {
    const { otherFiles, files, scanned, issues } = this;
    const place = { file: files.place };
    if (otherFiles > 0) {
      const message = `${otherFiles} files that are no ballot records (signatures, images, logs and the like) were passed over`;
      issues.add({ severity: 'warning', code: 'files_passed_over', message, place });
    }
    if (scanned.passedOver > 0) {
      const message = `${scanned.passedOver} lines of the list of scanned ballots were passed over: they cannot be read, or differ from an earlier line of the same ballot`;
      issues.add({ severity: 'warning', code: 'list_lines_passed_over', message, place });
    }
  }
}

function attributesOf(
  record: HartRecord,
  prefix: FilePrefix,
  scanned: ScannedBallot | undefined,
): RecordAttributes {
  const isElectronic = record.isElectronic || prefix === 'e';
  const assumed = prefix === 'p' ? 'Provisional' : isElectronic ? 'Electronic' : '';
  const { votingType = '', workstation = '' } = scanned ?? {};
  return {
    precinct: record.precinct,
    party: record.party,
    countingGroup: votingType === '' ? assumed : votingType,
    tabulator: record.device === '' ? workstation : record.device,
    batch: record.batch,
  };
}
