import {
  FileError,
  foldWhiteSpace,
  type Place,
  quoteValue,
  type Refusal,
} from '@crossvote/opening';
import { KeySet } from '../../records/key-set.ts';
import { readAttributes } from './attribute-cells.ts';
import { aboutRow, CellProblem, forWholeFile, decodeText, withoutGuard } from './cell-text.ts';
import { stateOf } from './cell-selection.ts';
import { FileDefinitions } from './file-definitions.ts';
import { LongRecord } from './long-record.ts';
import type { TableLayout } from './table-layout.ts';
import type { RowCells, TableReader, TableRows } from './table-reader.ts';

/** Most rows of a record. It has one row for each mark, in at most some hundred contests. */
const rowLimit = 100_000;

/** Rows of a table with one mark in each row. The rows of a record follow each other. */
export class LongRows implements TableRows {
  private readonly seen = new KeySet();
  private readonly definitions = new FileDefinitions();
  private hasBegun = false;
  private open: LongRecord | undefined;

  constructor(
    private readonly layout: TableLayout & { readonly form: 'long' },
    private readonly reader: TableReader,
    private readonly headerPlace: Place,
  ) {}

  row(cells: RowCells, place: Place): void {
    const id = foldWhiteSpace(cells.text(0));
    if (id === '') throw unreadable('names no record', place);
    if (id.startsWith('#')) {
      this.define(id, cells, place);
      return;
    }
    if (this.open?.id !== id) this.beginRecord(id, place);
    this.open?.extend(place);
    if ((this.open?.rows ?? 0) > rowLimit)
      throw unreadable(`is one of more than ${rowLimit} of one record`, place);
    this.addRow(cells);
  }

  /** Nobody can know to which record such a row belongs. */
  refuse({ message }: Refusal, place: Place): void {
    throw unreadable(aboutRow(message), place);
  }

  finish(): void {
    this.endRecord();
    this.begin();
  }

  private begin(): void {
    if (!this.hasBegun) this.reader.begin(this.layout, this.definitions, this.headerPlace);
    this.hasBegun = true;
  }

  private define(key: string, cells: RowCells, place: Place): void {
    if (this.hasBegun || this.open)
      throw new FileError(
        'definition_late',
        `begins with ${quoteValue(key)}: rows that define contests stand before the records`,
        place,
      );
    forWholeFile(place, () => {
      const contest = decodeText(withoutGuard(cells.text(this.layout.contest)));
      const value = withoutGuard(cells.text(this.layout.choice)).trim();
      this.definitions.add(key, contest, value, place);
    });
  }

  private beginRecord(id: string, place: Place): void {
    this.endRecord();
    this.begin();
    const key = Buffer.from(id);
    this.seen.feed(key, 0, key.length);
    if (!this.seen.add())
      throw new FileError(
        'record_scattered',
        'the row is of a record that had rows before: the rows of a record must stand together; sort the file by its first column',
        place,
      );
    this.open = new LongRecord(id, place);
  }

  private endRecord(): void {
    const { open, reader } = this;
    this.open = undefined;
    if (open?.problem) reader.refuse(open.problem, open.place);
    else if (open) reader.record(open.record(), open.place);
  }

  private addRow(cells: RowCells): void {
    const { contest, choice, rank, attributes } = this.layout;
    this.open?.attempt((record) => {
      record.addAttributes(readAttributes(cells, attributes));
      const label = decodeText(withoutGuard(cells.text(contest)));
      const text = withoutGuard(cells.text(choice)).trim();
      const rankText = rank < 0 ? '' : cells.text(rank).trim();
      if (label === '' && text === '' && rankText === '') return;
      if (label === '' || text === '')
        throw new CellProblem('row_incomplete', 'has a row without a contest or without a choice');
      const declared = stateOf(text);
      if (declared !== undefined) record.addState(label, declared);
      else record.addMark(label, { label: decodeText(text), rank: readRank(rankText) });
    });
  }
}

/** 0 where there is none. */
function readRank(text: string): number {
  if (text === '') return 0;
  // Programs write whole numbers with a fraction when a column has gaps.
  const [, digits] = /^([1-9]\d{0,3})(?:\.0+)?$/.exec(text) ?? [];
  if (digits !== undefined) return Number(digits);
  throw new CellProblem('rank_wrong', `has the rank ${quoteValue(text)}`);
}

function unreadable(what: string, place: Place): FileError {
  return new FileError(
    'row_unreadable',
    `the row ${what}: it cannot be told what its record holds; correct it`,
    place,
  );
}
