import type { ContestDefinition, CvrSink, Mark } from '../cvr-sink.ts';
import type { ChoiceColumn } from './choice-column.ts';
import { choiceKey, findRepeated } from './choice-key.ts';
import type { ContestColumns } from './contest-columns.ts';

/** A contest of the sink. */
export class DeclaredContest {
  readonly number: number;
  private readonly choices = new Map<string, number>();

  constructor(
    definition: ContestDefinition,
    private readonly sink: CvrSink,
  ) {
    this.number = sink.addContest(definition);
  }

  /** Number of the choice of a column; the sink hears of it when it is new. */
  choice({ definition }: ChoiceColumn): number {
    const key = choiceKey(definition);
    const number = this.choices.get(key) ?? this.sink.addChoice(this.number, definition);
    this.choices.set(key, number);
    return number;
  }
}

/**
 * Columns of one title that are one contest. Its choices are declared when a record first has it: until then, the
 * cells of a record may show that it is more than one contest.
 */
export class ContestPart {
  private settled: readonly Mark[] | undefined;

  /**
   * @param from - its first column, counted within those of its title
   * @param to - one after its last column
   */
  constructor(
    readonly declared: DeclaredContest,
    private readonly contest: ContestColumns,
    readonly from: number,
    readonly to: number,
  ) {}

  /** Whether its columns are one contest for good. */
  get isSettled(): boolean {
    return this.settled !== undefined;
  }

  /** What each column marks; settles the part. */
  marks(): readonly Mark[] {
    return (this.settled ??= this.contest.columns
      .slice(this.from, this.to)
      .map((column) => ({ choice: this.declared.choice(column), rank: column.rank })));
  }
}

/** Why columns of one title, all filled on a record, may be more than one contest; undefined where nothing says so. */
export function doubtOfOneContest(
  { columns, titleBreaks, definition }: ContestColumns,
  from: number,
  to: number,
): 'choice_repeated' | 'titles_alike' | undefined {
  if (titleBreaks.some((place) => place > from && place < to)) return 'titles_alike';
  const repeated = findRepeated(columns.slice(from, to), definition.voteFor);
  return repeated === -1 ? undefined : 'choice_repeated';
}
