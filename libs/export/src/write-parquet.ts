import type { ByteWriter, SchemaElement } from 'hyparquet-writer';
import { guardFormula } from './cell-text.ts';
import type { ExportedDataset } from './exported-dataset.ts';
import type { Column } from './exported-block.ts';
import { wideColumns, wideDefinitions, wideHeadings } from './wide-table.ts';

/** The table of one record a row as Parquet: a row group a block; the definitions are metadata `crossvote`. */
export async function* writeParquet(dataset: ExportedDataset): AsyncGenerator<Uint8Array> {
  const [, ...headings] = wideHeadings(dataset).map(guardFormula);
  // Loaded for this format only.
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

/** What was written since the last call; the writer lets go of it. */
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

/** A column whose cells are made when its turn comes: those of all columns together would not fit the memory. */
function lazyColumn(name: string, column: Column<string> | undefined, count: number) {
  return {
    name,
    get data() {
      const texts = [null, ...(column?.entries ?? []).map(guardFormula)];
      return Array.from({ length: count }, (_, row) => texts[column?.codes[row] ?? 0] ?? null);
    },
  };
}
