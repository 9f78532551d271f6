import { reportRemarks, type OpenedFile } from '@crossvote/opening';
import { findTable } from '../read/find-table.ts';
import { readTable, type ReadingNotes, type Row } from '../read/read-table.ts';
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
import type { Columns, Table } from '../tables/table.ts';

/** Rows of a table; undefined where no file is that table. */
type RowsOf<Of> =
  Of extends Table<infer Members extends Columns> ? readonly Row<Members>[] | undefined : never;

/** The rows of all tables. */
export interface TableRows {
  readonly elections: RowsOf<typeof electionTable>;
  readonly parties: RowsOf<typeof partyTable>;
  readonly districts: RowsOf<typeof districtTable>;
  readonly units: RowsOf<typeof unitTable>;
  readonly pollingPlaces: RowsOf<typeof pollingPlaceTable>;
  readonly races: RowsOf<typeof raceTable>;
  readonly candidates: RowsOf<typeof candidateTable>;
  readonly ballotStyles: RowsOf<typeof ballotStyleTable>;
  readonly raceResults: RowsOf<typeof raceResultTable>;
  readonly reporting: RowsOf<typeof reportingTable>;
  readonly results: RowsOf<typeof resultTable>;
  readonly calls: RowsOf<typeof callTable>;
  readonly areas: RowsOf<typeof areaTable>;
}

/** Reads the tables; files of one table are read one after the other. */
export async function readTables(
  files: readonly OpenedFile[],
  notes: ReadingNotes,
): Promise<TableRows> {
  const found = new Map<OpenedFile, string | undefined>();
  for (const file of files) found.set(file, (await findTable(file))?.name);
  const rowsOf = async <Of extends Columns>(table: Table<Of>) => {
    const own = files.filter((file) => found.get(file) === table.name);
    const rows: Row<Of>[] = [];
    for (const file of own) for (const row of await readTable(file, table, notes)) rows.push(row);
    return own.length === 0 ? undefined : rows;
  };
  const rows = {
    elections: await rowsOf(electionTable),
    parties: await rowsOf(partyTable),
    districts: await rowsOf(districtTable),
    units: await rowsOf(unitTable),
    pollingPlaces: await rowsOf(pollingPlaceTable),
    races: await rowsOf(raceTable),
    candidates: await rowsOf(candidateTable),
    ballotStyles: await rowsOf(ballotStyleTable),
    raceResults: await rowsOf(raceResultTable),
    reporting: await rowsOf(reportingTable),
    results: await rowsOf(resultTable),
    calls: await rowsOf(callTable),
    areas: await rowsOf(areaTable),
  };
  reportRemarks(files, notes.issues);
  return rows;
}
