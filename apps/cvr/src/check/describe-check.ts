import type { Check, CheckedTotal, OfficialTotals } from '@crossvote/formats';
import { aggregateRule } from '../ingest-summary.ts';
import { formatCount, plural } from '../numbers.ts';
import { plainMessage, plainName } from '../plain-text.ts';
import { countColumn, renderTable } from '../table.ts';
import { wrapText } from '../wrap-text.ts';

/** Names that are listed one by one; all are in `--json`. */
const shownNames = 20;

/** A check for a person: how each contest stands, what differs, what is on one side only, and a line that sums it up. */
export function describeCheck(
  title: string,
  check: Check,
  official: OfficialTotals,
  width: number,
): string {
  return [
    wrapText(`${title}, compared with ${plainName(official.path)}`, width),
    ...overview(check, width),
    ...differences(check, width),
    ...lists(check, official, width),
    ...checkNotes(check, official, width),
    wrapText(summaryOf(check, official), width),
  ].join('\n\n');
}

/** One line that says what the comparison came to. */
export function summaryOf(check: Check, { path }: OfficialTotals): string {
  const { counts, isEqual } = check;
  const name = plainName(path);
  if (isEqual) return `All ${plural(counts.compared, 'total')} agree with ${name}.`;
  const { compared, differing, onlyInDataset, onlyInOfficial } = counts;
  const parts = [
    `${formatCount(differing)} of ${plural(compared, 'total')} ${compared === 1 ? 'differs' : 'differ'}`,
    ...(onlyInDataset > 0 ? [`${formatCount(onlyInDataset)} in the dataset only`] : []),
    ...(onlyInOfficial > 0 ? [`${formatCount(onlyInOfficial)} in ${name} only`] : []),
  ];
  return `${parts.join('; ')}.`;
}

const differs = ({ votes, official }: CheckedTotal) => official?.votes !== votes;

/** The totals of each contest, in ballot order. */
function byContest({ totals }: Check): (readonly CheckedTotal[])[] {
  const groups = new Map<number, CheckedTotal[]>();
  for (const total of totals)
    groups.set(total.contest.id, [...(groups.get(total.contest.id) ?? []), total]);
  return [...groups.values()];
}

function overview(check: Check, width: number): string[] {
  const rows = byContest(check).map((totals) => {
    const compared = totals.filter(({ official }) => official !== undefined);
    return [
      totals[0]?.contest.label ?? '',
      formatCount(compared.length),
      formatCount(compared.filter(differs).length),
      formatCount(totals.length - compared.length),
    ];
  });
  if (rows.length === 0) return [];
  const columns = [
    { title: 'Contest', flexible: true },
    countColumn('Totals\ncompared'),
    countColumn('Differ'),
    countColumn('Dataset\nonly'),
  ];
  return [renderTable(columns, rows, width)];
}

function differences(check: Check, width: number): string[] {
  return byContest(check).flatMap((totals) => {
    const shown = totals.filter(differs);
    const [first] = shown;
    if (!first) return [];
    const rows = shown.map(({ name, votes, official }) => [
      name,
      formatCount(votes),
      official ? formatCount(official.votes) : '-',
      official ? signed(votes - official.votes) : '',
    ]);
    const columns = [
      { title: plainName(first.contest.label), flexible: true },
      countColumn('Dataset'),
      countColumn('Official'),
      countColumn('Difference'),
    ];
    return [renderTable(columns, rows, width)];
  });
}

/** `+12`, `-1,234` */
function signed(difference: number): string {
  return `${difference > 0 ? '+' : ''}${formatCount(difference)}`;
}

/** What only one side has, apart from choices of contests that both have. */
function lists(
  { unmatched, contestsWithoutLine }: Check,
  { path }: OfficialTotals,
  width: number,
): string[] {
  const contests = contestsWithoutLine.map(({ label }) => plainName(label));
  const lines = unmatched.map(({ line, contest, choice, votes, candidates }) => {
    const meant = candidates.length === 0 ? '' : `; it may be ${candidates.join(' or ')}`;
    return plainMessage(`line ${line}: ${contest}, ${choice} (${formatCount(votes)})${meant}`);
  });
  return [
    ...list('Contests in the dataset only:', contests, width),
    ...list(`In ${plainName(path)} only:`, lines, width),
  ];
}

function list(title: string, items: readonly string[], width: number): string[] {
  if (items.length === 0) return [];
  const more = items.length - shownNames;
  const shown = items.slice(0, shownNames).map((item) => wrapText(`- ${item}`, width));
  const rest = more > 0 ? [`- … and ${formatCount(more)} more; all are in --json`] : [];
  return [[title, ...shown, ...rest].join('\n')];
}

/** What to know of the comparison. */
export function checkNotes(check: Check, official: OfficialTotals, width: number): string[] {
  return notesOf(check, official).map((note) => wrapText(plainMessage(`note: ${note}`), width));
}

function notesOf({ totals, passedOver }: Check, { unread }: OfficialTotals): string[] {
  const folded = totals.filter(({ official }) => official?.how === 'folded').length;
  const aggregated = totals.reduce((sum, { choice }) => sum + (choice?.aggregateVotes ?? 0), 0);
  const isRanked = totals.some(({ contest }) => contest.rankLimit > 0);
  const redacted = totals.some(({ contest }) => contest.redactedRecords > 0);
  return [
    ...(unread.length === 0 ? [] : [`columns that are not read: ${unread.join(', ')}`]),
    ...(passedOver === 0 ? [] : [`${plural(passedOver, 'line')} of other contests passed over`]),
    ...(folded === 0
      ? []
      : [
          `${plural(folded, 'line')} ${folded === 1 ? 'is' : 'are'} written otherwise in case, white space or punctuation alone`,
        ]),
    ...takenNotes(totals),
    ...(aggregated === 0
      ? []
      : [`the dataset's votes include ${plural(aggregated, 'aggregate vote')}: ${aggregateRule}`]),
    ...(isRanked ? ['votes of a ranked contest are records, each by its counted choice'] : []),
    ...(redacted
      ? ['some records are redacted, and their votes are in no total of the dataset']
      : []),
  ];
}

/** Says what was taken for what: nobody else can tell whether it is. */
function takenNotes(totals: readonly CheckedTotal[]): string[] {
  const taken = totals.flatMap(({ contest, name, official }) =>
    official?.how === 'alike'
      ? [
          `line ${official.line}, "${official.contest}", "${official.choice}", is taken for "${contest.label}", "${name}"`,
        ]
      : [],
  );
  const more = taken.length - shownNames;
  return [
    ...taken.slice(0, shownNames),
    ...(more > 0
      ? [`${formatCount(more)} more lines are taken for others; all are in --json`]
      : []),
  ];
}
