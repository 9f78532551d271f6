import { recordBytesLimit } from '@crossvote/opening';
import type { PieceSink } from '../../../pieces/piece-sink.ts';
import type { UnknownName } from '../../../pieces/piece-format.ts';
import { CellCache } from './cell-cache.ts';
import { PieceAttributes } from './piece-attributes.ts';
import { noMeaning, PieceContest } from './piece-contest.ts';
import { NumberList, PieceNumbers } from './piece-numbers.ts';
import type { EssPieceReport, EssPieceTask } from './piece-task.ts';
import { carriageReturn, comma, lineFeed, RawCell } from './raw-cell.ts';

/** Most names that the task may lack. With more, it is not worth reading a piece again. */
const unknownLimit = 5000;
/** Most empty cells after the columns. */
const paddingLimit = 1000;

/** Reads the rows of a piece and stores them. */
export class PieceRecords {
  /** Names that the task lacks. After the first one, nothing is stored. */
  unknown: UnknownName[] = [];
  private bytes: Buffer = Buffer.alloc(0);
  private view: DataView = new DataView(new ArrayBuffer(0));
  private records = 0;
  private readonly cell = new RawCell();
  private readonly contests: readonly PieceContest[];
  private readonly attributes: PieceAttributes;
  private readonly numbers = new PieceNumbers();
  private readonly oddities = new NumberList();
  private readonly cache: CellCache;
  /** The contest of each column, or -1, and the index of the meaning of its cell in `meanings`. */
  private readonly contestOf: Int32Array;
  private readonly slotOf: Int32Array;
  /** Meanings of the cells of the current row, contest by contest. */
  private readonly meanings: Int32Array;

  constructor(
    private readonly task: EssPieceTask,
    private readonly sink: PieceSink,
  ) {
    this.attributes = new PieceAttributes(task, sink);
    this.cache = new CellCache(task.contests.length);
    this.contestOf = new Int32Array(task.columnCount).fill(-1);
    this.slotOf = new Int32Array(task.columnCount);
    let slot = 0;
    this.contests = task.contests.map((contest, place) => {
      const first = slot;
      for (const column of contest.columns) {
        this.contestOf[column] = place;
        this.slotOf[column] = slot;
        slot += 1;
      }
      return new PieceContest(contest, first, sink, (text) => {
        this.unknown.push({ record: this.records, contest: place, text });
      });
    });
    this.meanings = new Int32Array(slot);
  }

  /** Begins the next piece. @param bytes - text, followed by zeros */
  begin(bytes: Buffer): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.unknown = [];
    this.records = 0;
    this.numbers.take();
    this.oddities.take();
    this.contests.forEach((contest, place) => {
      if (contest.hasUnknown) this.cache.clear(place);
      contest.begin();
    });
  }

  /** Stores the row at `from`. @returns where the next row begins; -1 where the row is not a plain record */
  read(from: number): number {
    const next = this.readCells(from);
    if (next === -1 || next - from > recordBytesLimit || !this.attributes.areShort()) return -1;
    if (this.unknown.length > unknownLimit) return -1;
    if (this.unknown.length === 0) this.store();
    this.records += 1;
    return next;
  }

  /** The content of the rows beside selections and attributes. */
  report(): EssPieceReport {
    const contestsOnBallot = this.contests.flatMap(({ wasOnBallot }, place) =>
      wasOnBallot ? [place] : [],
    );
    const { records } = this;
    const oddities = this.oddities.take();
    return { records, ...this.numbers.take(), oddities, contestsOnBallot };
  }

  private store(): void {
    for (const contest of this.contests) {
      const oddity = contest.store(this.meanings);
      if (oddity === -1) continue;
      this.oddities.push(this.records);
      this.oddities.push(oddity);
    }
    this.attributes.store(this.bytes);
    if (!this.sink.endRecord()) return;
    for (const contest of this.contests) contest.forgetCodes();
    this.attributes.forgetCodes();
  }

  private readCells(from: number): number {
    const { bytes, view, cache, contestOf, slotOf, meanings } = this;
    let at = from;
    let isOpen = true;
    for (let column = 0; column < contestOf.length; column += 1) {
      if (!isOpen) return -1;
      const contest = contestOf[column] ?? -1;
      if (contest === -1) {
        const end = this.readOther(column, at);
        if (end === -1) return -1;
        isOpen = bytes[end] === comma;
        at = end + (isOpen ? 1 : 0);
      } else if (bytes[at] === comma) {
        meanings[slotOf[column] ?? 0] = 0;
        at += 1;
      } else {
        let entry = cache.find(contest, view, at);
        if (entry === -1) entry = this.learn(contest, at);
        if (entry === -1) return -1;
        meanings[slotOf[column] ?? 0] = cache.value(entry);
        isOpen = cache.isOpen(entry);
        at += cache.length(entry);
      }
    }
    return this.endRow(isOpen ? this.skipPadding(at) : at);
  }

  /**
   * Reads a cell that is not in the cache. @returns its entry; -1 where only the reader of the whole file can
   * understand it
   */
  private learn(contest: number, at: number): number {
    const { bytes, view, cell, cache } = this;
    if (!cell.scan(bytes, at)) return -1;
    const value = this.contests[contest]?.meaningOf(bytes, cell) ?? noMeaning;
    if (value === noMeaning) return -1;
    const { start, end } = cell;
    return cache.add(contest, view, { start, end, isOpen: bytes[end] === comma, value });
  }

  /** Reads a cell of a column without contest. @returns where it ends; -1 where it is not plain */
  private readOther(column: number, at: number): number {
    const { bytes } = this;
    const cell = this.attributes.at(column) ?? this.cell;
    if (!cell.scan(bytes, at)) return -1;
    const isPlain = column !== this.task.recordColumn || this.numbers.add(bytes, cell);
    return isPlain ? cell.end : -1;
  }

  /** @returns where the empty cells end that an export may have after its columns */
  private skipPadding(at: number): number {
    let end = at;
    while (this.bytes[end] === comma && end - at < paddingLimit) end += 1;
    return end;
  }

  private endRow(at: number): number {
    const end = this.bytes[at] === carriageReturn ? at + 1 : at;
    return this.bytes[end] === lineFeed ? end + 1 : -1;
  }
}
