/** Line 8: time and memory of an ingest against records and against contests. */
import { alternate, median } from '../alternate.mjs';
import { ingestPeak } from '../cvr.mjs';
import { bringToMemory } from '../inputs.mjs';
import { figure, megabytes, milliseconds } from '../report/measurement.mjs';
import { sizeUpTo } from '../size-up-to.mjs';

/** Above so many bytes, one run is enough: minutes do not vary as milliseconds do. */
const onceFrom = 1e9;
/** Records of the exports that show the growth with contests. */
const mostForContests = 100_000;
/** Growth of the time over growth of the bytes, as an exponent; 1 is linear, and runs differ a little. */
const mostExponent = 1.1;

export const growth = {
  number: 8,
  name: 'growth',
  title: 'Growth of an ingest',
  async run(context) {
    const { options } = context;
    const byRecords = [];
    for (const records of options.records) byRecords.push(await point(context, { records }));
    const byContests = [];
    const records = sizeUpTo(options.records, mostForContests);
    for (const contests of options.widths)
      byContests.push(await point(context, { records, contests }));
    const steps = [...pairsOf(byRecords), ...pairsOf(byContests)].map(exponent);
    const worst = Math.max(...steps);
    return {
      measurements: [...byRecords, ...byContests].map(({ exported, seconds, peak }) =>
        milliseconds(
          `${exported.records.toLocaleString('en-US')} records, ${exported.contests} contests`,
          seconds,
          `${figure(megabytes(exported.bytes))} MB, peak memory ${figure(megabytes(peak))} MB`,
        ),
      ),
      verdicts: [
        {
          what: 'exponent of the time over the bytes, worst step (1 is linear)',
          target: `at most ${mostExponent}`,
          reached: figure(worst),
          met: worst <= mostExponent,
        },
      ],
      series: { records: byRecords.map(plotted), contests: byContests.map(plotted) },
    };
  },
};

async function point({ options, exportOf, scratch }, size) {
  const exported = await exportOf(size);
  bringToMemory(exported);
  const database = scratch('growth.db');
  const runs = exported.bytes > onceFrom ? 1 : options.slowRuns;
  let peak = 0;
  const run = async () => {
    peak = Math.max(peak, await ingestPeak(database, exported));
  };
  const [{ seconds }] = await alternate([{ name: 'cvr ingest', run }], runs);
  return { exported, seconds, peak };
}

const pairsOf = (points) => points.slice(1).map((next, place) => [points[place], next]);

function exponent([smaller, larger]) {
  const times = Math.log(median(larger.seconds) / median(smaller.seconds));
  return times / Math.log(larger.exported.bytes / smaller.exported.bytes);
}

function plotted({ exported: { records, contests, bytes }, seconds, peak }) {
  return { records, contests, bytes, seconds: median(seconds), peak };
}
