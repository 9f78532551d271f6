/** Line 6: what a dataset takes on the disk, beside the Parquet file of its byte columns. */
import { statSync } from 'node:fs';
import { cvr, databaseBytes } from '../cvr.mjs';
import { withPeers } from '../peer.mjs';
import { amount, below } from '../report/measurement.mjs';

export const disk = {
  number: 6,
  name: 'disk',
  title: 'Disk',
  async run({ options, databaseOf, codesOf, scratch }) {
    const records = options.records.at(-1);
    const codes = await codesOf({ records });
    const empty = scratch('empty.db');
    await cvr(empty, 'db', 'migrate');
    const own = databaseBytes(await databaseOf({ records })) - databaseBytes(empty);
    const parquet = scratch('codes.parquet');
    await withPeers(['columns-duckdb'], async (duckdb) => {
      await duckdb.call('load', codes);
      await duckdb.call('writeParquet', parquet);
    });
    const theirs = statSync(parquet).size;
    return {
      measurements: [
        amount(
          'Crossvote, growth of the SQLite file',
          own / codes.marks,
          'bytes per mark',
          `${own} bytes, ${records} records`,
        ),
        amount(
          'DuckDB Parquet (zstd), marks only',
          theirs / codes.marks,
          'bytes per mark',
          `${theirs} bytes`,
        ),
      ],
      verdicts: [
        {
          what: 'bytes for each mark',
          target: 'at most 1',
          reached: (own / codes.marks).toPrecision(3),
          met: own <= codes.marks,
        },
        below('share of the Parquet file', 1, '', own / theirs),
      ],
    };
  },
};
