/** Line 2: the other formats, beside DuckDB's reader (ES&S) or a straightforward streaming reader. */
import { alternate, median } from '../alternate.mjs';
import { ingest, storedContests } from '../cvr.mjs';
import { essHeader } from '../ess-header.mjs';
import { bringToMemory, isGenerated } from '../inputs.mjs';
import { withPeers } from '../peer.mjs';
import { atLeast, figure, megabytes, perSecond } from '../report/measurement.mjs';
import { expectedVotes, requireSameCounts, storedVotes } from '../same-counts.mjs';
import { sizeUpTo } from '../size-up-to.mjs';
import { unpackedBytes } from '../unpacked-bytes.mjs';

const duckDb = { peer: 'ess-duckdb', name: 'DuckDB read_csv, to memory', factor: 1 };
const slow = { factor: 3, isSlow: true };
const streamJson = { peer: 'json-reader', name: 'stream-json, votes added up', ...slow };
const sax = { peer: 'xml-reader', name: 'sax, votes added up', ...slow };

/**
 * What is compared, and on how many records at most: with these the other system takes some seconds a run, `full`
 * about 20, so that the start of the command weighs little. JSON and XML are kilobytes a record.
 */
const comparisons = [
  { format: 'ess-csv', ...duckDb, most: { default: 300_000, full: 1_000_000 } },
  { format: 'dominion-json', ...streamJson, most: { default: 3_000, full: 20_000 } },
  { format: 'nist-cdf-json', ...streamJson, most: { default: 2_500, full: 20_000 } },
  { format: 'nist-cdf-xml', ...sax, most: { default: 8_000, full: 50_000 } },
  { format: 'hart', ...sax, most: { default: 4_000, full: 20_000 } },
];

export const ingestOtherFormats = {
  number: 2,
  name: 'ingest-other-formats',
  title: 'Ingest, other formats',
  comparesCounts: true,
  async run(context) {
    /** @type {{ measurements: unknown[]; verdicts: unknown[]; leftOut: string[] }} */
    const result = { measurements: [], verdicts: [], leftOut: [] };
    for (const comparison of comparisons) {
      if (await isGenerated(comparison.format)) await addComparison(comparison, context, result);
      else result.leftOut.push(`${comparison.format}: the generator cannot write it`);
    }
    return result;
  },
};

async function addComparison(comparison, context, { measurements, verdicts }) {
  const { format, name, factor } = comparison;
  const exported = await context.exportOf({ format, records: recordsOf(comparison, context) });
  const taken = await measure(exported, comparison, context);
  const size = megabytes(await unpackedBytes(exported.files));
  const note = `${format}, ${figure(exported.records)} records, ${figure(size)} MB unpacked`;
  for (const { name: system, seconds } of taken)
    measurements.push(perSecond(system, size, seconds, note));
  const [own, theirs] = taken.map(({ seconds }) => median(seconds));
  verdicts.push(atLeast(`${format}, times ${name}`, factor, theirs / own));
}

/** CSV has the size of other lines, so that it is there already; the rest has its own. */
function recordsOf({ format, most }, { options: { records, mode } }) {
  const limit = most[mode] ?? Infinity;
  return format === 'ess-csv' ? sizeUpTo(records, limit) : Math.min(limit, records.at(-1));
}

async function measure(exported, { peer: peerName, name, isSlow }, { options, scratch }) {
  bringToMemory(exported);
  const database = scratch('other.db');
  const expected = expectedVotes(exported);
  const header = exported.format === 'ess-csv' ? await essHeader(exported) : exported;
  const taken = await withPeers([peerName], (peer) =>
    alternate(
      [
        { name: 'cvr ingest, to SQLite', run: () => ingest(database, exported) },
        { name, run: () => peer.call('read', header) },
      ],
      isSlow ? options.slowRuns : options.runs,
      (result) => result && requireSameCounts(name, expected, restrict(result.counts, expected)),
    ),
  );
  const stored = storedVotes(await storedContests(database), exported.records);
  requireSameCounts(`cvr ingest of ${exported.format}`, expected, restrict(stored, expected));
  return taken;
}

/** Only contests that are expected: readers that know no ranks count ranked contests in their own way. */
function restrict(counts, expected) {
  return Object.fromEntries(Object.keys(expected).map((name) => [name, counts[name]]));
}
