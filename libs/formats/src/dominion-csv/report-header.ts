import { quoteValue, type IssueLog, type Severity } from '../issue.ts';
import { doubtOfOneContest } from './contest-part.ts';
import type { Layout } from './layout.ts';

/** Headings that a message names. */
const namedHeadings = 20;

const doubts = {
  choice_repeated: 'a choice stands twice under the title, or more write-in lines than votes',
  titles_alike: 'titles of neighbouring columns differ in white space only',
};
const advice =
  'perhaps two contests with one title. They are parted where records fill the cells of one only, and a record that fills both is refused; give the second another title in row 2';

/** Reports what the header of a file leaves open: assumed numbers of votes, titles in doubt, columns not stored. */
export function reportHeader(file: string, layout: Layout, issues: IssueLog): void {
  const { contests, notStored, rows } = layout;
  const report = (severity: Severity, code: string, message: string, row: number) => {
    issues.add({ severity, code, message, place: { file, line: rows[row]?.line ?? 0 } });
  };
  for (const contest of contests) {
    const name = quoteValue(contest.definition.name);
    const doubt = doubtOfOneContest(contest, 0, contest.columns.length);
    if (contest.definition.voteForIsInferred === true)
      report(
        'assumption',
        'vote_for_assumed',
        `${name}: the title does not say how many may be marked; taken as vote for 1`,
        1,
      );
    if (doubt) report('warning', doubt, `${name}: ${doubts[doubt]}; ${advice}`, 1);
  }
  if (layout.hasMergedTitles)
    report(
      'assumption',
      'titles_merged',
      'contest titles stand above the first choice of each contest only, as in merged cells; taken for the choices up to the next title',
      1,
    );
  if (notStored.length > 0) {
    const more = notStored.length > namedHeadings ? ' and more' : '';
    const named = notStored.slice(0, namedHeadings).map(quoteValue).join(', ');
    report('assumption', 'columns_not_stored', `columns not stored: ${named}${more}`, 3);
  }
}
