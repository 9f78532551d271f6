import { type IssueLog, quoteValue, type Severity } from '@crossvote/opening';
import type { FileLayout } from './file-layout.ts';
import type { Cards } from './read-cards.ts';

/** Headings that a message names. */
const namedHeadings = 20;

/** Reports what one file leaves open, after it was read. */
export function reportFile(layout: FileLayout, cards: Cards, issues: IssueLog): void {
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
