import type { IngestReport } from '@crossvote/ingest';
import { formatCount, plural } from './numbers.ts';
import { plainName } from './plain-text.ts';
import { wrapText } from './wrap-text.ts';

type ContestGroup = IngestReport['groups'][number];

const shownGroups = 26;
const shownContests = 60;

/** `A` to `Z`, then `AA` and so on. */
export function groupLetter(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : groupLetter(Math.floor(place / 26) - 1) + last;
}

/** The letter of each contest's group, by the contest's place; none for a contest that is on no record. */
export function groupLetters(groups: readonly ContestGroup[]): ReadonlyMap<number, string> {
  return new Map(
    groups.flatMap(({ contests }, place) =>
      contests.map((contest) => [contest, groupLetter(place)] as const),
    ),
  );
}

/** Which contests can be crossed: the groups of those that meet on records. */
export function groupLines(report: IngestReport, width: number): string[] {
  const { groups, contests } = report;
  const [only, another] = groups;
  if (!only) return [];
  const rare = rareLines(report, width);
  if (!another) {
    if (rare.length > 0) return rare;
    const all =
      only.contests.length === contests.length
        ? 'all contests'
        : plural(only.contests.length, 'contest');
    return [wrapText(`Cross-voting: ${all} meet on records, directly or by way of others.`, width)];
  }
  const more = groups.length - shownGroups;
  return [
    wrapText(
      'Cross-voting: within a card the contests meet on records, directly or by way of others; between cards (or ' +
        'ballots of different kinds) none do, and there is no cross-voting.',
      width,
    ),
    ...groups
      .slice(0, shownGroups)
      .map((group, place) => wrapText(describeGroup(group, place, report), width)),
    ...(more > 0 ? [`… and ${formatCount(more)} more; all are in --json`] : []),
    ...rare,
  ];
}

/** Contests that meet on few records only do not meet for most voters. */
function rareLines({ rarePairs, contests }: IngestReport, width: number): string[] {
  const [first] = rarePairs.most;
  if (!first) return [];
  const [one = '', other = ''] = first.contests.map((contest) =>
    plainName(contests[contest]?.label ?? ''),
  );
  return [
    wrapText(
      `Cross-voting: ${plural(rarePairs.count, 'pair')} of contests stand together on few records, such as ${one} and ` +
        `${other} on ${formatCount(first.both)} of ${formatCount(first.either)}: an answer across them is of those few.`,
      width,
    ),
  ];
}

function describeGroup(
  { contests, records }: ContestGroup,
  place: number,
  report: IngestReport,
): string {
  const names = contests.slice(0, shownContests).map((contest) => {
    const found = report.contests[contest];
    return found ? plainName(found.label) : '';
  });
  const more = contests.length - names.length;
  const rest = more > 0 ? `; and ${formatCount(more)} more` : '';
  return `Card ${groupLetter(place)}: ${plural(contests.length, 'contest')}, ${plural(records, 'record')}: ${names.join('; ')}${rest}`;
}
