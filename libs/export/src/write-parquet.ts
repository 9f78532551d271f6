import type { ByteWriter, SchemaElement } from 'hyparquet-writer';
import { guardFormula } from './cell-text.ts';
import type { ExportedDataset } from './exported-dataset.ts';
import type { Column } from './exported-block.ts';
import { wideColumns, wideDefinitions, wideHeadings } from './wide-table.ts';

/**
 * The table with one record in each row, as Parquet. Each block is a row group. The definitions are in the metadata
 * `crossvote`.
 */
export async function* writeParquet(dataset: ExportedDataset): AsyncGenerator<Uint8Array> {
  const [, ...headings] = wideHeadings(dataset).map(guardFormula);
  // Loaded only for this format.
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: schemaOf(headings),
    kvMetadata: [
      {
        key: 'crossvote',
        value: JSON.stringify(wideDefinitions(dataset).map((row) => row.map(guardFormula))),
      },
    ],
    createdBy: 'crossvote',
  });
  for await (const block of dataset.blocks()) {
    const { recordCount, firstRecord } = block;
    const columns = wideColumns(dataset, block);
    const records = Int32Array.from({ length: recordCount }, (_, row) => firstRecord + row);
    await parquet.write({
      columnData: [
        { name: 'record', data: records },
        ...headings.map((name, place) => lazyColumn(name, columns[place], recordCount)),
      ],
      rowGroupSize: recordCount,
    });
    yield takeBytes(writer);
  }
  await parquet.finish();
  yield takeBytes(writer);
}

/** The bytes that were written since the last call. The writer releases them. */
function takeBytes(writer: ByteWriter): Uint8Array {
  const bytes = new Uint8Array(writer.getBuffer());
  writer.index = 0;
  return bytes;
}

function schemaOf(headings: readonly string[]): SchemaElement[] {
  return [
    { name: 'root', num_children: headings.length + 1 },
    { name: 'record', type: 'INT32', repetition_type: 'REQUIRED' },
    ...headings.map((name) => ({
      name,
      type: 'BYTE_ARRAY' as const,
      converted_type: 'UTF8' as const,
      repetition_type: 'OPTIONAL' as const,
    })),
  ];
}

/** A column whose cells are made when it is written, as the cells of all columns together would not fit into memory. */
function lazyColumn(name: string, column: Column<string> | undefined, count: number) {
  return {
    name,
    get data() {
      const texts = [null, ...(column?.entries ?? []).map(guardFormula)];
      return Array.from({ length: count }, (_, row) => texts[column?.codes[row] ?? 0] ?? null);
    },
  };
}
