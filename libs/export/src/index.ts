export {
  exportDataset,
  exportFormats,
  type DatasetExport,
  type ExportFormat,
  type LossReport,
} from './export-dataset.ts';
export { DatasetMissingError } from './exported-dataset.ts';
