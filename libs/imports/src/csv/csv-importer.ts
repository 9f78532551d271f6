import type { ImportedFacts, Importer, ImportInput } from '../importer.ts';
import { buildDistricts } from './build/build-districts.ts';
import { buildElection } from './build/build-election.ts';
import { ElectionBook } from './build/election-book.ts';
import { rowsByElection } from './build/election-rows.ts';
import { knownNames } from './build/known-names.ts';
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
  problems.refuseAny();
  const noElection = await knownNames(known, '');
  const districts = buildDistricts(rows.districts ?? [], noElection.districts, problems);
  const elections = [];
  for (const election of book.all()) {
    const own = byElection.get(election.key);
    if (!own) continue;
    const names = { ...(await knownNames(known, election.key)), districts: noElection.districts };
    elections.push(buildElection(election, { rows: own, known: names, problems }, issues));
  }
  problems.refuseAny();
  return { elections, districts, parties: partiesOf(rows), reports: [] };
}

function partiesOf({ parties }: TableRows): ImportedFacts['parties'] {
  return (parties ?? []).map(({ said: { scheme = 'csv', code = '', name = '' } }) => ({
    scheme,
    code,
    name,
  }));
}
