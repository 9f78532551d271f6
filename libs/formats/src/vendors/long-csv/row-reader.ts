import { type CellScanner, foldWhiteSpace, type Place, quoteValue } from '@crossvote/opening';
import { attributeKinds } from '../../cvr-sink.ts';
import { usualWords, type StateWords } from '../../words/state-words.ts';
import { isUnnamedWriteIn } from '../../words/write-ins.ts';
import { unreadable, type LongRow, type RowKind, type LongRole } from './long-columns.ts';

const valueLimit = 255;
/** Texts of a table that are remembered. */
const memoryLimit = 50_000;
/** Beside the usual words: what this layout has where nothing was marked. */
const undervoteWord = /^(?:0|none)?$/i;
const unnamedWriteIn = 'Write-in';

type Word = 'choice' | 'undervote' | 'overvote' | 'redacted';

/** Reads the rows of one table. A table repeats few texts millions of times: what each means is kept. */
export class RowReader {
  private readonly folded = new Map<string, string>();
  private readonly words = new Map<string, Word>();
  /** Column of each attribute, by the place of its kind; -1 where there is none. */
  private readonly attributes: readonly number[];

  /** @param states - words that mean a state, those of a person among them */
  constructor(
    private readonly columns: ReadonlyMap<LongRole, number>,
    private readonly states: StateWords = usualWords,
  ) {
    this.attributes = attributeKinds.map((kind) => columns.get(kind) ?? -1);
  }

  /** The number of a row's record, or empty. */
  recordOf(cells: CellScanner, place: Place): string {
    // Numbers do not repeat: none is remembered.
    const column = this.columns.get('record') ?? -1;
    return refuseLong(foldWhiteSpace(cells.text(column)), column, place);
  }

  /** @throws FileError where the row cannot be read */
  read(cells: CellScanner, place: Place): LongRow {
    const contest = this.text(cells, this.columns.get('contest') ?? -1);
    if (contest === '') throw unreadable('names no contest', place);
    const candidate = this.nameOf(this.text(cells, this.columns.get('candidate') ?? -1));
    const rank = this.value(cells, this.columns.get('rank') ?? -1, place);
    if (rank !== '' && !/^\d{0,3}$/.test(rank))
      throw unreadable(`has the rank ${quoteValue(rank)}`, place);
    return {
      contest,
      candidate,
      rank: Number(rank),
      kind: this.kindOf(candidate, this.isCounted(cells, place)),
      attributes: this.attributes.map((column) => this.value(cells, column, place)),
    };
  }

  private kindOf(candidate: string, counts: boolean): RowKind {
    const word = this.words.get(candidate) ?? this.wordOf(candidate);
    if (this.words.size < memoryLimit) this.words.set(candidate, word);
    if (word === 'undervote') return counts ? 'undervote' : 'noUndervote';
    if (word === 'overvote') return counts ? 'overvote' : 'noOvervote';
    if (word === 'redacted') return 'redacted';
    return counts ? 'vote' : 'noVote';
  }

  private wordOf(candidate: string): Word {
    const state = this.states.find(candidate);
    if (state === 'overvote' || state === 'redacted') return state;
    if (state === 'undervote' || state === 'blank') return 'undervote';
    return undervoteWord.test(candidate) ? 'undervote' : 'choice';
  }

  /** Other words for the unnamed write-in are that one choice. */
  private nameOf(candidate: string): string {
    const isOther = this.states.find(candidate) === 'writeIn' && !isUnnamedWriteIn(candidate);
    return isOther ? unnamedWriteIn : candidate;
  }

  private isCounted(cells: CellScanner, place: Place): boolean {
    const column = this.columns.get('isVote');
    if (column === undefined) return true;
    const text = this.value(cells, column, place);
    if (/^(1|true|yes|y)$/i.test(text)) return true;
    if (/^(0|false|no|n|)$/i.test(text)) return false;
    throw unreadable(
      `says ${quoteValue(text)} under IsVote; only 1, 0, true and false are known`,
      place,
    );
  }

  private value(cells: CellScanner, column: number, place: Place): string {
    return refuseLong(this.text(cells, column), column, place);
  }

  private text(cells: CellScanner, column: number): string {
    if (column === -1 || cells.isEmpty(column)) return '';
    const text = cells.text(column);
    let folded = this.folded.get(text);
    if (folded === undefined) {
      folded = foldWhiteSpace(text);
      if (this.folded.size < memoryLimit && text.length <= valueLimit)
        this.folded.set(text, folded);
    }
    return folded;
  }
}

function refuseLong(text: string, column: number, place: Place): string {
  // A character takes three bytes at most for each of its halves.
  if (text.length * 3 <= valueLimit || Buffer.byteLength(text) <= valueLimit) return text;
  throw unreadable(`has a cell longer than ${valueLimit} bytes`, { ...place, column: column + 1 });
}
