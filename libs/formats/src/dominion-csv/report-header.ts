import { foldWhiteSpace } from '../fold-white-space.ts';
import { quoteValue, type IssueLog, type Severity } from '../issue.ts';
import type { Layout } from './layout.ts';

/** UTF-8 text that was read as Latin-1 and saved again: `Ã` or `Â` before a character that cannot follow it. */
const doubleEncoded = /[ÃÂ][\u0080-\u00bf]/u;
/** Headings that a message names. */
const namedHeadings = 20;

/** Reports what the header of a file leaves open: assumed numbers of votes, mangled names, columns not stored. */
export function reportHeader(file: string, layout: Layout, issues: IssueLog): void {
  const { contests, notStored, rows } = layout;
  const report = (severity: Severity, code: string, message: string, row: number) => {
    issues.add({ severity, code, message, place: { file, line: rows[row]?.line ?? 0 } });
  };
  for (const { definition, statesVoteFor } of contests) {
    if (!statesVoteFor)
      report(
        'assumption',
        'vote_for_assumed',
        `${quoteValue(definition.name)}: the title does not say how many may be marked; taken as vote for 1`,
        1,
      );
  }
  rows.forEach(({ cells }, row) => {
    for (const cell of new Set(cells.filter((text) => doubleEncoded.test(text))))
      report(
        'warning',
        'double_encoded',
        `${quoteValue(foldWhiteSpace(cell))} looks like UTF-8 text that was saved in another encoding; kept as it is`,
        row,
      );
  });
  if (notStored.length > 0) {
    const more = notStored.length > namedHeadings ? ' and more' : '';
    const named = notStored.slice(0, namedHeadings).map(quoteValue).join(', ');
    report('assumption', 'columns_not_stored', `columns not stored: ${named}${more}`, 3);
  }
}
