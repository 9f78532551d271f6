import { type IssueLog, quoteValue, type Severity } from '@crossvote/opening';
import { isWriteIn } from '../../words/write-ins.ts';
import type { ContestColumns } from './contest-columns.ts';
import { doubtOfOneContest } from './contest-part.ts';
import type { HeaderRow } from './header-filling.ts';
import type { Layout } from './layout.ts';
import { isChoiceOfMeasure } from '../../words/choices-of-measures.ts';

/** Headings that a message names. */
const namedHeadings = 20;

const doubts = {
  choice_repeated: 'a choice stands twice under the title, or more write-in lines than votes',
  titles_alike: 'titles of neighbouring columns differ in white space only',
};
const shownRanks = {
  titles: 'neighbouring titles differ in a rank alone, and list the same choices',
  names: 'its choices stand there once for each rank, which their names tell',
  lists: 'the title says neither votes nor ranks, and its choices are listed again and again',
};
const advice =
  'perhaps two contests with one title. They are parted where records fill the cells of one only, and a record that fills both is refused; give the second another title in row 2';

/**
 * Reports what is unclear in the header of a file: assumed numbers of votes, doubtful titles, columns that are not
 * stored.
 */
export function reportHeader(file: string, layout: Layout, issues: IssueLog): void {
  const { contests, notStored, header } = layout;
  const report = (severity: Severity, code: string, message: string, row: HeaderRow) => {
    issues.add({ severity, code, message, place: { file, line: row.line } });
  };
  for (const contest of contests) {
    const name = quoteValue(contest.definition.name);
    const doubt = doubtOfOneContest(contest, 0, contest.columns.length);
    if (contest.rankedBy)
      report(
        'assumption',
        'ranks_assumed',
        `${name}: ${shownRanks[contest.rankedBy]}; taken as one contest with ${contest.definition.rankLimit} ranks`,
        header.titles,
      );
    else if (contest.definition.voteForIsInferred === true)
      report(
        'assumption',
        'vote_for_assumed',
        `${name}: the title does not say how many may be marked; taken as vote for 1`,
        header.titles,
      );
    if (doubt) report('warning', doubt, `${name}: ${doubts[doubt]}; ${advice}`, header.titles);
  }
  for (const title of titlesOfLists(contests))
    report(
      'warning',
      'lists_repeated',
      `${quoteValue(title)}: its choices are listed again and again, and each list is taken for a contest of its own; if they are ranks of one, say so in the title, as in (Number of positions=1, Number of ranks=2)`,
      header.titles,
    );
  if (layout.hasMergedTitles)
    report(
      'assumption',
      'titles_merged',
      'contest titles stand above the first choice of each contest only, as in merged cells; taken for the choices up to the next title',
      header.titles,
    );
  if (header.hasFilling)
    report(
      'assumption',
      'header_filled',
      'a data-frame program saved the file again: names that it gave to blank headings, numbers of repeated headings, and those of columns and rows are left out',
      header.headings,
    );
  if (header.election.length === 0 || header.hasChoicesInHeadings)
    report(
      'assumption',
      'header_rows_missing',
      'the header has not the four rows of an export: what each row holds was told by the headings and the blank cells above them',
      header.headings,
    );
  if (notStored.length > 0) {
    const more = notStored.length > namedHeadings ? ' and more' : '';
    const named = notStored.slice(0, namedHeadings).map(quoteValue).join(', ');
    report(
      'assumption',
      'columns_not_stored',
      `columns not stored: ${named}${more}`,
      header.headings,
    );
  }
}

/** Titles of neighbouring contests with the same choices. That is usual for measures, but rare for offices. */
function titlesOfLists(contests: readonly ContestColumns[]): ReadonlySet<string> {
  const listed = contests.filter(({ title, columns }, place) => {
    const before = contests[place - 1];
    const names = columns.map(({ definition }) => definition.name);
    const isSame = before?.columns.every(({ definition }, at) => definition.name === names[at]);
    const isOffice = names.some((name) => !isChoiceOfMeasure(name) && !isWriteIn(name));
    return before?.title === title && isSame === true && isOffice;
  });
  return new Set(listed.map(({ title }) => title));
}
