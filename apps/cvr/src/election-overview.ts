import type { ElectionContents, Sourced } from '@crossvote/elections';
import type { ElectionSummary } from '@crossvote/store';
import { formatCount, plural } from './numbers.ts';
import { plainName } from './plain-text.ts';
import { raceNames } from './race-names.ts';
import { markOf, standingResult, totalVotes } from './race-votes.ts';
import { countColumn, renderTable } from './table.ts';
import { wrapText } from './wrap-text.ts';

/** Races that are shown; more are not read. */
const shownRaces = 60;

/** An election for a person: what it is, what it is made of, and its races with candidates, votes and calls. */
export function electionOverview(
  summary: ElectionSummary,
  contents: ElectionContents,
  width: number,
): string {
  return [
    headLines(summary, contents).map((line) => wrapText(line, width)),
    madeOf(contents, width),
    contents.races.length === 0 ? [] : [raceTable(contents, width), ...restLine(contents, width)],
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function headLines(summary: ElectionSummary, { election }: ElectionContents): string[] {
  const { key, name, date, statePostal, type, phase, shortInfo, ocdId } = election;
  const facts = [
    date,
    statePostal,
    type,
    `phase ${phase}`,
    `revision ${formatCount(summary.revision)}`,
  ];
  return [
    plainName(name === '' ? key : `${name} (${key})`),
    facts
      .filter((fact) => fact !== '')
      .map(plainName)
      .join(', '),
    `public id ${summary.publicId}${ocdId === null ? '' : `, ${plainName(ocdId)}`}`,
    ...(shortInfo === '' ? [] : [plainName(shortInfo)]),
  ];
}

/** What there is, by kind, and where it came from. */
function madeOf(
  { units, ballotStyles, pollingPlaces, races, results, calls }: ElectionContents,
  width: number,
): string[] {
  const kinds = counted(units.map(({ kind }) => kind));
  const withArea = units.filter(({ areas }) => areas.length > 0).length;
  const types = counted(results.map(({ resultsType }) => resultsType));
  const sourced: readonly Sourced[] = [...units, ...ballotStyles, ...pollingPlaces, ...races];
  const standing = calls.filter(({ mark }) => mark !== 'N');
  const areas = withArea > 0 ? `; ${formatCount(withArea)} with areas` : '';
  const sources = [...new Set(sourced.map(({ sourceKind }) => plainName(sourceKind)))];
  return [
    line('Units', units.length === 0 ? '' : kinds + areas, width),
    line(
      'Ballots',
      ballotStyles.length === 0 ? '' : plural(ballotStyles.length, 'ballot style'),
      width,
    ),
    line('Places', counted(pollingPlaces.map(({ kind }) => kind.replaceAll('_', ' '))), width),
    line('Results', results.length === 0 ? '' : `of races: ${types}`, width),
    line('Calls', standing.length === 0 ? '' : plural(standing.length, 'call'), width),
    line('Sources', sources.join(', '), width),
  ].filter((text) => text !== '');
}

/** Under the words that begin the lines. */
const indent = ' '.repeat(10);

/** A line of what there is; empty where there is nothing. */
function line(title: string, text: string, width: number): string {
  if (text === '') return '';
  const wrapped = wrapText(text, width - indent.length).replaceAll('\n', `\n${indent}`);
  return `${title}:`.padEnd(indent.length) + wrapped;
}

/** `2 county, 748 precinct` */
function counted(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${formatCount(count)} ${plainName(kind)}`).join(', ');
}

function raceTable(contents: ElectionContents, width: number): string {
  const columns = [
    { title: 'Race', flexible: true },
    { title: 'Party' },
    countColumn('Votes'),
    { title: 'Call' },
  ];
  const names = raceNames(contents);
  const rows = inBallotOrder(contents)
    .slice(0, shownRaces)
    .flatMap((race) => {
      const result = standingResult(contents, race.key);
      const type = result?.resultsType ?? 'live';
      const votes = result && totalVotes(result, contents.units);
      const kind = type === 'live' ? '' : ` [${type}]`;
      const candidates = [...race.candidates].sort(
        (one, other) => one.ballotOrder - other.ballotOrder || one.position - other.position,
      );
      return [
        [`${names.get(race.key) ?? race.key}${kind}`, race.party, '', ''],
        ...candidates.map(({ key, name, party }) => [
          `  ${name === '' ? key : name}`,
          party,
          countText(votes?.get(key)),
          markOf(contents, race, key, type),
        ]),
      ];
    });
  return renderTable(columns, rows, width);
}

const countText = (count: number | null | undefined) =>
  count === null || count === undefined ? '-' : formatCount(count);

/** Races as they stand on ballots. */
export function inBallotOrder({ races }: ElectionContents): ElectionContents['races'] {
  return [...races].sort((one, other) => one.ballotOrder - other.ballotOrder);
}

function restLine({ races, election }: ElectionContents, width: number): string[] {
  const more = races.length - shownRaces;
  if (more <= 0) return [];
  return [
    wrapText(
      `… and ${plural(more, 'more race')}; all: cvr election show ${plainName(election.key)} --csv`,
      width,
    ),
  ];
}
