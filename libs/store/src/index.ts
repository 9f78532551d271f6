export type { ApiKeyRow, UsageRow } from './api-keys.ts';
export { parseDatabaseUrl, type DatabaseTarget } from './database-url.ts';
export type { ContestPair, StoredCrossTable } from './dataset-parts.ts';
export type {
  DatasetPlace,
  FinishedContest,
  FinishedDataset,
  FinishedFile,
  NewBlock,
  NewContest,
  NewDataset,
  PackedBlock,
  ReplacedIds,
  ReplacedNames,
} from './dataset-parts.ts';
export { DamagedElectionError, DamagedError, refuseDamage, type DamageListener } from './damage.ts';
export type { DamagedDataset } from './datasets.ts';
export type { ElectionRepository, ElectionSummary } from './elections/election-repository.ts';
export type { CountedElection, CountedRace } from './elections/counted-elections.ts';
export type { ElectionCheck } from './elections/verify-elections.ts';
export type {
  ApplyOptions,
  ElectionOutcome,
  ImportOutcome,
  Tally,
} from './elections/import-outcome.ts';
export type { IngestRunRow, StoredMarkBlock } from './dataset-rows.ts';
export { hashesOf } from './holders-of.ts';
export { layoutKind } from './dataset-parts.ts';
export { AlreadyIngestedError, type DatasetWriter } from './dataset-writer.ts';
export type { MigrationStatus } from './migrate.ts';
export { DatabaseGoneError, DatabaseOutageError } from './outage.ts';
export { Store, type StoreOptions } from './store.ts';
export { DatabaseMissingError, StoreError } from './store-error.ts';
