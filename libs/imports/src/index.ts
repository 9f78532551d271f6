export { WrongTablesError, describeProblem } from './csv/read/table-problems.ts';
export { electionTables, type WholeElection } from './csv/write/election-tables.ts';
export type { WrittenTable } from './csv/write/write-table.ts';
export type { ImportOptions, ImportProgress } from './importer.ts';
export { importers } from './importers.ts';
export { nothingKnown, type Known, type KnownDistrict, type KnownUnit } from './known.ts';
export { readFacts, type ReadFacts, type ReadingRule } from './read-facts.ts';
