import { csvCell, csvRow, neutralText } from './cell-text.ts';
import type { ExportedDataset } from './exported-dataset.ts';
import type { ExportedBlock } from './exported-block.ts';
import { textChunks } from './text-chunks.ts';
import type { WritingOptions } from './writing-options.ts';
import { wideColumns, wideDefinitions, wideHeadings } from './wide-table.ts';

/** A table with one record in each row and one contest in each column. */
export function writeCsvWide(
  dataset: ExportedDataset,
  { isPlain }: Pick<WritingOptions, 'isPlain'>,
): AsyncGenerator<Uint8Array> {
  const definitions = isPlain ? [] : wideDefinitions(dataset);
  return textChunks(wideRows(dataset, definitions), isPlain ? neutralText : undefined);
}

async function* wideRows(
  dataset: ExportedDataset,
  definitions: readonly (readonly string[])[],
): AsyncGenerator<Iterable<string>> {
  yield [wideHeadings(dataset), ...definitions].map((row) => `${csvRow(row)}\n`);
  for await (const block of dataset.blocks()) yield blockRows(dataset, block);
}

function* blockRows(dataset: ExportedDataset, block: ExportedBlock): Generator<string> {
  const columns = wideColumns(dataset, block).map(
    (column) => column && { codes: column.codes, texts: ['', ...column.entries.map(csvCell)] },
  );
  for (let row = 0; row < block.recordCount; row += 1) {
    let text = String(block.firstRecord + row);
    for (const column of columns)
      text += column ? `,${column.texts[column.codes[row] ?? 0] ?? ''}` : ',';
    yield `${text}\n`;
  }
}
