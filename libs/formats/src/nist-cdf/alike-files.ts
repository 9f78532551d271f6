import type { IssueLog } from '../issue.ts';

/** Fewer records may well be marked alike by chance. */
const leastRecords = 10;

interface Ballots {
  readonly file: string;
  records: number;
  /** Sum of the fingerprints: the same whatever the order of the records. */
  sum: number;
}

/**
 * Finds files of one export whose records have the same marks, whatever their order: mostly one report in two forms,
 * as JSON and as XML, of which each ballot would count twice. Identifiers of records, where there are any, do not tell,
 * as they may be numbered anew in each file.
 */
export class AlikeFiles {
  private readonly earlier: Ballots[] = [];
  private present: Ballots | undefined;

  constructor(private readonly issues: IssueLog) {}

  /** What is added from here on is of this file. */
  begin(file: string): void {
    this.end();
    this.present = { file, records: 0, sum: 0 };
  }

  /** @param fingerprint - of the marks of a record: equal for equal marks, 32 bits */
  add(fingerprint: number): void {
    if (!this.present) return;
    this.present.records += 1;
    this.present.sum = (this.present.sum + (fingerprint >>> 0)) % Number.MAX_SAFE_INTEGER;
  }

  /** Compares the file that ends with those before it. */
  end(): void {
    const { present } = this;
    this.present = undefined;
    if (!present || present.records < leastRecords) return;
    const twin = this.earlier.find(
      ({ records, sum }) => records === present.records && sum === present.sum,
    );
    if (twin)
      this.issues.add({
        severity: 'warning',
        code: 'files_alike',
        message: `its ${present.records} records have the same marks as those of ${twin.file}: if both are the same ballots in two forms, each ballot counts twice; give one of them`,
        place: { file: present.file },
      });
    this.earlier.push(present);
  }
}

/** A number that is equal for equal selections of a record, given in the same order. */
export function fingerprintOf(
  selections: readonly {
    readonly contest: number;
    readonly declared: string;
    readonly marks: readonly { readonly choice: number; readonly rank: number }[];
  }[],
): number {
  let sum = 0;
  for (const { contest, declared, marks } of selections) {
    let hash = Math.imul(contest + 1, 0x9e3779b1) ^ declared.length;
    // A sum: the order of the marks says nothing.
    for (const { choice, rank } of marks)
      hash = (hash + mixed(Math.imul(contest + 1, 0x85ebca6b) ^ (choice * 64 + rank + 1))) | 0;
    sum = (sum + mixed(hash)) | 0;
  }
  return mixed(sum);
}

function mixed(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}
