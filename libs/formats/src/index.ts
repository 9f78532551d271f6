export { areAnswers, likenessKey, tellingChoices } from './contests/choice-likeness.ts';
export { ContestsOfFiles, type FileContest } from './contests/contests-of-files.ts';
export {
  attributeKinds,
  type AttributeKind,
  type ChoiceDefinition,
  type ContestDefinition,
  type CvrSink,
} from './cvr-sink.ts';
export { readDominionCsv } from './dominion-csv/dominion-csv.ts';
export { knownEncodings, type Encoding } from './encoding/encoding.ts';
export type { ExportSummary, FormatReader, ReadOptions, Recognition } from './format-reader.ts';
export type { ExportFile } from './export-file.ts';
export { chooseFormat, formats } from './formats.ts';
export type { FileContent } from './hashed-file.ts';
export { hashFile, InputFile } from './input-file.ts';
export {
  CvrFileError,
  describePlace,
  IssueLog,
  quoteValue,
  partOfAnExport,
  type Issue,
  type IssueGroup,
  type Place,
  type Severity,
} from './issue.ts';
export { completeChoice, completeContest } from './names-in-full.ts';
export { openExport, type FileOrigin, type OpenedExport, type OpenedFile } from './open-export.ts';
export {
  prepareExport,
  type ExportRequest,
  type ExportSource,
  type PreparedExport,
  type SidePaths,
} from './prepare-export.ts';
export type { Piece } from './pieces/piece-cutter.ts';
export { reportBuffers } from './pieces/report-buffers.ts';
export { pieceReader, type PieceOutcome, type PieceReader } from './pieces/piece-reader.ts';
export type { PieceResult, PieceRunner } from './pieces/piece-runner.ts';
export type { PieceSink } from './pieces/piece-sink.ts';
export type { PieceReport, PieceTask, ReportOf } from './pieces/piece-task.ts';
export type { RecordIdentities } from './record-identities.ts';
export { isNoName, plainNumber, RecordKey } from './record-key.ts';
export { reportRemarks } from './report-remarks.ts';
export { sideOptions, type SideOption } from './side-files.ts';
export {
  mayBeState,
  StateWords,
  usualWords,
  type LabelMeaning,
  type State,
} from './state-words.ts';
export { UnknownFormatError, type NearFormat } from './unknown-format.ts';
export { rankInTitle, type RankedTitle } from './rank-in-title.ts';
