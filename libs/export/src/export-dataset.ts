import type { Store } from '@crossvote/store';
import { openDataset, type ExportedDataset } from './exported-dataset.ts';
import { writeCdfJson } from './write-cdf-json.ts';
import { writeCsvLong } from './write-csv-long.ts';
import { writeCsvWide } from './write-csv-wide.ts';
import { writeParquet } from './write-parquet.ts';
import type { WritingOptions } from './writing-options.ts';

/** Formats of an export. */
export const exportFormats = ['csv-long', 'csv-wide', 'cdf-json', 'parquet'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** A dataset that is being exported. */
export interface DatasetExport {
  readonly name: string;
  readonly totalRecords: number;
  readonly contestCount: number;
  /** The bytes of the export. They can be read once. */
  readonly bytes: AsyncGenerator<Uint8Array>;
}

const writers: Readonly<
  Record<
    ExportFormat,
    (dataset: ExportedDataset, options: WritingOptions) => AsyncGenerator<Uint8Array>
  >
> = {
  'csv-long': writeCsvLong,
  'csv-wide': writeCsvWide,
  'cdf-json': writeCdfJson,
  parquet: writeParquet,
};

/**
 * Writes a dataset in a format. Memory is that of one block of records.
 *
 * @throws DatasetMissingError when there is no such dataset, also while the bytes are read if it is removed then;
 *   StoreError while the bytes are read if the database is damaged: then the bytes before must not be trusted
 */
export async function exportDataset(
  store: Store,
  datasetId: number,
  {
    format,
    onLoss,
    isPlain = false,
  }: { readonly format: ExportFormat } & Pick<WritingOptions, 'onLoss'> & Partial<WritingOptions>,
): Promise<DatasetExport> {
  const dataset = await openDataset(store, datasetId);
  return {
    name: dataset.name,
    totalRecords: dataset.totalRecords,
    contestCount: dataset.contests.length,
    bytes: writers[format](dataset, { onLoss, isPlain }),
  };
}
