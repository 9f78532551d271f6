import { type IssueLog, quoteValue } from '@crossvote/opening';
import { attributeKinds } from '../../cvr-sink.ts';
import { voteForIn } from '../../words/complete-names.ts';
import type { ContestColumns } from './contest-headings.ts';
import type { Layout } from './layout.ts';

/** Reports what was assumed about the headings of a file, and which columns are not stored. */
export function reportLayout(
  file: string,
  rowsAbove: number,
  layout: Layout,
  issues: IssueLog,
): void {
  const say = (severity: 'warning' | 'assumption', code: string, message: string) => {
    issues.add({ severity, code, message, place: { file, line: 1 } });
  };
  if (rowsAbove > 0)
    say(
      'assumption',
      'rows_above_headings',
      `rows above the headings that are blank or number the columns were passed over: ${rowsAbove}`,
    );
  if (layout.notStored.length > 0)
    say(
      'assumption',
      'columns_not_stored',
      `columns that are read and not stored: ${layout.notStored.map(quoteValue).join(', ')}`,
    );
  if (layout.missing > 0)
    say(
      'assumption',
      'headings_end_early',
      `rows are longer than the headings by ${layout.missing} columns, which were read like columns with empty headings: further votes of the contest before them`,
    );
  if (layout.recordColumn === undefined)
    say(
      'assumption',
      'records_not_numbered',
      'has no record numbers: ballots that stand twice cannot be told, nor linked with those of other contests',
    );
  if (layout.isPartyOfContests && layout.contests.some(({ party }) => party !== ''))
    say(
      'assumption',
      'party_of_contests',
      'the party of a ballot is that of the contests on it, as their headings begin with it',
    );
  for (const { name, after } of contestsAmongAttributes(layout))
    say(
      'warning',
      'contest_among_attributes',
      `the column ${quoteValue(name)} stands before ${quoteValue(after)}, where exports tell of the ballot: its heading is not known, and it was read as a contest; correct the heading if it is damaged`,
    );
  const repeated = repeatedNames(layout.contests);
  if (repeated.length > 0)
    say(
      'warning',
      'contest_name_repeated',
      `contests of the same name are contests of their own: ${repeated.map(quoteValue).join(', ')}`,
    );
  const numbered = numberedTitles(layout.contests);
  if (numbered.length > 0)
    say(
      'assumption',
      'numbered_titles',
      `titles that end in running numbers were read as contests of their own, and may be the votes of one: ${numbered.map((title) => quoteValue(`${title} 1`)).join(', ')} and the like`,
    );
  for (const { name, voteFor, columns, rankLimit } of layout.contests) {
    const said = voteForIn(name);
    if (rankLimit === 0 && voteFor > columns.length)
      say(
        'assumption',
        'votes_in_one_cell',
        `cells of ${quoteValue(name)} hold several names: ${voteFor} votes, as its title says`,
      );
    if (said > 0 && said !== voteFor)
      say(
        'warning',
        'vote_for_differs',
        `the title ${quoteValue(name)} and its number of columns (${voteFor}) differ; the columns count`,
      );
  }
}

/** Contests before a column for the precinct or the ballot style. */
function contestsAmongAttributes({ attributes, contests, headings }: Layout) {
  const kinds = (['precinct', 'ballotStyle'] as const).map((kind) => attributeKinds.indexOf(kind));
  const last = Math.max(...kinds.map((kind) => attributes.get(kind) ?? -1));
  return contests
    .filter(({ columns }) => (columns[0] ?? last) < last)
    .map(({ name }) => ({ name, after: headings[last] ?? '' }));
}

/** Reports how many contests of the headings are on no record of the file. */
export function reportEmptyContests(
  file: string,
  contests: readonly { readonly wasOnBallot: boolean }[],
  issues: IssueLog,
): void {
  const empty = contests.filter(({ wasOnBallot }) => !wasOnBallot).length;
  if (empty === 0) return;
  issues.add({
    severity: 'warning',
    code: 'contests_without_records',
    message: `${empty} of ${contests.length} contests of the headings are on no record of this file`,
    place: { file, line: 1 },
  });
}

function repeatedNames(contests: readonly ContestColumns[]): string[] {
  const names = contests.map(({ name }) => name);
  return [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
}

/** Titles without their number, where `… 1`, `… 2` and so on are neighbours. */
function numberedTitles(contests: readonly ContestColumns[]): string[] {
  const titles = contests.flatMap(({ name }, place) => {
    const title = /^(.+) 1$/.exec(name)?.[1];
    return title !== undefined && contests[place + 1]?.name === `${title} 2` ? [title] : [];
  });
  return [...new Set(titles)];
}
