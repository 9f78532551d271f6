import {
  type CellScanner,
  type ExportFile,
  type IssueLog,
  type Place,
  readRows,
  type Refusal,
  type RowReader,
} from '@crossvote/opening';
import type { CvrSink } from '../../cvr-sink.ts';
import type { StateWords } from '../../words/state-words.ts';
import { CardAttributes } from './card-attributes.ts';
import type { CardHistory } from './card-history.ts';
import { ContestCells } from './contest-cells.ts';
import type { ContestList } from './contest-list.ts';
import { findStranger, type FileLayout } from './file-layout.ts';
import { reportFile } from './report-file.ts';
import type { Survey } from './survey.ts';

/** What the reading of one file shares with the whole export. */
export interface ExportContext {
  readonly sink: CvrSink;
  readonly issues: IssueLog;
  readonly contests: ContestList;
  readonly history: CardHistory;
  readonly words?: StateWords | undefined;
}

/** Stores the cards of one file, after its survey. @returns how they fared */
export async function readCards(
  file: ExportFile,
  survey: Survey,
  context: ExportContext,
): Promise<{ readonly stored: number; readonly refused: number }> {
  context.history.beginFile(file);
  const cards = new Cards(survey, context);
  await readRows(file, cards);
  reportFile(survey.layout, cards, context.issues);
  return cards;
}

/** The cards of one file: each goes into the sink whole or not at all. */
export class Cards implements RowReader {
  stored = 0;
  refused = 0;
  readonly contests: readonly ContestCells[];
  readonly attributes: CardAttributes;
  private readonly layout: FileLayout;

  constructor(
    survey: Survey,
    private readonly context: ExportContext,
  ) {
    this.layout = survey.layout;
    const entered = context.contests.enter(survey);
    this.contests = entered.map(
      (contest) => new ContestCells(contest, context.sink, context.words),
    );
    this.attributes = new CardAttributes(survey.layout, context.sink);
  }

  header(): void {
    // The survey read it.
  }

  row(cells: CellScanner, place: Place): void {
    const refusal = this.read(cells);
    if (refusal) {
      this.refuse(refusal, place);
      return;
    }
    for (const contest of this.contests) contest.store();
    if (this.contests.some(({ isMasked }) => isMasked)) this.reportMasked(place);
    this.attributes.store(cells);
    this.stored += 1;
    this.context.history.report(this.layout, cells, place);
    if (!this.context.sink.endRecord()) return;
    for (const contest of this.contests) contest.forgetCodes();
    this.attributes.forgetCodes();
  }

  refuse({ code, message, column }: Refusal, place: Place): void {
    this.refused += 1;
    this.context.issues.add({
      severity: 'refused',
      code,
      message,
      place: column === undefined ? place : { ...place, column },
    });
  }

  warn(code: string, message: string, place: Place): void {
    this.context.issues.add({ severity: 'warning', code, message, place });
  }

  drain(): Promise<void> {
    return this.context.sink.drain();
  }

  private reportMasked(place: Place): void {
    this.context.issues.add({
      severity: 'assumption',
      code: 'marks_masked',
      message: 'cells of a contest are masked: it is on the card, and its marks are redacted',
      place,
    });
  }

  private read(cells: CellScanner): Refusal | undefined {
    const refusal = findStranger(this.layout, cells) ?? this.attributes.check(cells);
    if (refusal) return refusal;
    for (const contest of this.contests) {
      const unreadable = contest.read(cells);
      if (unreadable) return unreadable;
    }
    return undefined;
  }
}
