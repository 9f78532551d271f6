import { type Place, quoteValue, type Refusal } from '@crossvote/opening';
import { KeySet } from '../../records/key-set.ts';
import { readAttributes } from './attribute-cells.ts';
import { aboutRow, CellProblem, forWholeFile, withoutGuard } from './cell-text.ts';
import { parseSelection, type CellSelection } from './cell-selection.ts';
import { FileDefinitions } from './file-definitions.ts';
import type { TableLayout } from './table-layout.ts';
import type { RowCells, TableReader, TableRows } from './table-reader.ts';

/** Most cells that are remembered, so that equal cells are read once. */
const rememberedCells = 50_000;

/** Rows of a table with one record in each row and one contest in each column. */
export class WideRows implements TableRows {
  private readonly seen = new KeySet();
  private readonly cells = new Map<string, CellSelection>();
  private hasBegun = false;
  private readonly definitions = new FileDefinitions();

  constructor(
    private readonly layout: TableLayout & { readonly form: 'wide' },
    private readonly reader: TableReader,
    private readonly headerPlace: Place,
  ) {
    for (const { label } of layout.contests) this.definitions.enter(label, headerPlace);
  }

  row(cells: RowCells, place: Place): void {
    const id = cells.text(0).trim();
    if (id.startsWith('#') && !this.hasBegun) {
      this.define(id, cells, place);
      return;
    }
    this.begin();
    try {
      const selections = this.layout.contests.flatMap(({ label, column }) => {
        const selection = this.selection(cells.text(column), label);
        return selection ? [[label, selection] as const] : [];
      });
      const record = { id, attributes: readAttributes(cells, this.layout.attributes), selections };
      this.checkId(id, place);
      this.reader.record(record, place);
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      this.reader.refuse(error, place);
    }
  }

  refuse({ code, message }: Refusal, place: Place): void {
    this.begin();
    this.reader.refuse({ code, message: aboutRow(message) }, place);
  }

  finish(): void {
    this.begin();
  }

  private begin(): void {
    if (!this.hasBegun) this.reader.begin(this.layout, this.definitions, this.headerPlace);
    this.hasBegun = true;
  }

  private checkId(id: string, place: Place): void {
    if (id === '') throw new CellProblem('record_missing', 'names no record in its first cell');
    if (id.startsWith('#'))
      throw new CellProblem(
        'definition_late',
        `begins with ${quoteValue(id)}: rows that define contests stand before the records`,
      );
    const key = Buffer.from(id);
    this.seen.feed(key, 0, key.length);
    if (!this.seen.add())
      this.reader.warn(
        'duplicate_record',
        'the record has the number of an earlier one; stored all the same: check whether the table holds records twice',
        place,
      );
  }

  private selection(text: string, label: string): CellSelection | undefined {
    if (text === '') return undefined;
    const known = this.cells.get(text);
    if (known) return known;
    const cell = withoutGuard(text).trim();
    if (cell === '') return undefined;
    try {
      const selection = parseSelection(cell);
      if (this.cells.size >= rememberedCells) this.cells.clear();
      this.cells.set(text, selection);
      return selection;
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      throw new CellProblem(error.code, `in ${quoteValue(label)} ${error.message}`);
    }
  }

  /** A fact about the dataset is in any one cell; a fact about a contest is in its column. */
  private define(key: string, cells: RowCells, place: Place): void {
    const labels = new Map(this.layout.contests.map(({ label, column }) => [column, label]));
    const isOfDataset = FileDefinitions.isOfDataset(key, place);
    for (let column = 1; column < cells.count; column += 1) {
      const value = withoutGuard(cells.text(column)).trim();
      if (value === '') continue;
      const contest = isOfDataset ? '' : (labels.get(column) ?? '');
      forWholeFile(place, () => {
        this.definitions.add(key, contest, value, place);
      });
    }
  }
}
