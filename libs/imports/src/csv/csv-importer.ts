import type { ElectionFacts } from '@crossvote/elections';
import type { ImportedFacts, Importer, ImportInput } from '../importer.ts';
import { buildDistricts } from './build/build-districts.ts';
import { buildElection } from './build/build-election.ts';
import { buildAreas, withDistrictAreas, withUnitAreas } from './build/build-areas.ts';
import { ElectionBook } from './build/election-book.ts';
import { noRows, rowsByElection } from './build/election-rows.ts';
import { knownNames, type KnownNames } from './build/known-names.ts';
import { readTables, type TableRows } from './build/table-rows.ts';
import { findTable } from './read/find-table.ts';
import { TableProblems } from './read/table-problems.ts';

/**
 * Tables of elections, districts, units, races, candidates, ballot styles, polling places, results and calls, as
 * `docs/election-csv.md` describes them. Where anything is wrong in one, nothing is taken from any.
 */
export const csvImporter: Importer = {
  kind: 'csv',
  title: 'tables of elections (CSV or workbook)',
  recognises: async (file) => (await findTable(file)) !== undefined,
  read: readCsv,
};

/** @throws WrongTablesError with all that is wrong; FileError for a file that is no table or is cut off */
async function readCsv({ files, options, known, issues }: ImportInput): Promise<ImportedFacts> {
  const problems = new TableProblems();
  const rows = await readTables(files, { problems, issues });
  problems.refuseAny();
  const book = new ElectionBook(rows.elections, options.election, problems);
  const byElection = rowsByElection(rows, book);
  for (const { said, place } of rows.areas ?? []) if (said.unit) book.of(said.election, place);
  problems.refuseAny();
  const noElection = await knownNames(known, '');
  const districts = buildDistricts(rows.districts ?? [], noElection.districts, problems);
  const elections: ElectionFacts[] = [];
  const units = new Map<string, KnownNames['units']>();
  for (const election of book.all()) {
    const own = byElection.get(election.key) ?? noRows;
    const names = { ...(await knownNames(known, election.key)), districts: noElection.districts };
    units.set(election.key, names.units);
    elections.push(buildElection(election, { rows: own, known: names, problems }, issues));
  }
  const names = { book, units, districts: noElection.districts };
  const areas = await buildAreas(rows.areas ?? [], names, problems);
  problems.refuseAny();
  return {
    elections: elections.map((each) => {
      const { key } = each.election;
      return { ...each, units: withUnitAreas(each.units, areas.units.get(key), units.get(key)) };
    }),
    districts: withDistrictAreas(districts, areas.districts),
    parties: partiesOf(rows),
    reports: [],
  };
}

function partiesOf({ parties }: TableRows): ImportedFacts['parties'] {
  return (parties ?? []).map(({ said: { scheme = 'csv', code = '', name = '' } }) => ({
    scheme,
    code,
    name,
  }));
}
