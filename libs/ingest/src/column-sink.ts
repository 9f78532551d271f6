import {
  type Choice,
  type ChoiceCounts,
  type ContestRule,
  type Selection,
} from '@crossvote/election';
import {
  type CompleteSink,
  type ChoiceDefinition,
  type ContestDefinition,
  type JoinedPart,
  type RecordIdentities,
} from '@crossvote/formats';
import {
  BlockBuilder,
  ContestGroups,
  ContestPatterns,
  findRarePairs,
  TallyCounter,
  type ContestGroup,
  type ContestTally,
  type RarePairs,
  type RecordBlock,
} from '@crossvote/marks';
import type { NewBlock } from '@crossvote/store';
import { contestLabels } from './contest-labels.ts';
import { countedBlock, type CountedBlock } from './counted-block.ts';
import { RecordLog } from './repeats/record-log.ts';
import type { RecordSet } from './repeats/record-set.ts';
import { withoutRecords } from './without-records.ts';

/** A choice with its votes from aggregate rows. */
type SummedChoice = Choice & Pick<ChoiceCounts, 'aggregateVotes'>;

/** A contest with its choices and results. */
export interface TalliedContest {
  readonly definition: Required<ContestDefinition>;
  readonly choices: readonly SummedChoice[];
  readonly tally: ContestTally;
  /** The files that tell it from another contest of the same name; empty where that is not needed. */
  readonly file: string;
  /** Its name in a report, with what tells it from others of the name. */
  readonly label: string;
  /** What each format has of it, where several have it. */
  readonly joined: readonly JoinedPart[];
}

/** Receives finished blocks. A dry run does nothing with them. */
export type BlockConsumer = (
  block: NewBlock,
  contests: readonly Required<ContestDefinition>[],
) => Promise<void>;

interface SinkContest {
  definition: Required<ContestDefinition>;
  readonly choices: (Choice & { aggregateVotes: number })[];
  /** Among the records of each format, by its place. */
  readonly ofFormats: Map<number, TallyCounter>;
}

/** A block that is to be handed over, and the place of its format. */
interface FinishedBlock {
  readonly counted: CountedBlock;
  readonly format: number;
}

/** What a sink does in addition to building columns. */
export interface SinkOptions {
  /** Aborted when blocks can no longer be stored, so that reading can stop. */
  readonly lost?: AbortSignal | undefined;
  /** Called between chunks of a file, with the number of records so far. An error that it throws ends the reading. */
  readonly onDrain?: ((records: number) => void) | undefined;
  /** Whether records of several files are compared. */
  readonly comparesFiles?: boolean;
  /** Called with each block, to look at it more closely. */
  readonly onBlock?: ((block: NewBlock) => void) | undefined;
  /** Ordinals of the records that are read but not stored. */
  readonly leftOut?: RecordSet | undefined;
}

/** Builds packed columns from the records of a reader, and tallies them block by block. */
export class ColumnSink implements CompleteSink {
  private readonly builder = new BlockBuilder();
  private readonly found: SinkContest[] = [];
  private readonly together = new ContestGroups();
  private readonly patterns = new ContestPatterns();
  private finished: FinishedBlock[] = [];
  /** Place of the format whose records come. */
  private format = 0;
  /** Records taken in so far, left out or not. */
  records = 0;
  /** The identities of the records, and what is compared; undefined where files are not compared. */
  readonly log: RecordLog | undefined;
  /** Votes of aggregate rows, by the file of the rows. */
  readonly aggregateVotes = new Map<string, number>();
  /** Number of records in the blocks that were handed over, including those that are not stored. */
  private given = 0;

  constructor(
    private readonly consume: BlockConsumer,
    private readonly options: SinkOptions = {},
  ) {
    this.log = options.comparesFiles ? new RecordLog(() => this.records) : undefined;
  }

  get comparesFiles(): boolean {
    return this.log !== undefined;
  }

  get identities(): RecordIdentities | undefined {
    return this.log;
  }

  addContest(definition: Required<ContestDefinition>): number {
    return this.found.push({ definition, choices: [], ofFormats: new Map() }) - 1;
  }

  amendContest(contest: number, definition: Required<ContestDefinition>): void {
    this.contestAt(contest).definition = definition;
  }

  /** Blocks are of one format each, so that it can be told what its records come to. */
  beginFormat(place: number): void {
    this.finishOpen();
    this.format = place;
  }

  addChoice(contest: number, choice: Required<ChoiceDefinition>): number {
    return this.contestAt(contest).choices.push({ ...choice, aggregateVotes: 0 }) - 1;
  }

  amendChoice(contest: number, choice: number, definition: Required<ChoiceDefinition>): void {
    Object.assign(this.choiceAt(contest, choice), definition);
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
    this.finishBlocks(this.counted(block));
    return true;
  }

  /** How each contest is counted, by its number. */
  rules(): readonly ContestRule[] {
    return this.found.map(({ definition: { voteFor, rankLimit } }) => ({ voteFor, rankLimit }));
  }

  /** Takes blocks of records that were read and counted elsewhere. */
  takeBlocks(blocks: readonly CountedBlock[]): void {
    // Those of this thread before these come first: records keep the order of the file.
    this.finishOpen();
    this.finishBlocks(...blocks);
    for (const { block } of blocks) this.records += block.recordCount;
  }

  addAggregateVotes(contest: number, choice: number, votes: number, file: string): void {
    this.choiceAt(contest, choice).aggregateVotes += votes;
    this.aggregateVotes.set(file, (this.aggregateVotes.get(file) ?? 0) + votes);
  }

  async drain(): Promise<void> {
    this.options.lost?.throwIfAborted();
    this.options.onDrain?.(this.records);
    const blocks = this.finished;
    this.finished = [];
    for (const block of blocks) await this.give(block);
  }

  /**
   * Hands over the last block. @returns all contests with their results
   *
   * @param filesApart - the files of contests that share their name with one of others
   * @param joined - what each format has of contests that several have
   */
  async finish(
    filesApart: ReadonlyMap<number, string> = new Map(),
    joined: ReadonlyMap<number, readonly JoinedPart[]> = new Map(),
  ): Promise<TalliedContest[]> {
    this.finishOpen();
    await this.drain();
    const files = this.found.map(({ definition }, at) => filesApart.get(at) ?? definition.file);
    const labels = contestLabels(
      this.found.map(({ definition, choices }, at) => ({
        ...definition,
        file: files[at] ?? '',
        choices,
      })),
    );
    return this.found.map((contest, at) => {
      const { definition, choices } = contest;
      const [file, label] = [files[at] ?? '', labels[at] ?? definition.name];
      const tally = tallyOf(contest);
      return { definition, choices, tally, file, label, joined: joined.get(at) ?? [] };
    });
  }

  /** Groups of contests that are linked by records, directly or through other contests; complete after `finish()`. */
  contestGroups(): ContestGroup[] {
    return this.together.groups();
  }

  /** Pairs of contests that are together on few records only; complete after `finish()`. */
  rarePairs(): RarePairs {
    return findRarePairs(this.patterns.list());
  }

  /** What the records of a format come to in each contest that they have; complete after `finish()`. */
  talliesOf(format: number): ReadonlyMap<number, ContestTally> {
    return new Map(
      this.found.flatMap(({ ofFormats, choices }, number) => {
        const tally = ofFormats.get(format)?.result(choices.length);
        return tally ? [[number, tally] as const] : [];
      }),
    );
  }

  private finishOpen(): void {
    const open = this.builder.takeBlock();
    if (open) this.finishBlocks(this.counted(open));
  }

  private finishBlocks(...blocks: readonly CountedBlock[]): void {
    for (const counted of blocks) this.finished.push({ counted, format: this.format });
  }

  private counted(block: RecordBlock): CountedBlock {
    const ruleOf = (contest: number) => this.contestAt(contest).definition;
    return countedBlock(block, { ruleOf, comparesFiles: this.comparesFiles });
  }

  /** Adds up what a block counts, and hands it over. */
  private async give({ counted: whole, format }: FinishedBlock): Promise<void> {
    if (whole.digests) this.log?.addDigests(whole.digests);
    this.options.onBlock?.(whole.block);
    const counted = this.withoutLeftOut(whole);
    if (!counted) return;
    const { block, count } = counted;
    for (const [contest, tally] of count.tallies) {
      const { ofFormats, definition } = this.contestAt(contest);
      const ofFormat = ofFormats.get(format) ?? new TallyCounter(definition);
      ofFormats.set(format, ofFormat);
      ofFormat.merge(tally);
    }
    this.together.merge(count.groups);
    this.patterns.merge(count.patterns);
    await this.consume(
      block,
      this.found.map(({ definition }) => definition),
    );
  }

  private withoutLeftOut(whole: CountedBlock): CountedBlock | undefined {
    const { leftOut } = this.options;
    const { recordCount } = whole.block;
    const first = this.given;
    this.given += recordCount;
    if (!leftOut) return whole;
    const isLeftOut = (place: number) => leftOut.has(first + place);
    let place = 0;
    while (place < recordCount && !isLeftOut(place)) place += 1;
    if (place === recordCount) return whole;
    const rest = withoutRecords(whole.block, isLeftOut);
    return rest && this.counted(rest);
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

/** Results of a contest among the records of all formats. */
function tallyOf({ definition, choices, ofFormats }: SinkContest): ContestTally {
  const counter = new TallyCounter(definition);
  for (const ofFormat of ofFormats.values()) counter.merge(ofFormat.result(choices.length));
  return counter.result(choices.length);
}
