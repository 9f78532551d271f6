import type { Mark } from '@crossvote/election';
import { type CellScanner, foldWhiteSpace, type IssueLog, type Place } from '@crossvote/opening';
import type { Refusal } from '@crossvote/opening';
import type { EnteredContest } from '../../contests/surveyed-contests.ts';
import { attributeKinds, type CvrSink } from '../../cvr-sink.ts';
import { AttributeCodes, BlockCodes } from '../../records/block-codes.ts';
import { isNoName, RecordKey } from '../../records/record-key.ts';
import type { SenateColumns } from './senate-columns.ts';
import type { PaperTaker, SenatePaper } from './senate-rows.ts';

/** Stores the papers of all tables. */
export class SenateRecords implements PaperTaker {
  stored = 0;
  refused = 0;
  private readonly codes = new BlockCodes();
  private readonly attributes: AttributeCodes;
  private readonly key = new RecordKey();
  private entered: readonly EnteredContest[] = [];
  private found: SenateColumns | undefined;

  constructor(
    private readonly sink: CvrSink,
    private readonly issues: IssueLog,
  ) {
    this.attributes = new AttributeCodes(sink);
  }

  /** @param entered - the contests of the table that follows: above the line and below it */
  beginFile(entered: readonly EnteredContest[]): void {
    this.entered = entered;
  }

  columns(columns: SenateColumns): void {
    this.found = columns;
  }

  paper({ above, below }: SenatePaper, cells: CellScanner, place: Place): void {
    const [aboveLine, belowLine] = this.entered;
    if (aboveLine) this.setSelection(aboveLine, above);
    if (belowLine) this.setSelection(belowLine, below);
    this.setAttributes(cells);
    this.stored += 1;
    if (this.sink.endRecord()) for (const memo of [this.codes, this.attributes]) memo.forget();
    this.sink.identities?.add(this.keyOf(cells), place.line ?? 0);
  }

  refuse({ code, message, column }: Refusal, place: Place): void {
    this.refused += 1;
    const where = column === undefined ? place : { ...place, column };
    this.issues.add({ severity: 'refused', code, message, place: where });
  }

  warn(code: string, message: string, place: Place): void {
    this.issues.add({ severity: 'warning', code, message, place });
  }

  drain(): Promise<void> {
    return this.sink.drain();
  }

  private setSelection({ number, choices }: EnteredContest, marks: readonly Mark[]): void {
    const own = marks.map(({ choice, rank }) => ({ choice: choices[choice] ?? 0, rank }));
    const key = `${number} ${own.map(({ choice, rank }) => `${choice}.${rank}`).join()}`;
    const code = this.codes.of(key, () =>
      this.sink.selectionCode(number, { marks: own, declared: 'nothing' }),
    );
    this.sink.setSelection(number, code);
  }

  /** Every division has collection points of the same names: those of postal votes, for instance. */
  private setAttributes(cells: CellScanner): void {
    if (!this.found) return;
    const { division, place, batch } = this.found;
    const where = [division, place].map((column) => foldWhiteSpace(cells.text(column)));
    const precinct = where.filter((name) => name !== '').join(', ');
    this.attributes.set(attributeKinds.indexOf('precinct'), precinct);
    this.attributes.set(attributeKinds.indexOf('batch'), foldWhiteSpace(cells.text(batch)));
  }

  private keyOf(cells: CellScanner): RecordKey | undefined {
    if (!this.found) return undefined;
    const { state, division, placeId, batch, paper } = this.found;
    const names = [state, division, placeId, batch, paper].map((column) => cells.text(column));
    return isNoName(names.at(-1) ?? '') ? undefined : this.key.name(names);
  }
}
