export type { ImportOptions } from './importer.ts';
export { importers } from './importers.ts';
export { readFacts, type ReadFacts } from './read-facts.ts';
