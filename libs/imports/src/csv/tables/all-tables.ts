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
} from './definition-tables.ts';
import { callTable, raceResultTable, reportingTable, resultTable } from './result-tables.ts';
import type { Table } from './table.ts';

/** All tables, in the order in which they are read and written. */
export const allTables: readonly Table[] = [
  electionTable,
  partyTable,
  districtTable,
  unitTable,
  pollingPlaceTable,
  raceTable,
  candidateTable,
  ballotStyleTable,
  raceResultTable,
  reportingTable,
  resultTable,
  callTable,
  areaTable,
];
