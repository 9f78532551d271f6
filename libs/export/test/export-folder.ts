import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ingest, type IngestReport } from '@crossvote/ingest';
import type { Store } from '@crossvote/store';
import { exportDataset, type ExportFormat } from '../src/index.ts';

const endings = {
  'csv-long': 'csv',
  'csv-wide': 'csv',
  'cdf-json': 'json',
  parquet: 'parquet',
} as const;

/** A temporary folder for exports, gone after the block of tests. */
export function exportFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'crossvote-export-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  let files = 0;
  const write = async (store: Store, id: number, format: ExportFormat, isPlain = false) => {
    files += 1;
    // Each file has its own folder, as numbered files in one folder look like parts of one export.
    const file = path.join(mkdtempSync(path.join(folder, 'one-')), `${files}.${endings[format]}`);
    const losses: string[] = [];
    const onLoss = (loss: string) => losses.push(loss);
    const { bytes } = await exportDataset(store, id, { format, onLoss, isPlain });
    await pipeline(bytes, createWriteStream(file));
    return { file, losses: [...new Set(losses)] };
  };
  const text = async (...of: Parameters<typeof write>) =>
    readFileSync((await write(...of)).file, 'utf8');
  /** Exports a dataset, and ingests the exported file. */
  const again = async (
    store: Store,
    id: number,
    format: ExportFormat,
    isPlain = false,
  ): Promise<IngestReport & { readonly id: number }> => {
    const { file } = await write(store, id, format, isPlain);
    const report = await ingest({ paths: [file], format: 'auto', replace: true }, store);
    return { ...report, id: report.datasetId! };
  };
  return { folder, write, text, again };
}
