/** Line 6: what a dataset takes on the disk, beside the Parquet file of its byte columns. */
import { statSync } from 'node:fs';
import Database from 'libsql';
import { cvr, databaseBytes } from '../cvr.mjs';
import { withPeers } from '../peer.mjs';
import { amount, below, comparison, figure } from '../report/measurement.mjs';

export const disk = {
  number: 6,
  name: 'disk',
  title: 'Disk',
  async run({ options, databaseOf, codesOf, scratch }) {
    const records = options.records.at(-1);
    const codes = await codesOf({ records });
    const empty = scratch('empty.db');
    await cvr(empty, 'db', 'migrate');
    const database = await databaseOf({ records });
    const own = databaseBytes(database) - databaseBytes(empty);
    const marksAlone = markBytes(database);
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
          `${figure(own)} bytes, ${figure(records)} records`,
        ),
        amount(
          'of it columns of marks',
          marksAlone / codes.marks,
          'bytes per mark',
          `${figure(marksAlone)} bytes; the rest is precinct, ballot style, batch, …, and the pages of SQLite`,
        ),
        amount(
          'DuckDB Parquet (zstd), marks only',
          theirs / codes.marks,
          'bytes per mark',
          `${figure(theirs)} bytes`,
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
        comparison(
          'columns of marks alone, share of the Parquet file, which holds nothing else',
          marksAlone / theirs,
        ),
      ],
    };
  },
};

function markBytes(file) {
  const database = new Database(file, { readonly: true });
  const [bytes] = database
    .prepare('SELECT sum(length(codes) + length(dictionary)) FROM MarkBlock')
    .raw()
    .get();
  database.close();
  return bytes;
}
