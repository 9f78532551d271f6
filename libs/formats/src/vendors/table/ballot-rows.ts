import { type CellScanner, type Place, quoteValue } from '@crossvote/opening';
import type { TablePlan } from '../../columns/table-plan.ts';
import { type CellTexts, isTooLong, valueLimit } from './cell-texts.ts';
import { contestCells, type ContestCells } from './contest-cells.ts';
import type { Problem, TableRecord, TableVote } from './table-record.ts';
import type { VoteWords } from './vote-words.ts';

/** Most ballots that one row may stand for. */
const weightLimit = 10_000_000;

/** Makes records of rows that are a ballot each, or some equal ones. */
export class BallotRows {
  private readonly contests: readonly ContestCells[];

  constructor(
    private readonly plan: TablePlan,
    private readonly texts: CellTexts,
    words: VoteWords,
  ) {
    this.contests = plan.contests.map((contest) => contestCells(contest, texts, words));
  }

  row(cells: CellScanner, place: Place): TableRecord {
    const attributes = this.plan.attributes.map((columns) => this.texts.joined(cells, columns));
    const name = this.plan.record.map((column) => cells.text(column).trim());
    const weight = this.weightIn(cells);
    const votes = new Map<string, readonly TableVote[]>();
    let problem = typeof weight === 'object' ? weight : this.longIn(attributes);
    for (const contest of this.contests) {
      const read = contest.read(cells);
      if ('message' in read) problem ??= read;
      else if (read.length > 0) votes.set(contest.plan.name, read);
    }
    const ballots = typeof weight === 'object' ? 1 : weight;
    return { votes, attributes, name, weight: ballots, place, problem };
  }

  private weightIn(cells: CellScanner): number | Problem {
    const { weight } = this.plan;
    if (weight === -1) return 1;
    const text = this.texts.of(cells, weight);
    const [, digits] = /^(\d{1,15})(?:\.0+)?$/.exec(text) ?? [];
    const ballots = Number(digits);
    if (digits !== undefined && ballots <= weightLimit) return ballots;
    const most = weightLimit.toLocaleString('en');
    return {
      code: 'weight_unreadable',
      message: `the weight is ${quoteValue(text)}, and must be a whole number from 0 to ${most}`,
      column: weight + 1,
    };
  }

  private longIn(attributes: readonly string[]): Problem | undefined {
    const kind = attributes.findIndex(isTooLong);
    const column = this.plan.attributes[kind]?.[0];
    if (column === undefined) return undefined;
    const message = `the cell is longer than ${valueLimit} bytes`;
    return { code: 'value_too_long', message, column: column + 1 };
  }
}
