import type { ContestRule } from '@crossvote/election';
import {
  pieceFormatOf,
  type PieceFormat,
  type Piece,
  type PieceOutcome,
  type PieceReader,
  type PieceSink,
  type PieceTask,
} from '@crossvote/formats';
import { BlockBuilder, type RecordBlock } from '@crossvote/marks';
import { countedBlock, type CountedBlock } from './counted-block.ts';

/** A task, and the rules for counting its contests. */
export interface CountingTask {
  readonly task: PieceTask;
  /** By the number of the contest in the sink. */
  readonly rules: readonly ContestRule[];
  readonly comparesFiles: boolean;
}

/** The result of a piece. Without a report there are no blocks. */
export interface ReadPiece {
  readonly outcome: PieceOutcome;
  readonly blocks: readonly CountedBlock[];
}

/** Reads pieces of one file into blocks of their own. */
export class PieceJob {
  private builder = new BlockBuilder();
  private readonly format: PieceFormat;
  private reader: PieceReader;
  private finished: RecordBlock[] = [];

  constructor(private readonly counting: CountingTask) {
    this.format = pieceFormatOf(counting.task);
    this.reader = this.format.reader(counting.task, this.sink());
  }

  read(piece: Piece): ReadPiece {
    const outcome = this.reader.read(piece);
    const last = this.builder.takeBlock();
    // Dictionaries are kept after a block, within limits. A dictionary may even be full if the record that filled it
    // was not stored.
    if (this.builder.isHeavy) this.beginAnew();
    const blocks = last ? [...this.finished, last] : this.finished;
    this.finished = [];
    if (!outcome.report) return { outcome, blocks: [] };
    const ruleOf = (contest: number) => this.ruleOf(contest);
    const { comparesFiles } = this.counting;
    const counted = blocks.map((block) => countedBlock(block, { ruleOf, comparesFiles }));
    return { outcome, blocks: counted };
  }

  /** Buffers of a piece, beside the columns of its blocks, that go to another thread without copying. */
  buffersOf({ outcome }: ReadPiece): ArrayBuffer[] {
    return outcome.report ? this.format.buffers(outcome.report) : [];
  }

  private beginAnew(): void {
    this.builder = new BlockBuilder();
    this.reader = this.format.reader(this.counting.task, this.sink());
  }

  private ruleOf(contest: number): ContestRule {
    const rule = this.counting.rules[contest];
    if (!rule) throw new RangeError(`contest ${contest} has no rule`);
    return rule;
  }

  private sink(): PieceSink {
    const { builder } = this;
    const end = (count: number) => {
      const block = builder.endRecords(count);
      if (block) this.finished.push(block);
      return block?.endsCodes === true;
    };
    return {
      get room() {
        return builder.room;
      },
      get isFull() {
        return builder.isFull;
      },
      selectionCode: (contest, selection) => builder.selectionCode(contest, selection),
      attributeCode: (kind, value) => builder.attributeCode(kind, value),
      setSelection: (contest, code) => {
        builder.setSelection(contest, code);
      },
      setAttribute: (kind, code) => {
        builder.setAttribute(kind, code);
      },
      endRecord: () => end(1),
      setSelections: (contest, codes) => {
        builder.setSelections(contest, codes);
      },
      setAttributes: (kind, codes) => {
        builder.setAttributes(kind, codes);
      },
      endRecords: end,
    };
  }
}
