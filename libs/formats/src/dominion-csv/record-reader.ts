import { attributeKinds, type CvrSink, type Mark } from '../cvr-sink.ts';
import { quoteValue } from '../issue.ts';
import type { Layout } from './layout.ts';
import { blankCell, markedCell, unknownCell } from './mark-cells.ts';

/** Text of one cell of the record at hand; undefined when it is not UTF-8. */
export type CellText = (column: number) => string | undefined;

/** Why a record is refused; the message names the cell. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** Column from 1. */
  readonly column?: number;
}

/** A contest of the file with its number in the sink, and the codes it has asked for in the present block. */
interface ReadingContest {
  readonly number: number;
  readonly title: string;
  readonly firstColumn: number;
  /** What each column marks. */
  readonly marks: readonly Mark[];
  readonly noMark: { code: number };
  /** Codes of the selections of one mark, by column; 0 until asked for. */
  readonly oneMark: Uint32Array;
  /** Codes of the selections of several marks, by their columns. */
  readonly moreMarks: Map<string, number>;
}

/**
 * Turns the cells of one record into selections and attributes: the part of the reading that does not depend on
 * how the bytes became cells. A record goes into the sink whole or not at all.
 */
export class RecordReader {
  private readonly contests: readonly ReadingContest[];
  private readonly selectionCodes: Uint32Array;
  private readonly attributes: readonly {
    readonly kind: number;
    readonly column: number;
    readonly codes: Map<string, number>;
  }[];
  private readonly numberColumn: number;
  private readonly tabulatorColumn: number;

  /** @param numbers - for each contest of the layout, its number in the sink and the numbers of its choices */
  constructor(
    private readonly layout: Layout,
    numbers: readonly { readonly contest: number; readonly choices: readonly number[] }[],
    private readonly sink: CvrSink,
  ) {
    this.contests = layout.contests.map((contest, index) => {
      const { contest: number, choices } = numbers[index] ?? { contest: index, choices: [] };
      return {
        number,
        title: contest.title,
        firstColumn: contest.firstColumn,
        marks: contest.columns.map(({ rank }, place) => ({
          choice: choices[place] ?? place,
          rank,
        })),
        noMark: { code: 0 },
        oneMark: new Uint32Array(contest.columns.length),
        moreMarks: new Map(),
      };
    });
    this.selectionCodes = new Uint32Array(this.contests.length);
    this.attributes = attributeKinds.flatMap((attribute, kind) => {
      const column = layout.roles.indexOf(attribute);
      return column === -1 ? [] : [{ kind, column, codes: new Map<string, number>() }];
    });
    this.numberColumn = layout.roles.indexOf('cvrNumber');
    this.tabulatorColumn = layout.roles.indexOf('tabulator');
  }

  /**
   * Stores one record.
   *
   * @param cells - for each column of the file, what its choice cell says (mark-cells.ts)
   * @returns why it is refused; then nothing of it is stored
   */
  store(cells: Uint8Array, text: CellText): Refusal | undefined {
    const refusal =
      this.refuseStranger(text) ?? this.readSelections(cells, text) ?? this.refuseText(text);
    if (refusal) return refusal;
    for (let i = 0; i < this.contests.length; i += 1) {
      const code = this.selectionCodes[i] ?? 0;
      const contest = this.contests[i];
      if (code > 0 && contest) this.sink.setSelection(contest.number, code);
    }
    for (const { kind, column, codes } of this.attributes) {
      const value = text(column)?.trim() ?? '';
      if (value === '') continue;
      let code = codes.get(value);
      if (code === undefined) {
        code = this.sink.attributeCode(kind, value);
        codes.set(value, code);
      }
      this.sink.setAttribute(kind, code);
    }
    if (this.sink.endRecord()) this.forgetCodes();
    return undefined;
  }

  /** Rows that are no single ballots: totals, aggregates, headers in the middle of a file. */
  private refuseStranger(text: CellText): Refusal | undefined {
    if (this.numberColumn !== -1) {
      const number = text(this.numberColumn)?.trim() ?? '';
      if (!/^\d+$/.test(number)) {
        const seen = number === '' ? 'is empty' : `is ${quoteValue(number)}`;
        return {
          code: 'not_a_record',
          message: `CvrNumber ${seen}: not a single ballot (an aggregate, redacted, total or header row)`,
          column: this.numberColumn + 1,
        };
      }
    }
    if (this.tabulatorColumn !== -1 && text(this.tabulatorColumn)?.trim().toLowerCase() === 'nan') {
      return {
        code: 'not_a_record',
        message: 'TabulatorNum is NaN: a summary row, not a single ballot',
        column: this.tabulatorColumn + 1,
      };
    }
    return undefined;
  }

  private refuseText(text: CellText): Refusal | undefined {
    for (const { column } of this.attributes) {
      if (text(column) === undefined)
        return { code: 'not_utf8', message: 'the cell is not UTF-8 text', column: column + 1 };
    }
    return undefined;
  }

  private readSelections(cells: Uint8Array, text: CellText): Refusal | undefined {
    for (let i = 0; i < this.contests.length; i += 1) {
      const contest = this.contests[i];
      if (!contest) continue;
      const { firstColumn, marks } = contest;
      let blanks = 0;
      let marked = 0;
      let lastMarked = 0;
      for (let place = 0; place < marks.length; place += 1) {
        const cell = cells[firstColumn + place];
        if (cell === blankCell) blanks += 1;
        else if (cell === markedCell) {
          marked += 1;
          lastMarked = place;
        } else if (cell === unknownCell)
          return unknownMark(firstColumn + place, contest.title, text);
      }
      if (blanks === marks.length) {
        this.selectionCodes[i] = 0;
        continue;
      }
      if (blanks > 0) {
        return {
          code: 'contest_partly_blank',
          message: `some cells of ${quoteValue(contest.title)} are empty and some are not: perhaps two contests with one title`,
          column: firstColumn + 1,
        };
      }
      this.selectionCodes[i] = this.codeOf(contest, cells, marked, lastMarked);
    }
    return undefined;
  }

  private codeOf(
    contest: ReadingContest,
    cells: Uint8Array,
    marked: number,
    lastMarked: number,
  ): number {
    const { firstColumn, marks, number } = contest;
    const ask = (places: readonly number[]) =>
      this.sink.selectionCode(number, {
        marks: places.flatMap((place) => marks[place] ?? []),
        declared: 'nothing',
      });
    if (marked === 0) return (contest.noMark.code ||= ask([]));
    if (marked === 1) return (contest.oneMark[lastMarked] ||= ask([lastMarked]));
    const places: number[] = [];
    for (let place = 0; place < marks.length; place += 1) {
      if (cells[firstColumn + place] === markedCell) places.push(place);
    }
    const key = places.join();
    const known = contest.moreMarks.get(key) ?? ask(places);
    contest.moreMarks.set(key, known);
    return known;
  }

  private forgetCodes(): void {
    for (const { noMark, oneMark, moreMarks } of this.contests) {
      noMark.code = 0;
      oneMark.fill(0);
      moreMarks.clear();
    }
    for (const { codes } of this.attributes) codes.clear();
  }

  /** Cells a record must have, and may have. */
  get width(): { readonly least: number; readonly most: number } {
    return { least: this.layout.columnCount, most: this.layout.widthLimit };
  }
}

function unknownMark(column: number, title: string, text: CellText): Refusal {
  const value = text(column);
  const seen = value === undefined ? 'not UTF-8 text' : quoteValue(value);
  return {
    code: 'unknown_mark',
    message: `a cell of ${quoteValue(title)} is ${seen}; only 1, 0 and empty are marks of one ballot`,
    column: column + 1,
  };
}
