import type { Row } from '../read/read-table.ts';
import type { TableProblems } from '../read/table-problems.ts';
import type { Columns } from '../tables/table.ts';
import type { ElectionBook } from './election-book.ts';
import type { KnownNames } from './known-names.ts';
import type { TableRows } from './table-rows.ts';

/** The rows of one election; undefined of a table that is not there. */
export type ElectionRows = Omit<TableRows, 'elections' | 'parties' | 'districts' | 'areas'>;

/** What the rows of an election are made into facts with. */
export interface Building {
  readonly rows: ElectionRows;
  readonly known: KnownNames;
  readonly problems: TableProblems;
}

/** Of an election that no table has rows of. */
export const noRows: ElectionRows = {
  units: undefined,
  pollingPlaces: undefined,
  races: undefined,
  candidates: undefined,
  ballotStyles: undefined,
  raceResults: undefined,
  reporting: undefined,
  results: undefined,
  calls: undefined,
};

/** The rows of each election by its key. A row that belongs to none is a problem. */
export function rowsByElection(rows: TableRows, book: ElectionBook): Map<string, ElectionRows> {
  const split = {
    units: sorted(rows.units, book),
    pollingPlaces: sorted(rows.pollingPlaces, book),
    races: sorted(rows.races, book),
    candidates: sorted(rows.candidates, book),
    ballotStyles: sorted(rows.ballotStyles, book),
    raceResults: sorted(rows.raceResults, book),
    reporting: sorted(rows.reporting, book),
    results: sorted(rows.results, book),
    calls: sorted(rows.calls, book),
  };
  return new Map(
    book.all().map(({ key }) => [
      key,
      {
        units: split.units?.(key),
        pollingPlaces: split.pollingPlaces?.(key),
        races: split.races?.(key),
        candidates: split.candidates?.(key),
        ballotStyles: split.ballotStyles?.(key),
        raceResults: split.raceResults?.(key),
        reporting: split.reporting?.(key),
        results: split.results?.(key),
        calls: split.calls?.(key),
      },
    ]),
  );
}

/** A row that may say of which election it is. */
type OfElection<Of extends Columns> = Row<Of> & { readonly said: { readonly election?: string } };

function sorted<Of extends Columns>(
  rows: readonly OfElection<Of>[] | undefined,
  book: ElectionBook,
): ((election: string) => readonly OfElection<Of>[]) | undefined {
  if (!rows) return undefined;
  const lists = new Map<string, OfElection<Of>[]>();
  for (const row of rows) {
    const key = book.of(row.said.election, row.place);
    if (key === undefined) continue;
    const list = lists.get(key);
    if (list) list.push(row);
    else lists.set(key, [row]);
  }
  return (election) => lists.get(election) ?? [];
}
