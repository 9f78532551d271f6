import type { CellScanner } from '../cell-scanner.ts';
import type { CvrSink, Mark, Selection } from '../cvr-sink.ts';
import type { Refusal } from '../dominion-csv/refusal.ts';
import { foldWhiteSpace } from '../fold-white-space.ts';
import { quoteValue } from '../issue.ts';
import { isWriteInLine, wordIn } from './cell-meaning.ts';
import type { BookedContest, ContestBook } from './contest-book.ts';
import type { ContestColumns } from './contest-headings.ts';

/** Longest name of a choice, in bytes: it bounds the memory of a hostile file. */
const nameLimit = 1024;
/** Spellings of one contest that are remembered. */
const spellingLimit = 10_000;

/** What a cell stands for: a choice from 0, or a word. */
const blank = -1;
const undervote = -2;
const overvote = -3;
const error = -4;
const words = { blank, undervote, overvote, error } as const;

/** Something odd about the cells of one contest on a record that is stored all the same. */
export type Oddity = 'partlyBlank' | 'partlyOvervoted' | 'choiceTwice' | 'overvoteBelow';

/** What the cells of a contest stand for; the code is undefined where it is not on the record. */
interface Understood {
  readonly code: number | undefined;
  readonly oddity: Oddity | undefined;
}

const notOnRecord: Understood = { code: undefined, oddity: undefined };

/**
 * The cells of one contest, record by record: `read()` looks at a record, `store()` hands what was read to the
 * sink. They are apart because a record is stored whole or not at all.
 */
export class ContestCells {
  readonly name: string;
  /** The party whose primary it is, or empty. */
  readonly party: string;
  /** Whether the record stored last has the contest. */
  isOnRecord = false;
  /** Of the record read last. */
  oddity: Oddity | undefined;
  /** Whether any record had the contest. */
  wasOnBallot = false;

  /** By text of the cell; choices as texts until the record is stored, as it may be refused. */
  private readonly meanings = new Map<string, number>();
  /** What the cells stand for in the present block, by their texts. */
  private readonly codes = new Map<string, Understood>();
  private readonly texts: string[];

  constructor(
    private readonly file: string,
    private readonly columns: ContestColumns,
    private readonly contest: BookedContest,
    private readonly book: ContestBook,
    private readonly sink: CvrSink,
  ) {
    this.name = contest.name;
    this.party = columns.party;
    this.texts = columns.columns.map(() => '');
  }

  /** @returns why the record cannot be stored */
  read(cells: CellScanner): Refusal | undefined {
    for (const [place, column] of this.columns.columns.entries()) {
      const length =
        column < cells.count ? (cells.ends[column] ?? 0) - (cells.starts[column] ?? 0) : 0;
      if (length > nameLimit)
        return {
          code: 'value_too_long',
          message: `the cell is longer than ${nameLimit} bytes`,
          column: column + 1,
        };
      const text = length === 0 ? '' : cells.text(column);
      this.texts[place] = text;
      if (text.startsWith('#') && wordIn(foldWhiteSpace(text)) === 'error')
        return {
          code: 'error_value',
          message: `a cell of ${quoteValue(this.name)} is ${quoteValue(text)}, the error of a spreadsheet; export it again`,
          column: column + 1,
        };
    }
    return undefined;
  }

  /** Hands what was read to the sink. */
  store(): void {
    const { texts } = this;
    const key = texts.length === 1 ? (texts[0] ?? '') : texts.join('\0');
    const known = this.codes.get(key) ?? this.understand(key);
    this.oddity = known.oddity;
    this.isOnRecord = known.code !== undefined;
    if (known.code === undefined) return;
    this.wasOnBallot = true;
    this.sink.setSelection(this.contest.number, known.code);
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    this.codes.clear();
  }

  private understand(key: string): Understood {
    const meanings = this.texts.map((text) => this.meaningOf(text));
    if (meanings.every((meaning) => meaning === blank)) return notOnRecord;
    const ranked = this.columns.rankLimit > 0;
    const selection = ranked ? this.ranking(meanings) : this.selection(meanings);
    const understood = {
      code: this.sink.selectionCode(this.contest.number, selection),
      oddity: ranked ? oddityOfRanking(meanings, this.columns.ranks) : this.oddityOf(meanings),
    };
    if (this.codes.size < spellingLimit) this.codes.set(key, understood);
    return understood;
  }

  private meaningOf(text: string): number {
    const known = this.meanings.get(text);
    if (known !== undefined) return known;
    const folded = foldWhiteSpace(text);
    const word = wordIn(folded);
    const meaning = word ? words[word] : this.book.choice(this.file, this.contest, folded);
    if (this.meanings.size < spellingLimit) this.meanings.set(text, meaning);
    return meaning;
  }

  private oddityOf(meanings: readonly number[]): Oddity | undefined {
    const overvotes = meanings.filter((meaning) => meaning === overvote).length;
    if (overvotes > 0) return overvotes < meanings.length ? 'partlyOvervoted' : undefined;
    if (meanings.includes(blank)) return 'partlyBlank';
    const named = meanings.filter((meaning, place) => meaning >= 0 && !this.isUnnamed(place));
    return new Set(named).size < named.length ? 'choiceTwice' : undefined;
  }

  private isUnnamed(place: number): boolean {
    return isWriteInLine(foldWhiteSpace(this.texts[place] ?? ''));
  }

  /** A name that stands twice is one mark: a ballot has one place for it. Write-in lines are several. */
  private selection(meanings: readonly number[]): Selection {
    const marks: Mark[] = [];
    for (const [place, choice] of meanings.entries()) {
      const isRepeated = marks.some((mark) => mark.choice === choice) && !this.isUnnamed(place);
      if (choice >= 0 && !isRepeated) marks.push({ choice, rank: 0 });
    }
    return { marks, declared: meanings.includes(overvote) ? 'overvoted' : 'nothing' };
  }

  /** All named ranks are kept; an overvote counts where no named rank is above it (semantics: rule 4). */
  private ranking(meanings: readonly number[]): Selection {
    const { ranks } = this.columns;
    const marks = meanings
      .map((choice, place) => ({ choice, rank: ranks[place] ?? 0 }))
      .filter(({ choice }) => choice >= 0)
      .sort((a, b) => a.rank - b.rank);
    const isOvervoted = firstRank(meanings, ranks, overvote) < (marks[0]?.rank ?? Infinity);
    return { marks, declared: isOvervoted ? 'overvoted' : 'nothing' };
  }
}

/** The highest rank with this meaning; Infinity when there is none. */
function firstRank(meanings: readonly number[], ranks: readonly number[], wanted: number): number {
  return Math.min(...ranks.filter((_, place) => meanings[place] === wanted));
}

function oddityOfRanking(
  meanings: readonly number[],
  ranks: readonly number[],
): Oddity | undefined {
  const named = Math.min(...ranks.filter((_, place) => (meanings[place] ?? blank) >= 0));
  const overvoted = firstRank(meanings, ranks, overvote);
  if (overvoted !== Infinity && named < overvoted) return 'overvoteBelow';
  return meanings.includes(blank) ? 'partlyBlank' : undefined;
}
