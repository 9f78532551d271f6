export {
  exportDataset,
  exportFormats,
  type DatasetExport,
  type ExportFormat,
} from './export-dataset.ts';
export { electionFiles, type ElectionFile } from './election-csv.ts';
export type { LossReport } from './writing-options.ts';
export { DatasetMissingError } from './exported-block.ts';
export { guardFormula, quoteRows } from './cell-text.ts';
