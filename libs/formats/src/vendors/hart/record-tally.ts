import type { IssueLog, Severity } from '@crossvote/opening';
import type { HartRecord } from './hart-record.ts';
import type { ScannedBallot } from './scanned-ballots.ts';

/** Most unknown parts that are named. */
const unknownLimit = 20;

/** `1_` first sheet, `e_` electronic, `p_` provisional; other sheets have none. */
export type FilePrefix = '1' | 'e' | 'p' | '';

/** The letter before the identifier in a file name. */
export function filePrefix(name: string): FilePrefix {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const letter = /^([1ep])_/i.exec(base)?.[1]?.toLowerCase();
  return letter === '1' || letter === 'e' || letter === 'p' ? letter : '';
}

/** Counts facts about all stored records for the report. */
export class RecordTally {
  private records = 0;
  private firstSheets = 0;
  private grouped = 0;
  private notListed = 0;
  private readonly unknown = new Map<string, number>();
  private hasMoreUnknown = false;

  add(record: HartRecord, prefix: FilePrefix, scanned: ScannedBallot | undefined): void {
    this.records += 1;
    if (record.sheet > 0 ? record.sheet === 1 : prefix !== '') this.firstSheets += 1;
    if (record.isElectronic || prefix === 'e' || prefix === 'p') this.grouped += 1;
    if (!scanned) this.notListed += 1;
    const unknown = [record, ...record.contests].flatMap((part) => part.unknown);
    if (unknown.length > 0) this.noteUnknown(new Set(unknown));
  }

  private noteUnknown(paths: ReadonlySet<string>): void {
    for (const path of paths) {
      const count = this.unknown.get(path) ?? 0;
      if (count === 0 && this.unknown.size >= unknownLimit) this.hasMoreUnknown = true;
      else this.unknown.set(path, count + 1);
    }
  }

  /** @param hasList - whether a list of scanned ballots came with the records */
  report(file: string, hasList: boolean, issues: IssueLog): void {
    const { records, firstSheets, grouped, notListed } = this;
    const say = (holds: boolean, severity: Severity, code: string, message: string) => {
      if (holds) issues.add({ severity, code, message, place: { file } });
    };
    say(
      firstSheets < records,
      'assumption',
      'sheets_not_linked',
      `each sheet is a record of its own, as the export does not link the sheets of a ballot: ${firstSheets} of ${records} records are first sheets or electronic ballots; contests on different sheets never meet`,
    );
    say(
      grouped > 0,
      'assumption',
      'counting_group_assumed',
      `${grouped} records are marked as electronic or provisional; where nothing else names their counting group, that is taken as it`,
    );
    say(
      hasList && notListed > 0,
      'warning',
      'ballots_not_listed',
      `${notListed} records are not in the list of scanned ballots; their counting group is unknown`,
    );
    for (const [path, count] of this.unknown)
      say(
        true,
        'warning',
        'unknown_element',
        `${count} records hold Cvr/${path}, which is not known and not read: make sure that it says nothing of the votes`,
      );
    say(
      this.hasMoreUnknown,
      'warning',
      'unknown_element',
      `unknown elements stand at more than these ${unknownLimit} places`,
    );
    say(
      records > 0,
      'assumption',
      'columns_not_stored',
      'identifiers of single ballots, places in the batch and images of write-ins are not stored',
    );
  }
}
