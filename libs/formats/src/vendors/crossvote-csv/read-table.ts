import { type ExportFile, readRows } from '@crossvote/opening';
import { LongRows } from './long-rows.ts';
import { readLayout } from './table-layout.ts';
import type { TableReader, TableRows } from './table-reader.ts';
import { WideRows } from './wide-rows.ts';

/**
 * Streams the records of one table in either form.
 *
 * @throws FileError when the file as a whole cannot be read
 */
export async function readTable(file: ExportFile, reader: TableReader): Promise<void> {
  let rows: TableRows | undefined;
  await readRows(file, {
    header: (headings, place) => {
      const layout = readLayout(headings, place);
      rows =
        layout.form === 'wide'
          ? new WideRows(layout, reader, place)
          : new LongRows(layout, reader, place);
    },
    row: (cells, place) => rows?.row(cells, place),
    refuse: (refusal, place) => rows?.refuse(refusal, place),
    warn: reader.warn.bind(reader),
    drain: reader.drain.bind(reader),
  });
  rows?.finish();
}
