import type { Mark } from '@crossvote/election';
import type { ChoicesOfFiles } from '../../contests/choices-of-files.ts';
import type { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { ContestDefinition, CvrSink } from '../../cvr-sink.ts';
import type { ChoiceColumn } from './choice-column.ts';
import { choiceKey, findRepeated } from './choice-key.ts';
import type { ContestColumns } from './contest-columns.ts';

/** A contest of the sink. */
export class DeclaredContest {
  readonly number: number;
  private readonly choices: ChoicesOfFiles;

  /** @param key - by which files know the contest; undefined for one that records part from another */
  constructor(
    definition: ContestDefinition,
    sink: CvrSink,
    ofFiles: ContestsOfFiles,
    key?: string,
  ) {
    this.number =
      key === undefined ? sink.addContest(definition) : ofFiles.declare(key, definition, sink);
    this.choices = ofFiles.choicesOf(this.number, sink);
  }

  /** The choice of each column that one file has of it; the sink hears of those that are new. */
  choicesOf(columns: readonly ChoiceColumn[]): number[] {
    return this.choices.enter(
      columns.map(({ definition }) => ({ key: choiceKey(definition), definition })),
    );
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
    return (this.settled ??= this.read());
  }

  private read(): readonly Mark[] {
    const columns = this.contest.columns.slice(this.from, this.to);
    const choices = this.declared.choicesOf(columns);
    return columns.map(({ rank }, at) => ({ choice: choices[at] ?? 0, rank }));
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
