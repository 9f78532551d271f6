import type { CellScanner } from '../cell-scanner.ts';
import type { ContestNumbers } from '../contest-catalog.ts';
import type { CvrSink } from '../cvr-sink.ts';
import { ContestMarks } from './contest-marks.ts';
import type { Layout } from './layout.ts';
import { RecordAttributes } from './record-attributes.ts';
import type { Refusal } from './refusal.ts';
import { StrangerRows } from './stranger-rows.ts';

/** Turns the cells of one record into selections and attributes. A record goes into the sink whole or not at all. */
export class RecordReader {
  private readonly strangers: StrangerRows;
  private readonly contests: readonly ContestMarks[];
  private readonly attributes: RecordAttributes;

  /** @param numbers - for each contest of the layout, its number in the sink and the numbers of its choices */
  constructor(
    private readonly layout: Layout,
    numbers: readonly ContestNumbers[],
    private readonly sink: CvrSink,
    file: string,
  ) {
    this.strangers = new StrangerRows(layout, file);
    this.contests = layout.contests.flatMap((contest, place) => {
      const ofContest = numbers[place];
      return ofContest ? [new ContestMarks(contest, ofContest, sink)] : [];
    });
    this.attributes = new RecordAttributes(layout, sink);
  }

  /**
   * Stores one record.
   *
   * @param line - where it begins
   * @returns why it is refused; then nothing of it is stored
   * @throws CvrFileError where it ends a header of other columns
   */
  store(cells: CellScanner, line: number): Refusal | undefined {
    const refusal = this.refuse(cells, line);
    if (refusal) return refusal;
    for (const contest of this.contests) contest.store();
    this.attributes.store(cells);
    if (this.sink.endRecord()) {
      for (const contest of this.contests) contest.forgetCodes();
      this.attributes.forgetCodes();
    }
    return undefined;
  }

  private refuse(cells: CellScanner, line: number): Refusal | undefined {
    const refusal =
      this.strangers.find(cells, line) ?? this.refuseWidth(cells) ?? this.attributes.check(cells);
    if (refusal) return refusal;
    for (const contest of this.contests) {
      const unreadable = contest.read(cells);
      if (unreadable) return unreadable;
    }
    return undefined;
  }

  private refuseWidth(cells: CellScanner): Refusal | undefined {
    const { columnCount, widthLimit } = this.layout;
    const message = `has ${cells.count} cells; the header has ${columnCount}`;
    if (cells.count < columnCount) return { code: 'too_few_cells', message };
    if (cells.count > widthLimit) return { code: 'too_many_cells', message };
    for (let column = columnCount; column < cells.count; column += 1)
      if (!cells.isEmpty(column)) return { code: 'too_many_cells', message };
    return undefined;
  }
}
