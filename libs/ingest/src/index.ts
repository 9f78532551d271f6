export { electionTypeOf, electionTypes, type ElectionType } from './election-type.ts';
export { ingest } from './ingest.ts';
export type { IngestProgress, IngestRequest } from './ingest-request.ts';
export { presentDay, remarksOnDate, remarksOnName } from './report-words.ts';
export type { ContestReport, FileReport, IngestReport } from './ingest-report.ts';
