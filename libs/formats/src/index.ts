export {
  attributeKinds,
  type AttributeKind,
  type ChoiceDefinition,
  type ContestDefinition,
  type CvrSink,
  type Mark,
  type Selection,
} from './cvr-sink.ts';
export { readDominionCsv } from './dominion-csv/dominion-csv.ts';
export type { ExportSummary, FormatReader, Recognition } from './format-reader.ts';
export type { ExportFile } from './export-file.ts';
export { chooseFormat, formats } from './formats.ts';
export { hashFile, InputFile } from './input-file.ts';
export {
  CvrFileError,
  describePlace,
  IssueLog,
  type Issue,
  type IssueGroup,
  type Place,
  type Severity,
} from './issue.ts';
export { completeChoice, completeContest } from './names-in-full.ts';
export { openExport, type OpenedExport } from './open-export.ts';
