import {
  completeChoice,
  completeContest,
  type ChoiceDefinition,
  type ContestDefinition,
  type CvrSink,
  type Selection,
} from '@crossvote/formats';
import {
  BlockBuilder,
  ContestGroups,
  ContestPatterns,
  findRarePairs,
  TallyCounter,
  type ContestGroup,
  type ContestRule,
  type ContestTally,
  type RarePairs,
  type RecordBlock,
} from '@crossvote/marks';
import type { NewBlock } from '@crossvote/store';
import { countedBlock, type CountedBlock } from './counted-block.ts';

/** A choice with what aggregate rows sum up for it, in votes. */
export interface TalliedChoice extends Required<ChoiceDefinition> {
  readonly aggregateVotes: number;
}

/** A contest with its choices and results. */
export interface TalliedContest {
  readonly definition: Required<ContestDefinition>;
  readonly choices: readonly TalliedChoice[];
  readonly tally: ContestTally;
  /** The files that tell it from another contest of its name; empty where that is not needed. */
  readonly file: string;
}

/** Takes finished blocks away; a dry run takes them nowhere. */
export type BlockConsumer = (
  block: NewBlock,
  contests: readonly Required<ContestDefinition>[],
) => Promise<void>;

interface SinkContest {
  readonly definition: Required<ContestDefinition>;
  readonly choices: (Required<ChoiceDefinition> & { aggregateVotes: number })[];
  readonly counter: TallyCounter;
}

/** Builds packed columns of what a reader finds, and tallies them block by block. */
export class ColumnSink implements CvrSink {
  private readonly builder = new BlockBuilder();
  private readonly found: SinkContest[] = [];
  private readonly together = new ContestGroups();
  private readonly patterns = new ContestPatterns();
  private finished: CountedBlock[] = [];
  /** Records taken in so far. */
  records = 0;

  /**
   * @param lost - tells that blocks can go nowhere any more, so that reading need not go on
   * @param onDrain - asked between chunks of a file; what it throws ends the reading
   */
  constructor(
    private readonly consume: BlockConsumer,
    private readonly lost?: AbortSignal,
    private readonly onDrain?: () => void,
  ) {}

  addContest(definition: ContestDefinition): number {
    const counter = new TallyCounter(definition);
    return this.found.push({ definition: completeContest(definition), choices: [], counter }) - 1;
  }

  addChoice(contest: number, choice: ChoiceDefinition): number {
    return (
      this.contestAt(contest).choices.push({ ...completeChoice(choice), aggregateVotes: 0 }) - 1
    );
  }

  amendChoice(contest: number, choice: number, definition: ChoiceDefinition): void {
    Object.assign(this.choiceAt(contest, choice), completeChoice(definition));
  }

  selectionCode(contest: number, selection: Selection): number {
    return this.builder.selectionCode(contest, selection);
  }

  attributeCode(kind: number, value: string): number {
    return this.builder.attributeCode(kind, value);
  }

  setSelection(contest: number, code: number): void {
    this.builder.setSelection(contest, code);
  }

  setAttribute(kind: number, code: number): void {
    this.builder.setAttribute(kind, code);
  }

  endRecord(): boolean {
    this.records += 1;
    const block = this.builder.endRecord();
    if (!block) return false;
    this.finished.push(this.counted(block));
    return true;
  }

  /** How each contest is counted, by its number. */
  rules(): readonly ContestRule[] {
    return this.found.map(({ definition: { voteFor, rankLimit } }) => ({ voteFor, rankLimit }));
  }

  /** Takes in records that were read and counted apart. */
  takeBlocks(blocks: readonly CountedBlock[]): void {
    this.finished.push(...blocks);
    for (const { block } of blocks) this.records += block.recordCount;
  }

  addAggregateVotes(contest: number, choice: number, votes: number): void {
    this.choiceAt(contest, choice).aggregateVotes += votes;
  }

  async drain(): Promise<void> {
    this.lost?.throwIfAborted();
    this.onDrain?.();
    const blocks = this.finished;
    this.finished = [];
    for (const block of blocks) await this.give(block);
  }

  /**
   * Hands over the last block, and answers with all contests and their results.
   *
   * @param filesApart - the files of contests that share their name with one of others
   */
  async finish(filesApart: ReadonlyMap<number, string> = new Map()): Promise<TalliedContest[]> {
    await this.drain();
    const last = this.builder.takeBlock();
    if (last) await this.give(this.counted(last));
    return this.found.map(({ definition, choices, counter }, number) => ({
      definition,
      choices,
      tally: counter.result(choices.length),
      file: filesApart.get(number) ?? '',
    }));
  }

  /** Groups of contests that meet on records, directly or through others; complete after `finish()`. */
  contestGroups(): ContestGroup[] {
    return this.together.groups();
  }

  /** Pairs of contests that meet on few records only; complete after `finish()`. */
  rarePairs(): RarePairs {
    return findRarePairs(this.patterns.list());
  }

  private counted(block: RecordBlock): CountedBlock {
    return countedBlock(block, (contest) => this.contestAt(contest).definition);
  }

  /** Adds up what a block counts, and hands it over. */
  private async give({ block, count }: CountedBlock): Promise<void> {
    for (const [contest, tally] of count.tallies) this.contestAt(contest).counter.merge(tally);
    this.together.merge(count.groups);
    this.patterns.merge(count.patterns);
    await this.consume(
      block,
      this.found.map(({ definition }) => definition),
    );
  }

  private choiceAt(contest: number, choice: number): SinkContest['choices'][number] {
    const found = this.found[contest]?.choices[choice];
    if (!found) throw new RangeError(`choice ${choice} of contest ${contest} was not declared`);
    return found;
  }

  private contestAt(contest: number): SinkContest {
    const found = this.found[contest];
    if (!found) throw new RangeError(`contest ${contest} was not declared`);
    return found;
  }
}
