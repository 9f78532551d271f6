/** Line 1: a Dominion CSV from the page cache to a completed dataset, beside readers that keep nothing. */
import { alternate, median } from '../alternate.mjs';
import { ingest, storedContests } from '../cvr.mjs';
import { dominionHeader } from '../dominion-header.mjs';
import { bringToMemory } from '../inputs.mjs';
import { withPeers } from '../peer.mjs';
import { expectedVotes, requireSameCounts, storedVotes } from '../same-counts.mjs';
import { atLeast, comparison, megabytes, perSecond, sizeNote } from '../report/measurement.mjs';
import { sizeUpTo } from '../size-up-to.mjs';

/** DuckDB's table of text takes 16 bytes a cell: above this many records it does not fit into the memory. */
const mostRecords = 1_000_000;
/** csv-parse gets a smaller file: its rate does not depend on the size. */
const mostForCsvParse = 10_000;

export const ingestDominionCsv = {
  number: 1,
  name: 'ingest-dominion-csv',
  title: 'Ingest, Dominion CSV',
  comparesCounts: true,
  async run({ options, exportOf, scratch }) {
    const large = await exportOf({ records: sizeUpTo(options.records, mostRecords) });
    const small = await exportOf({ records: sizeUpTo(options.records, mostForCsvParse) });
    const taken = await withPeers(
      ['duckdb-dominion-csv', 'csv-parse-dominion-csv'],
      (duckdb, csvParse) => measure({ large, small, duckdb, csvParse, options, scratch }),
    );
    const rates = taken.map(({ name, seconds, last }) =>
      perSecond(name, megabytes(last.bytes), seconds, sizeNote(last)),
    );
    const [own, varchar, unordered, typed] = taken.map(({ seconds }) => median(seconds));
    return {
      measurements: rates,
      verdicts: [
        atLeast('end to end, times DuckDB read_csv (all VARCHAR)', 10, varchar / own),
        comparison('the same, times DuckDB with rows in any order', unordered / own),
        comparison(
          'the same, times DuckDB with rows in any order, told the types beforehand (UTINYINT), stricter than the target',
          typed / own,
        ),
      ],
    };
  },
};

async function measure({ large, small, duckdb, csvParse, options, scratch }) {
  const [wide, narrow] = [await dominionHeader(large), await dominionHeader(small)];
  for (const exported of [large, small]) bringToMemory(exported);
  const database = scratch('ingest.db');
  const of = ({ bytes, records, contests }, result) => ({ ...result, bytes, records, contests });
  const runs = options.slowRuns;
  const readers = [
    {
      name: 'cvr ingest, to SQLite',
      run: async () => of(large, await ingest(database, large)),
    },
    {
      ...{ name: 'DuckDB read_csv, VARCHAR, to memory', runs },
      run: async () => of(large, await duckdb.call('read', { header: wide, way: 'varchar' })),
    },
    {
      ...{ name: 'DuckDB read_csv, VARCHAR, rows in any order', runs },
      run: async () => of(large, await duckdb.call('read', { header: wide, way: 'unordered' })),
    },
    {
      ...{ name: 'DuckDB read_csv, types told (UTINYINT), any order', runs },
      run: async () => of(large, await duckdb.call('read', { header: wide, way: 'typed' })),
    },
    {
      name: 'csv-parse, nothing kept',
      run: async () => of(small, await csvParse.call('read', { header: narrow })),
    },
  ];
  const taken = await alternate(readers, options.runs, ({ counts, records }, name) => {
    const exported = records === small.records ? small : large;
    if (counts) requireSameCounts(name, expectedVotes(exported), counts);
  });
  const stored = storedVotes(await storedContests(database), large.records);
  requireSameCounts('cvr ingest', expectedVotes(large), stored);
  return taken;
}
