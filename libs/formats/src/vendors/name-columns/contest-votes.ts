import { type CellScanner, foldWhiteSpace, quoteValue, type Refusal } from '@crossvote/opening';
import type { Mark, Selection } from '@crossvote/election';
import type { ChoiceDefinition, ContestDefinition, CvrSink } from '../../cvr-sink.ts';
import type { State, StateWords } from '../../words/state-words.ts';
import { isUnnamedWriteIn, isWriteIn } from '../../words/write-ins.ts';
import type { ChoiceNames } from './choice-names.ts';
import type { PlannedContest } from './contest-survey.ts';
import type { VoteColumns } from '../../columns/name-headings.ts';
import { BlockCodes } from '../../records/block-codes.ts';

/** Combinations of votes that are remembered. */
const memoryLimit = 10_000;

/** What one vote says: a state, or the key of a choice. */
type Vote = { readonly state: State } | { readonly key: string };

interface Choice {
  readonly number: number;
  readonly code: string;
}

/**
 * The votes of one contest, record by record: `read()` looks at a record, `store()` hands what was read to the sink.
 * They are apart because a record is stored whole or not at all.
 */
export class ContestVotes {
  /** Names that stand beside several ids in a rank, each with two of them. */
  readonly codesDiffer = new Map<string, readonly [string, string]>();
  /** Its number in the sink. */
  readonly contest: number;
  /** By their names; that of the write-in line is empty. */
  private readonly choices = new Map<string, Choice>();
  private columns: readonly VoteColumns[] = [];
  /** By the texts of a record's votes: codes of the present block. */
  private readonly codes = new BlockCodes(memoryLimit);
  private votes: Vote[] = [];
  private cells: CellScanner | undefined;

  /** @param declare - declares the contest in the sink */
  constructor(
    readonly plan: PlannedContest,
    readonly names: ChoiceNames,
    private readonly sink: CvrSink,
    private readonly words: StateWords,
    declare: (definition: ContestDefinition) => number,
  ) {
    const { name, rankLimit } = plan;
    this.contest = declare({ name, voteFor: 1, rankLimit, voteForIsInferred: true });
  }

  /** A file begins, in which the votes have other columns; a heading may be missing there. */
  begin(columns: readonly VoteColumns[]): void {
    this.columns = this.plan.headings.flatMap((heading) =>
      columns.filter((column) => column.heading === heading),
    );
  }

  /** @returns why the record cannot be stored */
  read(cells: CellScanner): Refusal | undefined {
    this.cells = cells;
    this.votes = [];
    for (const columns of this.columns) {
      const text = foldWhiteSpace(cells.text(columns.name));
      const state = this.words.find(text);
      if (state === undefined && /^[[<{].*[\]>}]$/u.test(text))
        return {
          code: 'unknown_state',
          message: `a vote of ${quoteValue(this.plan.name)} is ${quoteValue(text)}, which is no known state; say what it means with --labels`,
          column: columns.name + 1,
        };
      if (state === 'blank' && hasId(cells, columns))
        return {
          code: 'name_missing',
          message: `a vote of ${quoteValue(this.plan.name)} has an id and no name`,
          column: columns.name + 1,
        };
      if (state === 'writeIn' || isUnnamedWriteIn(text)) this.votes.push({ key: '' });
      else this.votes.push(state === undefined ? { key: text } : { state });
    }
    return undefined;
  }

  /** Hands what was read to the sink. */
  store(): void {
    const { votes } = this;
    if (votes.every((vote) => 'state' in vote && vote.state === 'blank')) return;
    const code = this.codes.of(JSON.stringify(votes), () =>
      this.sink.selectionCode(this.contest, this.selection()),
    );
    this.sink.setSelection(this.contest, code);
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    this.codes.forget();
  }

  /** Marks with their ranks; an overvote counts where no name stands above it (semantics: rule 4). */
  private selection(): Selection {
    const { votes } = this;
    const hasState = (vote: Vote, state: State) => 'state' in vote && vote.state === state;
    if (votes.some((vote) => hasState(vote, 'redacted')))
      return { marks: [], declared: 'redacted' };
    const isRanked = this.plan.rankLimit > 0;
    const marks = votes.flatMap((vote, place): Mark[] =>
      'key' in vote
        ? [{ choice: this.choiceOf(vote.key, place), rank: isRanked ? this.rankAt(place) : 0 }]
        : [],
    );
    const overvoted = votes.findIndex((vote) => hasState(vote, 'overvote'));
    const named = votes.findIndex((vote) => 'key' in vote);
    const isOvervoted = overvoted !== -1 && (named === -1 || overvoted < named);
    return { marks, declared: isOvervoted ? 'overvoted' : 'nothing' };
  }

  private rankAt(place: number): number {
    return this.plan.headings.indexOf(this.columns[place]?.heading ?? '') + 1;
  }

  private choiceOf(key: string, place: number): number {
    const columns = this.columns[place];
    const textOf = (column = -1) =>
      column === -1 ? '' : foldWhiteSpace(this.cells?.text(column) ?? '');
    const code = textOf(columns?.id);
    const definition = this.definitionOf(key);
    const name = key === '' ? '' : definition.name;
    const known = this.choices.get(name);
    if (known) {
      if (code !== known.code && key !== '') this.codesDiffer.set(name, [known.code, code]);
      return known.number;
    }
    const number = this.sink.addChoice(this.contest, {
      ...definition,
      party: definition.party || textOf(columns?.party),
      ...(code === '' ? {} : { code }),
    });
    this.choices.set(name, { number, code });
    return number;
  }

  private definitionOf(key: string): ChoiceDefinition {
    if (key === '') return { name: 'Write-in', party: '', isWriteIn: true };
    return this.names.choiceOf(key) ?? { name: key, party: '', isWriteIn: isWriteIn(key) };
  }
}

function hasId(cells: CellScanner, { id }: VoteColumns): boolean {
  return id !== -1 && cells.text(id).trim() !== '';
}
