import {
  geoJsonOf,
  type Address,
  type District,
  type ElectionContents,
  type Geometry,
  type Party,
  type PollingPlace,
  type StoredCandidate,
} from '@crossvote/elections';
import {
  areaTable,
  ballotStyleTable,
  candidateTable,
  districtTable,
  electionTable,
  partyTable,
  pollingPlaceTable,
  raceTable,
  unitTable,
} from '../tables/definition-tables.ts';
import {
  callTable,
  raceResultTable,
  reportingTable,
  resultTable,
} from '../tables/result-tables.ts';
import { raceResultRows, reportingRows, resultRows } from './result-rows.ts';
import { writeTable, type RowToWrite, type WrittenTable } from './write-table.ts';

/** An election, and what it refers to beside it. */
export interface WholeElection {
  readonly contents: ElectionContents;
  readonly districts: readonly District[];
  readonly parties: readonly Party[];
}

/**
 * An election as tables that an import makes the same election of: with the same keys, and so the same public ids. Which
 * kind of source gave a thing first is not in them: it is `csv` after the import.
 */
export function electionTables({ contents, districts, parties }: WholeElection): WrittenTable[] {
  const { election, units, ballotStyles, pollingPlaces, races, results, calls } = contents;
  const said =
    <Thing>(things: readonly Thing[]) =>
    () =>
      things.map((thing) => ({ said: thing }));
  const places = pollingPlaces.map(placeRow);
  const candidates = races.flatMap((race) =>
    byPosition(race.candidates).map((candidate) => ({ ...candidate, race: race.key })),
  );
  return [
    writeTable(electionTable, said([election])),
    writeTable(partyTable, said(parties)),
    writeTable(districtTable, said(districts)),
    writeTable(unitTable, said(units)),
    writeTable(pollingPlaceTable, said(places)),
    writeTable(raceTable, said(races)),
    writeTable(candidateTable, said(candidates)),
    writeTable(ballotStyleTable, said(ballotStyles)),
    writeTable(raceResultTable, () => raceResultRows(results)),
    writeTable(reportingTable, () => reportingRows(results)),
    writeTable(resultTable, () => resultRows(results)),
    writeTable(callTable, said(calls)),
    writeTable(areaTable, () => areaRows(units, districts)),
  ].filter((table) => table !== undefined);
}

/** In the order of their places in packed results, so that they get the same again. */
function byPosition(candidates: readonly StoredCandidate[]): readonly StoredCandidate[] {
  return [...candidates].sort((one, other) => one.position - other.position);
}

/** Areas as GeoJSON, each when its row is written. */
function* areaRows(
  units: ElectionContents['units'],
  districts: readonly District[],
): Generator<RowToWrite<typeof areaTable.columns>> {
  const json = (geometry: Geometry) => ({ ...geoJsonOf(geometry) });
  for (const { key, areas } of units)
    for (const area of areas) yield { said: { unit: key, area: json(area) } };
  for (const { key, area } of districts)
    if (area) yield { said: { district: key, area: json(area) } };
}

function placeRow({ address, ...place }: PollingPlace) {
  return { ...place, ...(address && addressRow(address)) };
}

function addressRow({ line1, line2, city, state, zip }: Address) {
  return {
    addressLine1: line1,
    addressLine2: line2,
    addressCity: city,
    addressState: state,
    addressZip: zip,
  };
}
