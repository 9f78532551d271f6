/** Line 2: the other formats, beside DuckDB's reader (ES&S) or a straightforward streaming reader. */
import { alternate, median } from '../alternate.mjs';
import { ingest, storedContests } from '../cvr.mjs';
import { essHeader } from '../ess-header.mjs';
import { bringToMemory, isGenerated } from '../inputs.mjs';
import { withPeers } from '../peer.mjs';
import { atLeast, megabytes, perSecond } from '../report/measurement.mjs';
import { expectedVotes, requireSameCounts, storedVotes } from '../same-counts.mjs';
import { sizeUpTo } from './ingest-dominion-csv.mjs';

/** JSON and XML take kilobytes a record, and their readers seconds for a megabyte or ten. */
const records = { check: 500, default: 2_000, full: 50_000 };
const mostEssRecords = 1_000_000;

const comparisons = [
  { format: 'ess-csv', peer: 'ess-duckdb', name: 'DuckDB read_csv, to memory', factor: 1 },
  { format: 'dominion-json', peer: 'json-reader', name: 'stream-json, votes added up', factor: 3 },
  { format: 'nist-cdf-json', peer: 'json-reader', name: 'stream-json, votes added up', factor: 3 },
  { format: 'nist-cdf-xml', peer: 'xml-reader', name: 'sax, votes added up', factor: 3 },
  { format: 'hart', peer: 'xml-reader', name: 'sax, votes added up', factor: 3 },
];

export const ingestOtherFormats = {
  number: 2,
  name: 'ingest-other-formats',
  title: 'Ingest, other formats',
  comparesCounts: true,
  async run(context) {
    const result = { measurements: [], verdicts: [], leftOut: [] };
    for (const comparison of comparisons) {
      if (await isGenerated(comparison.format)) await addComparison(comparison, context, result);
      else result.leftOut.push(`${comparison.format}: the generator cannot write it`);
    }
    return result;
  },
};

async function addComparison({ format, peer, name, factor }, context, { measurements, verdicts }) {
  const { options, exportOf } = context;
  const exported = await exportOf({ format, records: recordsOf(format, options) });
  const taken = await measure(exported, peer, name, context);
  const note = `${format}, ${exported.records} records, ${megabytes(exported.bytes).toFixed(1)} MB`;
  for (const { name: system, seconds } of taken)
    measurements.push(perSecond(system, megabytes(exported.bytes), seconds, note));
  const [own, theirs] = taken.map(({ seconds }) => median(seconds));
  verdicts.push(atLeast(`${format}, times ${name}`, factor, theirs / own));
}

function recordsOf(format, { records: sizes, mode }) {
  return format === 'ess-csv' ? sizeUpTo(sizes, mostEssRecords) : records[mode];
}

async function measure(exported, peerName, name, { options, scratch }) {
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
      options.runs,
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
