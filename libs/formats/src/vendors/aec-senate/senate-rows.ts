import type { Mark } from '@crossvote/election';
import { type CellScanner, type Place, quoteValue, type RowReader } from '@crossvote/opening';
import { senateColumns, type Box, type SenateColumns } from './senate-columns.ts';

/** A ballot paper. Choices are places in the lists of boxes. */
export interface SenatePaper {
  readonly state: string;
  readonly above: readonly Mark[];
  readonly below: readonly Mark[];
  /** Whether a box has a tick or a cross. */
  readonly hasSigns: boolean;
}

/** Takes the papers of a table. */
export interface PaperTaker extends Pick<RowReader, 'refuse' | 'warn' | 'drain'> {
  columns(columns: SenateColumns, place: Place): void;
  /** @param cells - all of the row */
  paper(paper: SenatePaper, cells: CellScanner, place: Place): void;
}

/** A tick and a cross, which count as a first preference. */
const signs = new Set(['/', '*']);
/** Numbers that voters wrote have a few digits. */
const number = /^\d{1,4}$/;

/** Reads the rows of a table of formal preferences. */
export class SenateRows implements RowReader {
  private columns: SenateColumns | undefined;

  constructor(private readonly taker: PaperTaker) {}

  header(cells: readonly string[], place: Place): void {
    this.columns = senateColumns(cells, place);
    this.taker.columns(this.columns, place);
  }

  row(cells: CellScanner, place: Place): void {
    if (!this.columns) return;
    const { state, above, below } = this.columns;
    const boxes = [...above, ...below];
    const wrong = boxes.find(({ column }) => rankIn(cells, column) === undefined);
    if (wrong) {
      const message = `${quoteValue(cells.text(wrong.column))} is no preference: a number, or / or * for a tick or a cross`;
      this.refuse({ code: 'unknown_mark', message, column: wrong.column + 1 }, place);
      return;
    }
    const paper = {
      state: cells.text(state).trim(),
      above: marksOf(above, cells),
      below: marksOf(below, cells),
      hasSigns: boxes.some(({ column }) => signs.has(cells.text(column).trim())),
    };
    this.taker.paper(paper, cells, place);
  }

  refuse(...[refusal, place]: Parameters<RowReader['refuse']>): void {
    this.taker.refuse(refusal, place);
  }

  warn(...[code, message, place]: Parameters<RowReader['warn']>): void {
    this.taker.warn(code, message, place);
  }

  drain(): Promise<void> {
    return this.taker.drain();
  }
}

function marksOf(boxes: readonly Box[], cells: CellScanner): Mark[] {
  const marks = boxes.map(({ column }, choice) => ({ choice, rank: rankIn(cells, column) ?? 0 }));
  return marks.filter(({ rank }) => rank > 0).sort((one, other) => one.rank - other.rank);
}

/** 0 where the box is empty; undefined for anything that is no preference. */
function rankIn(cells: CellScanner, column: number): number | undefined {
  if (cells.isEmpty(column)) return 0;
  const text = cells.text(column).trim();
  if (text === '') return 0;
  if (signs.has(text)) return 1;
  return number.test(text) && Number(text) > 0 ? Number(text) : undefined;
}
