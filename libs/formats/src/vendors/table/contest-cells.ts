import { type CellScanner, foldWhiteSpace, quoteValue } from '@crossvote/opening';
import type {
  ChoiceColumn,
  ChoicesPlan,
  ContestPlan,
  NameColumn,
  NamesPlan,
} from '../../columns/table-plan.ts';
import type { CellTexts } from './cell-texts.ts';
import type { Problem, TableVote, VoteKind } from './table-record.ts';
import type { VoteWords } from './vote-words.ts';

type Votes = readonly TableVote[] | Problem;

/** Reads the votes of one contest in a row; none where the contest is not on its ballot. */
export interface ContestCells {
  readonly plan: ContestPlan;
  read(cells: CellScanner): Votes;
}

/** What reads the cells of a contest. */
export function contestCells(plan: ContestPlan, texts: CellTexts, words: VoteWords): ContestCells {
  return 'joiner' in plan ? new NameCells(plan, texts, words) : new ChoiceCells(plan, texts, words);
}

function voteOf(
  kind: VoteKind,
  choice: string,
  rank: number,
  { code = '', party = '' }: { readonly code?: string; readonly party?: string } = {},
): TableVote {
  return { kind, choice, rank, code, party, voteFor: 0 };
}

/** Cells that name choices. */
class NameCells implements ContestCells {
  constructor(
    readonly plan: NamesPlan,
    private readonly texts: CellTexts,
    private readonly words: VoteWords,
  ) {}

  read(cells: CellScanner): Votes {
    const votes: TableVote[] = [];
    for (const [place, column] of this.plan.columns.entries()) {
      const named = this.namesIn(cells, column);
      for (const [at, text] of named.entries()) {
        const vote = this.voteIn(cells, column, text, this.rankOf(place, at));
        if (vote && 'message' in vote) return vote;
        if (vote) votes.push(vote);
      }
    }
    return votes;
  }

  private namesIn(cells: CellScanner, { column }: NameColumn): string[] {
    const { joiner } = this.plan;
    if (joiner === '') return [this.texts.of(cells, column)];
    const parts = cells.text(column).split(joiner).map(foldWhiteSpace);
    // An empty part between two names is a rank that was left out.
    return this.ranksInCell ? parts : parts.filter((part, at) => part !== '' || at === 0);
  }

  /** Whether the names of the only column are in the order of their ranks. */
  private get ranksInCell(): boolean {
    return this.plan.kind === 'ranks' && this.plan.columns.length === 1;
  }

  private rankOf(place: number, at: number): number {
    if (this.plan.kind === 'votes') return 0;
    return (this.ranksInCell ? at : place) + 1;
  }

  private voteIn(
    cells: CellScanner,
    { column, id, party }: NameColumn,
    text: string,
    rank: number,
  ): TableVote | Problem | undefined {
    const state = this.words.stateOf(text);
    const code = this.texts.of(cells, id);
    if (state === 'blank' && code !== '')
      return {
        code: 'name_missing',
        message: `a vote of ${quoteValue(this.plan.name)} has an id and no name`,
        column: column + 1,
      };
    if (state === 'blank') return undefined;
    if (state === 'undervote' || state === 'overvote' || state === 'redacted')
      return voteOf(state, text, rank);
    const named = { code, party: this.texts.of(cells, party) };
    return voteOf('vote', this.words.choiceOf(text), rank, named);
  }
}

/** A cell for each choice: whether it is marked, or at which rank. */
class ChoiceCells implements ContestCells {
  /** Of each column: the choice without a vote, and with a mark. */
  private readonly unmarked: readonly TableVote[];
  private readonly marked: readonly TableVote[];

  constructor(
    readonly plan: ChoicesPlan,
    private readonly texts: CellTexts,
    private readonly words: VoteWords,
  ) {
    this.unmarked = plan.columns.map((one) => voteOf('noVote', one.choice, 0, one));
    this.marked = plan.columns.map((one) => voteOf('vote', one.choice, 0, one));
  }

  read(cells: CellScanner): Votes {
    const votes: TableVote[] = [];
    let isOnBallot = false;
    for (const [place, column] of this.plan.columns.entries()) {
      const text = this.texts.of(cells, column.column);
      const vote = this.voteIn(text, place, column);
      if (vote && 'message' in vote) return vote;
      isOnBallot ||= vote !== undefined;
      const none = this.unmarked[place];
      const said = vote ?? none;
      if (said) votes.push(said);
    }
    return isOnBallot ? votes : [];
  }

  /** @returns undefined where the cell is empty */
  private voteIn(
    text: string,
    place: number,
    column: ChoiceColumn,
  ): TableVote | Problem | undefined {
    const vote = this.plan.kind === 'marks' ? this.markIn(text, place) : rankIn(text, column);
    if (vote === 'none') return this.unmarked[place];
    if (vote) return vote;
    const state = this.words.stateOf(text);
    if (state === 'blank') return undefined;
    if (state === 'undervote' || state === 'overvote' || state === 'redacted')
      return voteOf(state, text, 0);
    return this.unknown(text, column);
  }

  private markIn(text: string, place: number): TableVote | 'none' | undefined {
    const isMarked = this.words.markOf(text);
    if (isMarked === undefined) return undefined;
    return isMarked ? this.marked[place] : 'none';
  }

  private unknown(text: string, { column, choice }: ChoiceColumn): Problem {
    const { kind, name } = this.plan;
    const wanted = kind === 'marks' ? 'no mark that is known' : 'no number of a rank';
    const advice = kind === 'marks' ? '; say what it means under "words" of the column map' : '';
    return {
      code: kind === 'marks' ? 'mark_unknown' : 'rank_unreadable',
      message: `${quoteValue(choice)} of ${quoteValue(name)} has ${quoteValue(text)}, which is ${wanted}${advice}`,
      column: column + 1,
    };
  }
}

/** The vote of a cell with the number of a rank; 0 is none. */
function rankIn(
  text: string,
  { choice, code, party }: ChoiceColumn,
): TableVote | 'none' | undefined {
  const [, digits] = /^(\d{1,3})(?:\.0+)?$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const rank = Number(digits);
  return rank === 0 ? 'none' : voteOf('vote', choice, rank, { code, party });
}
