import { type CellScanner, quoteValue, type Refusal } from '@crossvote/opening';
import type { CvrSink } from '../../cvr-sink.ts';
import { hashOf, ByteCodes } from './byte-codes.ts';
import { Combinations } from './combinations.ts';
import { cellText, isErrorValue, type CellMeaning } from './cell-meaning.ts';
import type { BookedContest } from './contest-book.ts';
import type { Look } from './contest-choices.ts';
import type { ContestColumns } from './contest-headings.ts';
import { understandCells, type Oddity } from './contest-selection.ts';
import type { EssPieceContest } from './pieces/piece-task.ts';

/** Longest name of a choice, in bytes. It limits the memory that a hostile file can take. */
export const nameLimit = 1024;
/** Most spellings of one contest, and combinations of them, that are remembered. */
const spellingLimit = 10_000;

/** The text of a cell in the form that is compared. */
interface Spelling {
  readonly text: string;
  readonly isError: boolean;
  /** Unknown until a record with it is stored, as it may be refused. */
  meaning: CellMeaning | undefined;
}

/**
 * The meaning of the cells of a contest in the current block. The code is undefined where the contest is not on the
 * record.
 */
interface Understood {
  readonly code: number | undefined;
  readonly oddity: Oddity | undefined;
}

const notOnRecord: Understood = { code: undefined, oddity: undefined };

/**
 * The cells of one contest, record by record. `read()` reads a record, and `store()` gives it to the sink. These are
 * two steps because a record is stored as a whole or not at all.
 */
export class ContestCells {
  readonly name: string;
  /** The party that holds this primary, or empty. */
  readonly party: string;
  /** Whether the record stored last has the contest. */
  isOnRecord = false;
  /** Oddity of the record read last. */
  oddity: Oddity | undefined;
  /** Whether any record had the contest. */
  wasOnBallot = false;

  private readonly spellings: Spelling[] = [];
  /** Indexes of `spellings` by the bytes of cells. */
  private readonly places = new ByteCodes();
  /** Index of the spelling of each cell of the current record. */
  private readonly record: Int32Array;
  private readonly combinations: Combinations;
  /** Number of spellings without a meaning yet. */
  private unknown = 0;
  /** Meanings by the number of the combination. */
  private understood: Understood[] = [];
  private bytes: Buffer = Buffer.alloc(0);

  constructor(
    private readonly columns: ContestColumns,
    private readonly contest: BookedContest,
    private readonly sink: CvrSink,
  ) {
    this.name = contest.name;
    this.party = columns.party;
    this.record = new Int32Array(columns.columns.length);
    this.combinations = new Combinations(columns.columns.length);
  }

  /** @returns why the record cannot be stored */
  read(cells: CellScanner): Refusal | undefined {
    if (Math.max(this.spellings.length, this.combinations.size) >= spellingLimit) this.forgetAll();
    const { columns } = this.columns;
    this.bytes = cells.bytes;
    for (let place = 0; place < columns.length; place += 1) {
      const column = columns[place] ?? 0;
      const isThere = column < cells.count;
      const start = isThere ? (cells.starts[column] ?? 0) : 0;
      const end = isThere ? (cells.ends[column] ?? 0) : 0;
      if (end - start > nameLimit) return refuseLong(column);
      const spelling = this.places.code(
        cells.bytes,
        start,
        end,
        hashOf(cells.bytes, start, end),
        this.addSpelling,
      );
      this.record[place] = spelling;
      if (this.spellings[spelling]?.isError) return this.refuseError(spelling, column);
    }
    return undefined;
  }

  /** What must be looked at before the record that was read can be stored. */
  needs(looked: Look): Look {
    if (this.unknown === 0) return 'nothing';
    const spellings = [...new Set(this.record)].map((place) => this.spellings[place]);
    const texts = spellings.flatMap((spelling) =>
      spelling?.meaning ? [] : (spelling?.text ?? []),
    );
    return this.contest.choices.needs(texts, looked);
  }

  /** Gives the record that was read to the sink. */
  store(): void {
    const number = this.combinations.numberOf(this.record, 0);
    const known = (this.understood[number] ??= this.understand());
    this.oddity = known.oddity;
    this.isOnRecord = known.code !== undefined;
    if (known.code === undefined) return;
    this.wasOnBallot = true;
    this.sink.setSelection(this.contest.number, known.code);
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    this.understood = [];
    this.combinations.clear();
  }

  /** The data for reading the contest in pieces. */
  forPieces(): EssPieceContest {
    const { rankLimit, columns, ranks } = this.columns;
    const { number, choices } = this.contest;
    return { number, rankLimit, columns, ranks, known: [...choices.known] };
  }

  /** What must be looked at before a name is learned. */
  needsFor(name: string, looked: Look): Look {
    return this.contest.choices.needs([name], looked);
  }

  /** Learns a text from a record that was read in a piece. */
  learn(name: string): void {
    this.contest.choices.meaning(name);
  }

  /** Notes that a record that was read in a piece has the contest. */
  noteOnBallot(): void {
    this.wasOnBallot = true;
  }

  private forgetAll(): void {
    this.forgetCodes();
    this.places.clear();
    this.spellings.length = 0;
    this.unknown = 0;
  }

  private readonly addSpelling = (start: number, end: number): number => {
    const text = cellText(this.bytes.toString('utf8', start, end));
    this.unknown += 1;
    return this.spellings.push({ text, isError: isErrorValue(text), meaning: undefined }) - 1;
  };

  private refuseError(spelling: number, column: number): Refusal {
    const text = this.spellings[spelling]?.text ?? '';
    return {
      code: 'error_value',
      message: `a cell of ${quoteValue(this.name)} is ${quoteValue(text)}, the error of a spreadsheet; export it again`,
      column: column + 1,
    };
  }

  private understand(): Understood {
    const meanings = Array.from(this.record, (place) => this.meaningAt(place));
    const understood = understandCells(meanings, this.columns);
    if (!understood) return notOnRecord;
    const { selection, oddity } = understood;
    return { code: this.sink.selectionCode(this.contest.number, selection), oddity };
  }

  private meaningAt(place: number): CellMeaning {
    const spelling = this.spellings[place];
    if (!spelling) throw new RangeError(`spelling ${place} is not known`);
    if (!spelling.meaning) {
      spelling.meaning = this.contest.choices.meaning(spelling.text);
      this.unknown -= 1;
    }
    return spelling.meaning;
  }
}

function refuseLong(column: number): Refusal {
  const message = `the cell is longer than ${nameLimit} bytes`;
  return { code: 'value_too_long', message, column: column + 1 };
}
