import { type IssueLog, quoteValue, type Severity } from '@crossvote/opening';
import type { StoredRecord } from './record-store.ts';
import type { VoteRecord } from './vote-record.ts';

interface Remark {
  readonly severity: Severity;
  readonly code: string;
  /** The message for so many records. */
  readonly message: (records: number) => string;
}

/** Most unknown parts that are named. */
const unknownLimit = 20;

const remarks = {
  earlierSnapshot: {
    severity: 'warning',
    code: 'contests_of_other_snapshots',
    message: (records) =>
      `${records} records have contests that their current snapshot lacks and an earlier version of them holds; these count as the last version that has them says: check whether the system left them out on purpose`,
  },
  snapshotPerContest: {
    severity: 'assumption',
    code: 'snapshots_joined',
    message: (records) =>
      `${records} records have several snapshots of one version, each with other contests; all of these count`,
  },
  impliedVote: {
    severity: 'assumption',
    code: 'implied_votes_counted',
    message: (records) =>
      `${records} records hold votes that the rules of straight party made; they count as votes`,
  },
  unclearMark: {
    severity: 'warning',
    code: 'marks_not_adjudicated',
    message: (records) =>
      `${records} records hold marks that the system had not yet counted or rejected; they do not count: export again after adjudication`,
  },
  writeInText: {
    severity: 'assumption',
    code: 'write_in_texts_not_read',
    message: (records) =>
      `${records} records hold texts that voters wrote; these are not read: a write-in counts for the choice that it refers to, mostly Write-in`,
  },
  voidedContest: {
    severity: 'warning',
    code: 'contests_voided',
    message: (records) =>
      `${records} records hold contests that the system voided by its rules; these are taken as not on the ballot`,
  },
  silentContest: {
    severity: 'assumption',
    code: 'blank_without_undervote',
    message: (records) =>
      `${records} records list contests without a mark, an overvote or an undervote; these are taken as on the ballot, and left blank`,
  },
  testRecord: {
    severity: 'warning',
    code: 'test_report',
    message: (records) =>
      `${records} records come from reports in test mode, and were refused; ingest official reports only`,
  },
} satisfies Record<string, Remark>;

type RemarkName = keyof typeof remarks;

/** Collects remarks about records, and reports each once for the whole export. */
export class ExportRemarks {
  private readonly counts = new Map<RemarkName, number>();
  private readonly sheets = new Set<string>();
  private readonly unknown = new Map<string, number>();
  private hasMoreUnknown = false;
  private readonly differing = new Map<string, number>();
  private stored = 0;
  private withBlank = 0;

  /** Notes a record that was stored. */
  note(record: VoteRecord, stored: StoredRecord): void {
    this.stored += 1;
    for (const remark of record.remarks) this.count(remark);
    for (const path of new Set(record.unknown)) this.noteUnknown(path);
    if (stored.hasVoidedContest) this.count('voidedContest');
    if (stored.hasSilentContest) this.count('silentContest');
    if (stored.hasBlankContest) this.withBlank += 1;
    if (record.sheet !== '' && this.sheets.size < 2) this.sheets.add(record.sheet);
    const name = stored.differingUndervotes;
    if (name !== undefined) this.differing.set(name, (this.differing.get(name) ?? 0) + 1);
  }

  /** Notes a record of a report in test mode. */
  noteTest(): void {
    this.count('testRecord');
  }

  /** Tells what was noted. @param file - name of the first file */
  tell(issues: IssueLog, file: string): void {
    const place = { file };
    const say = (severity: Severity, code: string, message: string) => {
      issues.add({ severity, code, message, place });
    };
    for (const [name, count] of this.counts) {
      const { severity, code, message } = remarks[name];
      say(severity, code, message(count));
    }
    for (const [path, count] of this.unknown)
      say(
        'warning',
        'unknown_element',
        `${count} records hold ${path}, which the format does not have there and which is not read: make sure that it says nothing of the votes`,
      );
    if (this.hasMoreUnknown)
      say(
        'warning',
        'unknown_element',
        `elements that the format does not have stand at more than these ${unknownLimit} places`,
      );
    for (const [name, count] of this.differing)
      say(
        'warning',
        'undervotes_differ',
        `${count} records state other undervotes of ${quoteValue(name)} than their marks leave; the marks count`,
      );
    if (this.stored > 0 && this.withBlank === 0)
      say(
        'assumption',
        'no_blank_contest',
        'no record lists a contest without votes: if the system leaves such contests out, undervotes are taken as not on the ballot',
      );
    if (this.sheets.size > 1)
      say(
        'assumption',
        'sheets_not_linked',
        'ballots have several sheets, and each sheet is a record of its own: contests of two sheets do not meet',
      );
    if (this.stored === 0) say('warning', 'no_records', 'no record was stored');
  }

  private noteUnknown(path: string): void {
    const count = this.unknown.get(path) ?? 0;
    if (count === 0 && this.unknown.size >= unknownLimit) this.hasMoreUnknown = true;
    else this.unknown.set(path, count + 1);
  }

  private count(name: RemarkName): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }
}
