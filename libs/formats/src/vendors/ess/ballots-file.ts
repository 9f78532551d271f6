import { FileError, type ExportFile, foldWhiteSpace, type IssueLog } from '@crossvote/opening';
import { isBallotsHeading, roleOf } from './heading-roles.ts';
import { attributeColumns } from './layout.ts';
import { recordKey } from './record-numbers.ts';
import { TextRecords, textsOf } from './text-records.ts';

/** Most ballots whose attributes are kept, and most different sets of attributes. */
const ballotLimit = 5_000_000;
const setLimit = 500_000;
/** Longest value of an attribute, in characters. */
export const valueLimit = 255;

/** Values by the number of the attribute. */
export type AttributeSet = ReadonlyMap<number, string>;

/** The rows of one file, once its headings are known. */
interface BallotRows {
  readonly file: string;
  readonly issues: IssueLog;
  /** Column of each attribute by its number. */
  readonly columns: ReadonlyMap<number, number>;
  count: number;
  /** The total that the last line states. */
  total?: number;
}

/** The attributes of each record in the ballots files of an export: batch, reporting group, machine and the like. */
export class BallotsFile {
  /** The name in the title rows, or empty. */
  electionName = '';
  /** By record number: twice the index of its set, plus 1 once a record was found for it. */
  private readonly ballots = new Map<string, number>();
  private readonly sets: AttributeSet[] = [];
  private readonly setPlaces = new Map<string, number>();

  get isEmpty(): boolean {
    return this.ballots.size === 0;
  }

  /** Attributes of a record; undefined when it is not listed. */
  find(key: string): AttributeSet | undefined {
    const found = this.ballots.get(key);
    if (found === undefined) return undefined;
    if ((found & 1) === 0) this.ballots.set(key, found | 1);
    return this.sets[found >> 1];
  }

  /** Number of listed ballots without a record. */
  countLeftOver(): number {
    let count = 0;
    for (const found of this.ballots.values()) if ((found & 1) === 0) count += 1;
    return count;
  }

  /**
   * Reads one file.
   *
   * @throws FileError when it is cut off, or too large to be kept
   */
  async read(file: ExportFile, issues: IssueLog): Promise<void> {
    const titles: string[] = [];
    let rows: BallotRows | undefined;
    for await (const record of new TextRecords(file, issues).read()) {
      const cells = textsOf(record).map(foldWhiteSpace);
      if (rows) this.addRow(record, cells, rows);
      else if (isBallotsHeading(cells))
        rows = { file: file.name, issues, columns: attributeColumns(cells.map(roleOf)), count: 0 };
      else titles.push(cells[0] ?? '');
    }
    this.electionName ||= titles[1] ?? '';
    if (rows?.total === undefined || rows.total === rows.count) return;
    warn(
      rows,
      'total_differs',
      `its last line says ${rows.total} ballots, and it lists ${rows.count}: it was cut or edited`,
    );
  }

  private addRow({ problem, line }: TextRecords, cells: readonly string[], rows: BallotRows): void {
    const [first = ''] = cells;
    const total = /^total\s*:?\s*(\d+)$/i.exec(first)?.[1];
    if (problem)
      warn(rows, 'ballot_unreadable', `${problem.message}: its attributes are not known`, line);
    else if (total !== undefined) rows.total = Number(total);
    else if (first !== '') {
      rows.count += 1;
      if (this.add(recordKey(first), this.placeOf(setOf(cells, rows)), rows.file)) return;
      warn(
        rows,
        'ballot_listed_twice',
        'lists a Cast Vote Record number again with other attributes; the first counts',
        line,
      );
    }
  }

  /** @returns false when the ballot is already listed with other attributes */
  private add(key: string, place: number, file: string): boolean {
    const known = this.ballots.get(key);
    if (known !== undefined) return known >> 1 === place;
    if (this.ballots.size >= ballotLimit || this.sets.length > setLimit)
      throw new FileError(
        'ballots_file_too_large',
        `lists more ballots than can be held (${ballotLimit}, with ${setLimit} different sets of attributes); leave it out, or split the export`,
        { file },
      );
    this.ballots.set(key, place * 2);
    return true;
  }

  private placeOf(set: AttributeSet): number {
    const text = JSON.stringify([...set]);
    const known = this.setPlaces.get(text);
    if (known !== undefined) return known;
    this.setPlaces.set(text, this.sets.length);
    return this.sets.push(set) - 1;
  }
}

function setOf(cells: readonly string[], { columns }: BallotRows): AttributeSet {
  const set = new Map<number, string>();
  for (const [kind, column] of columns) {
    const value = cells[column] ?? '';
    if (value !== '') set.set(kind, value.slice(0, valueLimit));
  }
  return set;
}

function warn({ issues, file }: BallotRows, code: string, message: string, line?: number): void {
  const place = line === undefined ? { file } : { file, line };
  issues.add({ severity: 'warning', code, message, place });
}
