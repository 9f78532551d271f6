import type { ExportSummary, FormatReader } from './format-reader.ts';

/** What reading the files of one format came to. */
export interface FormatSummary extends ExportSummary {
  readonly format: Pick<FormatReader, 'id' | 'title'>;
  /** Its first file, for what concerns them all. */
  readonly file: string;
}
