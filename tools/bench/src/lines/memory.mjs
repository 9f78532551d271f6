/** Line 3: peak resident memory of `cvr ingest`. */
import { ingestPeak } from '../cvr.mjs';
import { amount, below, figure, megabytes } from '../report/measurement.mjs';

const limit = 400;
/** Contests with which the 4.3 million records of the full run are more than 5 GB. */
const hugeContests = 125;

export const memory = {
  number: 3,
  name: 'memory',
  title: 'Memory of an ingest',
  async run({ options, exportOf, scratch }) {
    const sizes = options.records.map((records) => ({ records }));
    if (options.mode === 'full')
      sizes.push({ records: options.records.at(-1), contests: hugeContests });
    const measurements = [];
    for (const size of sizes) {
      const exported = await exportOf(size);
      const bytes = await ingestPeak(scratch('memory.db'), exported);
      const note = `peak resident, export of ${figure(megabytes(exported.bytes))} MB`;
      const name = `${exported.records.toLocaleString('en-US')} records, ${exported.contests} contests`;
      measurements.push(amount(name, megabytes(bytes), 'MB', note));
    }
    const most = Math.max(...measurements.map(({ value }) => value));
    return { measurements, verdicts: [below('highest peak of all sizes', limit, 'MB', most)] };
  },
};
