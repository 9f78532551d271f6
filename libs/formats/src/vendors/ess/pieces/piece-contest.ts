import type { PieceSink } from '../../../pieces/piece-sink.ts';
import { ByteCodes } from '../byte-codes.ts';
import { blankCell, cellText, isErrorValue, type CellMeaning } from '../cell-meaning.ts';
import { Combinations } from '../combinations.ts';
import { oddityKinds, understandCells } from '../contest-selection.ts';
import type { EssPieceContest } from './piece-task.ts';
import type { RawCell } from './raw-cell.ts';

/** Meaning of a cell with a text that is not known. */
const unknownMeaning = -1;
/** Meaning of a cell that only the reader of the whole file may understand. */
export const noMeaning = -2;
/** Longest cell that is remembered, and most cells: limits for hostile files. */
const cellLimit = 1024;
const spellingLimit = 10_000;
/** Most combinations of cells that are remembered. */
const combinationLimit = 65_536;

/** Stand in place of a code: the contest is not on the record, or the code was not asked for yet. */
const notOnRecord = -1;
const notAsked = 0;

/** The cells of one contest in the records of a piece. */
export class PieceContest {
  readonly number: number;
  /** Whether any record stored since `begin()` has the contest. */
  wasOnBallot = false;
  private readonly codes = new ByteCodes();
  private spellingCount = 0;
  /** Whether a cell of the current piece has an unknown text. */
  hasUnknown = false;
  private readonly isSingle: boolean;
  /** Different spellings of one meaning have one number; 0 is an empty cell. */
  private readonly meanings: CellMeaning[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly known: ReadonlyMap<string, CellMeaning>;
  private readonly combinations: Combinations;
  /** By the number of the combination: code, and index in `oddityKinds` or -1. */
  private understood = new Int32Array(32);

  /**
   * @param slot - where the meanings of its cells begin among those of all contests
   * @param addUnknown - called for unknown texts
   */
  constructor(
    private readonly contest: EssPieceContest,
    private readonly slot: number,
    private readonly sink: PieceSink,
    private readonly addUnknown: (text: string) => void,
  ) {
    this.number = contest.number;
    this.isSingle = contest.columns.length === 1;
    this.known = new Map(contest.known);
    this.combinations = new Combinations(contest.columns.length);
    this.numberOf(blankCell);
  }

  /** Begins a new piece, in which unknown texts are reported again. */
  begin(): void {
    this.wasOnBallot = false;
    if (this.hasUnknown) this.forgetSpellings();
    this.hasUnknown = false;
  }

  /** The number of the meaning of a cell. */
  meaningOf(bytes: Buffer, cell: RawCell): number {
    const { start, end, hash } = cell;
    if (end - start > cellLimit) return noMeaning;
    if (this.spellingCount >= spellingLimit) this.forgetSpellings();
    return this.codes.code(bytes, start, end, hash, () => this.read(cell.text(bytes)));
  }

  /** Stores a record by the meanings of its cells. @returns the index of its oddity in `oddityKinds`, or -1 */
  store(meanings: Int32Array): number {
    const { slot } = this;
    if (this.combinations.size >= combinationLimit) this.forgetCodes();
    const number = this.isSingle
      ? (meanings[slot] ?? 0)
      : this.combinations.numberOf(meanings, slot);
    while (2 * number >= this.understood.length) this.grow();
    if (this.understood[2 * number] === notAsked) this.understand(meanings, number);
    const code = this.understood[2 * number] ?? notOnRecord;
    if (code === notOnRecord) return -1;
    this.wasOnBallot = true;
    this.sink.setSelection(this.number, code);
    return this.understood[2 * number + 1] ?? -1;
  }

  /** The codes of the sink are no longer valid. */
  forgetCodes(): void {
    this.understood.fill(notAsked);
    this.combinations.clear();
  }

  private forgetSpellings(): void {
    this.codes.clear();
    this.spellingCount = 0;
  }

  private read(text: string): number {
    this.spellingCount += 1;
    if (isErrorValue(text)) return noMeaning;
    const folded = cellText(text);
    const meaning = this.known.get(folded);
    if (meaning) return this.numberOf(meaning);
    this.hasUnknown = true;
    this.addUnknown(folded);
    return unknownMeaning;
  }

  private numberOf(meaning: CellMeaning): number {
    const key = `${meaning.choices.join()} ${meaning.state ?? ''} ${meaning.unnamed ?? ''}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.meanings.push(meaning) - 1;
    this.numbers.set(key, number);
    return number;
  }

  private understand(meanings: Int32Array, number: number): void {
    const { slot, contest } = this;
    const cells = contest.columns.map((_, place) => this.meaningAt(meanings[slot + place] ?? 0));
    const understood = understandCells(cells, contest);
    const oddity = understood?.oddity;
    this.understood[2 * number] = understood
      ? this.sink.selectionCode(this.number, understood.selection)
      : notOnRecord;
    this.understood[2 * number + 1] = oddity === undefined ? -1 : oddityKinds.indexOf(oddity);
  }

  private grow(): void {
    const grown = new Int32Array(2 * this.understood.length);
    grown.set(this.understood);
    this.understood = grown;
  }

  private meaningAt(number: number): CellMeaning {
    const meaning = this.meanings[number];
    if (!meaning) throw new RangeError(`meaning ${number} is not known`);
    return meaning;
  }
}
