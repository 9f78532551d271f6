import {
  type CellScanner,
  FileError,
  foldWhiteSpace,
  type IssueLog,
  type Place,
  quoteValue,
  type Refusal,
  type Severity,
} from '@crossvote/opening';
import { attributeKinds, type CvrSink } from '../../cvr-sink.ts';
import { partsOf } from '../../records/batch-key.ts';
import { SeenRecords } from '../../records/seen-records.ts';
import { isNoName, RecordKey } from '../../records/record-key.ts';
import type { ContestVotes } from './contest-votes.ts';
import type { NameHeadings } from '../../columns/name-headings.ts';
import { keyOfRecord, type VoteRows } from './vote-table.ts';
import { AttributeCodes } from '../../records/block-codes.ts';

/** Longest value of an attribute, in bytes: it bounds the memory of a hostile file. */
const valueLimit = 255;
/** Most rows that another version of their record replaces. */
const replacedLimit = 1_000_000;

/** Turns rows into records. A row goes into the sink whole or not at all. */
export class RecordReader implements VoteRows {
  stored = 0;
  refused = 0;
  /** Those of the file at hand, and of all files. */
  private contests: readonly ContestVotes[] = [];
  private readonly allContests = new Set<ContestVotes>();
  private readonly attributes: AttributeCodes;
  /** Records of the file at hand. */
  private seen = new SeenRecords();
  private readonly key = new RecordKey();
  private headings: NameHeadings | undefined;
  /** Rows that do not count, by the record of which they are a version. */
  private readonly replaced = new Map<string, Place>();
  private replacedCount = 0;
  private readonly current = new Set<string>();

  /** @param wanted - records of which some row is not the version that counts */
  constructor(
    private readonly wanted: ReadonlySet<string>,
    private readonly sink: CvrSink,
    private readonly issues: IssueLog,
  ) {
    this.attributes = new AttributeCodes(sink);
  }

  /** @param contests - those of the file that follows */
  beginFile(contests: readonly ContestVotes[]): void {
    this.contests = contests;
    this.seen = new SeenRecords();
    for (const contest of contests) this.allContests.add(contest);
  }

  header(headings: NameHeadings, place: Place): void {
    this.headings = headings;
    for (const contest of this.contests) contest.begin(headings.votes);
    const { notStored, unknown } = headings;
    if (notStored.length > 0)
      this.add(
        'assumption',
        'columns_not_stored',
        `columns not stored: ${listed(notStored)}`,
        place,
      );
    if (unknown.length > 0)
      this.add(
        'warning',
        'columns_unknown',
        `columns of which nothing is known, and which are not read: ${listed(unknown)}; if they hold votes, those are missing`,
        place,
      );
  }

  row(cells: CellScanner, isCurrent: boolean, place: Place): void {
    const { headings } = this;
    if (!headings) throw new Error('the header was not read');
    const key = keyOfRecord(cells, headings);
    if (!isCurrent) {
      this.addReplaced(key, place);
      return;
    }
    const refusal = this.refusalOf(cells, headings);
    if (refusal) {
      this.refuse(refusal, place);
      return;
    }
    for (const contest of this.contests) contest.store();
    this.storeAttributes(cells, headings);
    this.stored += 1;
    if (key !== undefined && this.wanted.has(key)) this.current.add(key);
    if (key !== undefined && !this.seen.add(key, 0))
      this.warn(
        'duplicate_record',
        'repeats the tabulator, batch and record of an earlier one of this file; stored all the same: check whether the export holds ballots twice',
        place,
      );
    this.sink.identities?.add(
      key === undefined ? undefined : this.identityOf(key),
      place.line ?? 0,
    );
    if (!this.sink.endRecord()) return;
    for (const contest of this.allContests) contest.forgetCodes();
    this.attributes.forget();
  }

  refuse({ code, message, column }: Refusal, place: Place): void {
    this.refused += 1;
    this.add('refused', code, message, column === undefined ? place : { ...place, column });
  }

  warn(code: string, message: string, place: Place): void {
    this.add('warning', code, message, place);
  }

  drain(): Promise<void> {
    return this.sink.drain();
  }

  /** All files are read. */
  finish(file: string): void {
    for (const [key, place] of this.replaced) {
      if (this.current.has(key)) continue;
      this.refuse(
        {
          code: 'current_version_missing',
          message: 'the row is not the current version of its record, and no row is',
        },
        place,
      );
      this.replacedCount -= 1;
    }
    if (this.replacedCount > 0)
      this.add(
        'assumption',
        'adjudicated',
        `rows with another version of their record, which is the current one, are no records: ${this.replacedCount}`,
        { file },
      );
    for (const { codesDiffer, plan } of this.allContests) {
      const [differing] = codesDiffer;
      if (!differing) continue;
      const [name, [one, other]] = differing;
      this.add(
        'warning',
        'choice_with_codes',
        `${quoteValue(plan.name)}: ${quoteValue(name)} has the ids ${quoteValue(one)} and ${quoteValue(other)}, and is taken for one choice${codesDiffer.size > 1 ? `; so are ${codesDiffer.size - 1} others` : ''}`,
        { file },
      );
    }
  }

  private identityOf(name: string): RecordKey | undefined {
    const { tabulator, batch, record = '' } = partsOf(name);
    return isNoName(record) ? undefined : this.key.name([tabulator, batch, record]);
  }

  private addReplaced(key: string | undefined, place: Place): void {
    if (key === undefined) {
      const message = 'the row is not the current version of its record, and no record is named';
      this.refuse({ code: 'current_version_missing', message }, place);
      return;
    }
    this.replacedCount += 1;
    this.replaced.set(key, place);
    if (this.replaced.size > replacedLimit)
      throw new FileError(
        'too_many_versions',
        `has more than ${replacedLimit} rows that are not the current version of their record`,
        place,
      );
  }

  private refusalOf(cells: CellScanner, { roles }: NameHeadings): Refusal | undefined {
    for (const [column, role] of roles.entries()) {
      const isKept = attributeKinds.some((kind) => kind === role);
      const bytes = (cells.ends[column] ?? 0) - (cells.starts[column] ?? 0);
      if (isKept && bytes > valueLimit)
        return {
          code: 'value_too_long',
          message: `the cell is longer than ${valueLimit} bytes`,
          column: column + 1,
        };
    }
    for (const contest of this.contests) {
      const refusal = contest.read(cells);
      if (refusal) return refusal;
    }
    return undefined;
  }

  private storeAttributes(cells: CellScanner, { roles }: NameHeadings): void {
    attributeKinds.forEach((attribute, kind) => {
      const column = roles.indexOf(attribute);
      if (column !== -1) this.attributes.set(kind, foldWhiteSpace(cells.text(column)));
    });
  }

  private add(severity: Severity, code: string, message: string, place: Place): void {
    this.issues.add({ severity, code, message, place });
  }
}

function listed(headings: readonly string[]): string {
  const more = headings.length > 20 ? ' and more' : '';
  return `${headings.slice(0, 20).map(quoteValue).join(', ')}${more}`;
}
