export type { ApiKeyRow, UsageRow } from './api-keys.ts';
export { parseDatabaseUrl, StoreError, type DatabaseTarget } from './database-url.ts';
export type { ContestRow, DatasetRow, IngestRunRow } from './datasets.ts';
export {
  AlreadyIngestedError,
  type DatasetWriter,
  type FinishedContest,
  type FinishedDataset,
  type NewBlock,
  type NewContest,
  type PackedBlock,
} from './dataset-writer.ts';
export type { MigrationStatus } from './migrate.ts';
export { Store } from './store.ts';
