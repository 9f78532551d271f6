export { electionTypeOf, electionTypes, type ElectionType } from './election-type.ts';
export { ingest, type IngestProgress, type IngestRequest } from './ingest.ts';
export type { ContestReport, IngestReport } from './ingest-report.ts';
