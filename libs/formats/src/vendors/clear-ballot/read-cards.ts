import {
  quoteValue,
  type Severity,
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
import type { Survey } from './survey.ts';

/** Most headings that a message names. */
const namedHeadings = 20;

/** What the readings of all files share. */
export interface ExportContext {
  readonly sink: CvrSink;
  readonly issues: IssueLog;
  readonly contests: ContestList;
  readonly history: CardHistory;
  readonly words?: StateWords | undefined;
}

/** Stores the cards of one file, after its survey. @returns the numbers of cards */
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

/** The cards of one file. Each goes into the sink as a whole or not at all. */
class Cards implements RowReader {
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
    // The survey has read the header.
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

/** Reports what is unclear in one file, after it was read. */
function reportFile(layout: FileLayout, cards: Cards, issues: IssueLog): void {
  const { place, metadata } = layout;
  const report = (severity: Severity, code: string, message: string) => {
    issues.add({ severity, code, message, place });
  };
  for (const { entered, severalMarks } of cards.contests) {
    if (entered.definition.voteForIsInferred !== true) continue;
    const name = quoteValue(entered.definition.name);
    report(
      'assumption',
      'vote_for_assumed',
      `${name}: the export does not say how many may be marked; taken as vote for 1`,
    );
    if (severalMarks > 0)
      report(
        'warning',
        'several_marks',
        `${name}: ${severalMarks} cards mark more than one choice, and count as overvoted; if more than one may be marked, its counts are wrong`,
      );
  }
  if (metadata.notStored.length > 0) {
    const more = metadata.notStored.length > namedHeadings ? ' and more' : '';
    const named = metadata.notStored.slice(0, namedHeadings).map(quoteValue).join(', ');
    report('assumption', 'columns_not_stored', `columns not stored: ${named}${more}`);
  }
  reportPrecincts(layout, cards, report);
  if (cards.stored + cards.refused === 0)
    report('warning', 'no_records', 'holds a header and no records');
}

function reportPrecincts(
  { metadata: { columns }, tables }: FileLayout,
  { attributes }: Cards,
  report: (severity: Severity, code: string, message: string) => void,
): void {
  const hasNumbersOnly = columns.has('precinctId') && !columns.has('precinctStyleName') && !tables;
  if (hasNumbersOnly || attributes.missesPrecinctName)
    report(
      'warning',
      'precinct_without_name',
      'precincts are stored by their internal number, as the export holds no name for it',
    );
}
