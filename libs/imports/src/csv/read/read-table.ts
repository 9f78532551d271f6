import {
  perhapsMeant,
  quoteValue,
  readRows,
  type IssueLog,
  type OpenedFile,
  type Place,
} from '@crossvote/opening';
import { clearing } from '../codecs/escapes.ts';
import { headingOf, type Columns, type RowOf, type Table } from '../tables/table.ts';
import { memberOf, type HeadedMember } from './member-of.ts';
import type { TableProblems } from './table-problems.ts';

/** What a row of a table says, and where it stands. */
export interface Row<Of extends Columns> {
  readonly said: RowOf<Of>;
  /** Counts of columns that nobody can know before, by their names. */
  readonly further: ReadonlyMap<string, number | null>;
  readonly place: Place;
}

/** Where problems and remarks go. */
export interface ReadingNotes {
  readonly problems: TableProblems;
  readonly issues: IssueLog;
}

/**
 * Reads a table. Every cell that is wrong is a problem with its place, and its row is not given.
 *
 * @throws FileError when the file is no table at all, or is cut off
 */
export async function readTable<Of extends Columns>(
  file: OpenedFile,
  table: Table<Of>,
  { problems, issues }: ReadingNotes,
): Promise<Row<Of>[]> {
  const rows: Row<Of>[] = [];
  let reader: RowCells<Of> | undefined;
  await readRows(file, {
    header: (headings, place) => {
      reader = new RowCells(table, headings, place, problems);
    },
    row: (cells, place) => {
      const row = reader?.row((column) => cells.text(column), place);
      if (row) rows.push(row);
    },
    refuse: ({ message }, place) => {
      problems.add(place, message);
    },
    warn: (code, message, place) => {
      issues.add({ severity: 'warning', code, message, place });
    },
    drain: () => Promise.resolve(),
  });
  return rows;
}

/** The cells of one table: which column is which member. */
class RowCells<Of extends Columns> {
  private readonly members: readonly (HeadedMember | undefined)[];

  constructor(
    private readonly table: Table<Of>,
    private readonly headings: readonly string[],
    place: Place,
    private readonly problems: TableProblems,
  ) {
    this.members = headings.map((heading) => memberOf(table, heading));
    this.checkHeadings(place);
  }

  private checkHeadings(place: Place): void {
    const known = Object.keys(this.table.columns).map(headingOf);
    const seen = new Set<string>();
    for (const [column, heading] of this.headings.entries()) {
      const member = this.members[column];
      const at = { ...place, column: column + 1 };
      const name = JSON.stringify(member);
      if (heading.trim() === '') continue;
      if (!member)
        this.problems.add(
          at,
          `${this.table.name} has no column ${quoteValue(heading.trim())}${perhapsMeant(heading, known)}`,
        );
      else if (seen.has(name))
        this.problems.add(at, `the column ${quoteValue(heading.trim())} is there twice`);
      seen.add(name);
    }
    for (const member of this.table.required)
      if (!seen.has(JSON.stringify({ kind: 'member', member })))
        this.problems.add(place, `${this.table.name} needs a column ${headingOf(member)}`);
  }

  /** @returns undefined where a cell is wrong */
  row(text: (column: number) => string, place: Place): Row<Of> | undefined {
    const said = new Map<string, unknown>();
    const further = new Map<string, number | null>();
    let isRight = true;
    for (const [column, member] of this.members.entries()) {
      const cell = withoutGuard(text(column)).trim();
      if (cell === '') continue;
      const at = { ...place, column: column + 1 };
      isRight = this.take(member, { cell, at, said, further }) && isRight;
    }
    if (isRight) isRight = this.checkRequired(said, place);
    // The members and values are those of the table's columns.
    return isRight ? { said: Object.fromEntries(said) as RowOf<Of>, further, place } : undefined;
  }

  private take(member: HeadedMember | undefined, into: CellPlace): boolean {
    const { cell, at, said, further } = into;
    const heading = (this.headings[(at.column ?? 1) - 1] ?? '').trim();
    const codec =
      member?.kind === 'member' ? this.table.columns[member.member] : this.table.further?.codec;
    if (!member || !codec) {
      if (heading === '') this.problems.add(at, `${quoteValue(cell)} stands below no heading`);
      return false;
    }
    const found =
      cell === clearing ? { ok: true as const, value: codec.nothing } : codec.read(cell);
    if (!found.ok) {
      this.problems.add(at, `${heading} ${found.problem}`);
      return false;
    }
    if (member.kind === 'member') said.set(member.member, found.value);
    // The codec of further columns gives nothing else.
    else further.set(member.name, found.value as number | null);
    return true;
  }

  private checkRequired(said: ReadonlyMap<string, unknown>, place: Place): boolean {
    const has = (member: string) => said.has(member);
    const isColumn = (member: string) =>
      this.members.some((each) => each?.kind === 'member' && each.member === member);
    const missing = this.table.required.filter((member) => !has(member) && isColumn(member));
    if (missing.length > 0)
      this.problems.add(place, `${missing.map(headingOf).join(' and ')} must be filled`);
    const { oneOf } = this.table;
    const lacks = oneOf.length > 0 && !oneOf.some(has);
    if (lacks) this.problems.add(place, `one of ${oneOf.map(headingOf).join(', ')} must be filled`);
    return missing.length === 0 && !lacks;
  }
}

interface CellPlace {
  readonly cell: string;
  readonly at: Place;
  readonly said: Map<string, unknown>;
  readonly further: Map<string, number | null>;
}

/** Removes the apostrophe that keeps a spreadsheet from taking a cell for a formula. */
function withoutGuard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
