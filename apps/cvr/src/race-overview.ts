import type { ElectionContents, RaceResult, ResultsType, StoredRace } from '@crossvote/elections';
import { formatCount } from './numbers.ts';
import { plainName } from './plain-text.ts';
import { raceNames } from './race-names.ts';
import { markOf, standingResult, totalVotes, unitsInPlace } from './race-votes.ts';
import { countColumn, renderTable } from './table.ts';
import { wrapText } from './wrap-text.ts';

/** Cells that the names of units and the precincts reporting need. */
const nameCells = 34;
/** Cells of a column of votes. */
const voteCells = 11;

/** The results of a race for a person: candidates by their numbers, and votes of each unit. */
export function raceOverview(
  contents: ElectionContents,
  race: StoredRace,
  wanted: ResultsType | undefined,
  width: number,
): string {
  const title = plainName(raceNames(contents).get(race.key) ?? race.key);
  const result = standingResult(contents, race.key, wanted);
  if (!result)
    return `${title}\n\nNo results${wanted === undefined ? '' : ` of the type ${wanted}`} yet.`;
  const facts = [`${result.resultsType} results`, result.tabulationStatus, result.lastUpdated];
  const head = `${title} (${facts
    .filter((fact) => fact !== '')
    .map(plainName)
    .join(', ')})`;
  return [
    wrapText(head, width),
    candidateTable(contents, race, result, width),
    unitTable(contents, result, width),
  ].join('\n\n');
}

function candidateTable(
  contents: ElectionContents,
  race: StoredRace,
  result: RaceResult,
  width: number,
): string {
  const votes = totalVotes(result, contents.units);
  const candidates = new Map(race.candidates.map((candidate) => [candidate.key, candidate]));
  const columns = [
    countColumn('#'),
    { title: 'Candidate', flexible: true },
    { title: 'Party' },
    countColumn('Votes'),
    { title: 'Call' },
  ];
  const rows = result.candidates.map((key, place) => [
    String(place + 1),
    candidates.get(key)?.name ?? key,
    candidates.get(key)?.party ?? '',
    countText(votes.get(key)),
    markOf(contents, race, key, result.resultsType),
  ]);
  return renderTable(columns, rows, width);
}

const countText = (count: number | null | undefined) =>
  count === null || count === undefined ? '-' : formatCount(count);

/** `12/40`, of the precincts of a unit. */
function reportingText({
  precinctsReporting,
  precinctsTotal,
}: RaceResult['units'][number]): string {
  return precinctsTotal === null
    ? '-'
    : `${countText(precinctsReporting)}/${formatCount(precinctsTotal)}`;
}

function unitTable({ units }: ElectionContents, result: RaceResult, width: number): string {
  const names = new Map(units.map(({ key, name, number }) => [key, name === '' ? number : name]));
  const column = Math.max(0, result.columns.indexOf('votes'));
  const fitting = Math.max(1, Math.floor((width - nameCells) / voteCells));
  const isCut = result.candidates.length > fitting;
  const shown = isCut ? fitting - 1 : result.candidates.length;
  const hasReporting = result.units.some(({ precinctsTotal }) => precinctsTotal !== null);
  const rows = unitsInPlace(result, units).map((each) => {
    const votes = each.counts.map((row) => row[column] ?? null);
    const others = votes.slice(shown).reduce<number>((sum, count) => sum + (count ?? 0), 0);
    return [
      names.get(each.unit) ?? each.unit,
      ...(hasReporting ? [reportingText(each)] : []),
      ...votes.slice(0, shown).map(countText),
      ...(isCut ? [formatCount(others)] : []),
    ];
  });
  const columns = [
    { title: 'Unit', flexible: true },
    ...(hasReporting ? [countColumn('Reporting')] : []),
    ...result.candidates.slice(0, shown).map((_, place) => countColumn(String(place + 1))),
    ...(isCut ? [countColumn('Others')] : []),
  ];
  return renderTable(columns, rows, width);
}
