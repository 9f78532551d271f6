import type { ExportFile, IssueLog, Place } from '@crossvote/opening';
import { KeySet } from '../../records/key-set.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import { isNoName, RecordKey } from '../../records/record-key.ts';
import { CdfProblem } from './cdf-problem.ts';
import type { ElectionDefinition } from './election-definition.ts';
import type { ExportRemarks } from './export-remarks.ts';
import type { ReadRecord } from './kept-records.ts';
import type { RecordStore } from './record-store.ts';
import type { VoteRecord } from './vote-record.ts';

/** Reads the records of one file after the other. */
export class RecordReading {
  stored = 0;
  refused = 0;
  private file = '';
  private units: ReadonlyMap<string, string> = new Map();
  private parties: ReadonlyMap<string, string> = new Map();
  private namesOf: ElectionDefinition | undefined;
  private isTest = false;
  private numberInFile = 0;
  private seen = new KeySet();
  private readonly key = new RecordKey();

  constructor(
    private readonly store: RecordStore,
    private readonly issues: IssueLog,
    private readonly remarks: ExportRemarks,
    private readonly identities: CvrSink['identities'],
  ) {}

  /** Says that the next records are from this file. */
  beginFile(file: ExportFile, definition: ElectionDefinition | undefined): void {
    this.file = file.name;
    this.identities?.beginFile(file);
    this.numberInFile = 0;
    this.isTest = definition?.isTest ?? false;
    if (this.namesOf !== definition) {
      this.units = new Map(definition?.units ?? []);
      this.parties = new Map(definition?.parties ?? []);
    }
    this.namesOf = definition;
    this.seen = new KeySet();
  }

  /** Stores the record, or reports why it is refused. */
  add({ outcome, line }: ReadRecord): void {
    this.numberInFile += 1;
    try {
      if (this.isTest) {
        this.remarks.noteTest();
        throw new CdfProblem('test_ballot', 'is of a report in test mode');
      }
      if (outcome instanceof CdfProblem) throw outcome;
      const record = outcome;
      const unit = this.units.get(record.unitId) ?? record.unitId;
      const party = record.partyIds.map((ids) => this.partyOf(ids)).join(' / ');
      const stored = this.store.store(record, { unit, party });
      this.remarks.note(record, stored);
      this.stored += 1;
      this.identities?.add(this.identityOf(record), line ?? 0);
      this.warnOfDuplicate(record, line);
    } catch (error) {
      if (!(error instanceof CdfProblem)) throw error;
      this.refused += 1;
      const message = this.withNumber(error.message, line);
      this.issues.add({ severity: 'refused', code: error.code, message, place: this.place(line) });
    }
  }

  private identityOf({ device, batch, uniqueId, sheet }: VoteRecord): RecordKey | undefined {
    return isNoName(uniqueId) ? undefined : this.key.name([device, batch, uniqueId, sheet]);
  }

  private partyOf(ids: string): string {
    const nameOf = (id: string) => this.parties.get(id);
    return (
      nameOf(ids) ??
      ids
        .split(/\s+/)
        .map((id) => nameOf(id) ?? id)
        .join(' / ')
    );
  }

  private warnOfDuplicate({ device, batch, uniqueId, sheet }: VoteRecord, line?: number): void {
    if (uniqueId === '') return;
    for (const part of [device, batch, uniqueId, sheet]) {
      const bytes = Buffer.from(part);
      this.seen.feed(bytes, 0, bytes.length);
    }
    if (this.seen.add()) return;
    const message =
      'has the identifier of an earlier record; stored all the same: check whether the export holds ballots twice';
    this.issues.add({
      severity: 'warning',
      code: 'duplicate_record',
      message: this.withNumber(message, line),
      place: this.place(line),
    });
  }

  /** Only XML has lines that help a person. */
  private withNumber(message: string, line: number | undefined): string {
    return line === undefined ? `record ${this.numberInFile}: ${message}` : message;
  }

  private place(line: number | undefined): Place {
    return line === undefined ? { file: this.file } : { file: this.file, line };
  }
}
