export type { ImportOptions } from './importer.ts';
export { importers } from './importers.ts';
export { nothingKnown, type Known, type KnownDistrict, type KnownUnit } from './known.ts';
export { readFacts, type ReadFacts } from './read-facts.ts';
