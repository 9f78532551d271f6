export { areAnswers, likenessKey, tellingChoices } from './contests/choice-likeness.ts';
export { ContestsOfFiles, type FileContest } from './contests/contests-of-files.ts';
export {
  attributeKinds,
  type AttributeKind,
  type ChoiceDefinition,
  type ContestDefinition,
  type CvrSink,
} from './cvr-sink.ts';
export { readDominionCsv } from './vendors/dominion-csv/dominion-csv.ts';
export {
  sideOptions,
  type ExportSummary,
  type FormatReader,
  type ReadOptions,
  type SideOption,
} from './format-reader.ts';
export { formats } from './formats.ts';
export { completeChoice, completeContest } from './words/names-in-full.ts';
export {
  prepareExport,
  type ExportRequest,
  type PreparedExport,
  type SidePaths,
} from './prepare-export.ts';
export type { Piece } from './pieces/piece-cutter.ts';
export { reportBuffers } from './pieces/report-buffers.ts';
export { pieceReader, type PieceOutcome, type PieceReader } from './pieces/piece-reader.ts';
export type { PieceResult, PieceRunner } from './pieces/piece-runner.ts';
export type { PieceSink } from './pieces/piece-sink.ts';
export type { PieceReport, PieceTask, ReportOf } from './pieces/piece-task.ts';
export type { RecordIdentities } from './records/record-identities.ts';
export { isNoName, plainNumber, RecordKey } from './records/record-key.ts';
export {
  mayBeState,
  StateWords,
  usualWords,
  type LabelMeaning,
  type State,
} from './words/state-words.ts';
export { rankInTitle, type RankedTitle } from './words/rank-in-title.ts';
