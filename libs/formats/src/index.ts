export { areAnswers, likenessKey, tellingChoices } from './contests/choice-likeness.ts';
export { mapBytesLimit } from './columns/map-limit.ts';
export { proposeForPaths, type FileProposal } from './columns/propose/propose-for-paths.ts';
export type { CompleteSink } from './complete-sink.ts';
export type { JoinedPart, JoinReason } from './contests/joined-contests.ts';
export { KnownJoins } from './contests/known-joins.ts';
export {
  attributeKinds,
  type AttributeKind,
  type ChoiceDefinition,
  type ContestDefinition,
  type CvrSink,
} from './cvr-sink.ts';
export type { ExportSummary, FormatReader } from './format-reader.ts';
export type { FormatSummary } from './format-summary.ts';
export { formats, pieceFormatOf } from './formats.ts';
export { checkTotals, type Check, type CheckedTotal } from './official/check-totals.ts';
export { readOfficialTotals, type OfficialTotals } from './official/official-totals.ts';
export {
  prepareExport,
  type ExportRequest,
  type PreparedExport,
  type SidePaths,
} from './prepare-export.ts';
export type { Piece } from './pieces/piece-cutter.ts';
export type {
  PieceFormat,
  PieceOutcome,
  PieceReader,
  PieceResult,
  PieceRunner,
  PieceTask,
  ReportOf,
} from './pieces/piece-format.ts';
export type { PieceSink } from './pieces/piece-sink.ts';
export { readPrepared } from './read-prepared.ts';
export type { RecordIdentities } from './records/record-identities.ts';
export { isNoName, plainNumber, RecordKey } from './records/record-key.ts';
export { mayBeState, StateWords, usualWords, type State } from './words/state-words.ts';
export { rankInTitle } from './words/rank-in-title.ts';
