import { type Place, quoteValue } from '@crossvote/opening';
import { attributeKinds } from '../../cvr-sink.ts';
import { CellProblem } from './cell-text.ts';
import type { CellSelection } from './cell-selection.ts';
import type { TableRecord } from './table-reader.ts';

type Mark = CellSelection['marks'][number];

/** A record that is collected from the rows of a long table. */
export class LongRecord {
  /** Why the record cannot be stored. Its other rows are skipped. */
  problem: CellProblem | undefined;
  rows = 0;
  place: Place;
  private attributes: readonly string[] | undefined;
  private readonly contests = new Map<
    string,
    { marks: Mark[]; state: CellSelection['declared'] | undefined }
  >();

  constructor(
    readonly id: string,
    place: Place,
  ) {
    this.place = place;
  }

  /** Counts a row. */
  extend({ line, endLine }: Place): void {
    this.rows += 1;
    const last = endLine ?? line;
    if (last !== undefined) this.place = { ...this.place, endLine: last };
  }

  /** Adds a row, unless the record already has a problem. */
  attempt(action: (record: this) => void): void {
    if (this.problem) return;
    try {
      action(this);
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      this.problem = error;
    }
  }

  /** @throws CellProblem when an earlier row has other attributes */
  addAttributes(attributes: readonly string[]): void {
    this.attributes ??= attributes;
    const kind = attributes.findIndex((value, place) => value !== this.attributes?.[place]);
    if (kind >= 0)
      throw new CellProblem(
        'record_contradicts',
        `has rows that differ in ${attributeKinds[kind] ?? ''}: perhaps two records of one number`,
      );
  }

  /** @throws CellProblem when the contest has a state already */
  addState(contest: string, state: CellSelection['declared']): void {
    const entry = this.entry(contest);
    if (entry.state !== undefined)
      throw new CellProblem('state_repeated', `has two states of ${quoteValue(contest)}`);
    entry.state = state;
  }

  addMark(contest: string, mark: Mark): void {
    this.entry(contest).marks.push(mark);
  }

  /** The record, after its last row was added. */
  record(): TableRecord {
    const selections = [...this.contests].map(([label, { marks, state = 'nothing' }]) => {
      const hasRanks = marks.some(({ rank }) => rank > 0);
      return [label, { declared: state, marks, hasRanks }] as const;
    });
    return { id: this.id, attributes: this.attributes ?? [], selections };
  }

  private entry(contest: string) {
    const entry = this.contests.get(contest) ?? { marks: [], state: undefined };
    this.contests.set(contest, entry);
    return entry;
  }
}
