/** Line 5: the cross-voting route in service, beside a bare Express route with a body of the same size. */
import autocannon from 'autocannon';
import { alternate, median } from '../alternate.mjs';
import { storedContests } from '../cvr.mjs';
import { choice, expectedAnswer, pair } from '../expected-answer.mjs';
import { withPeers } from '../peer.mjs';
import { atLeast, below, comparison, figure, milliseconds } from '../report/measurement.mjs';
import { forgetTables } from '../forget-tables.mjs';
import { requireSameCounts } from '../same-counts.mjs';
import { answerOf, crossVotingPath, makeKey, startService, timedGet } from '../service.mjs';

const connections = 64;
/** Independent of the number of records, but for the noise of milliseconds. */
const mostGrowth = 1.5;
const pairKinds = {
  counted: 'pairs counted before, service started anew',
  uncounted: 'pairs not counted before',
};

export const restRate = {
  number: 5,
  name: 'rest-rate',
  title: 'Cross-voting, in service',
  comparesCounts: true,
  async run(context) {
    const sizes = [...new Set([context.options.records[0], context.options.records.at(-1)])];
    const loads = await underLoad(context, sizes.at(-1));
    const [own, bare] = loads.map(({ all }) => ({
      rate: median(all.map(({ rate }) => rate)),
      p99: median(all.map(({ p99 }) => p99)),
    }));
    const measurements = loads.flatMap(({ name, all }) => loadRows(name, all, sizes.at(-1)));
    const verdicts = [
      atLeast('share of the request rate of bare Express', 0.8, own.rate / bare.rate),
      below('p99, times that of bare Express', 4, '', own.p99 / bare.p99),
    ];
    if (sizes.length > 1) await addPairs(context, sizes, measurements, verdicts);
    return { measurements, verdicts };
  },
};

/** Whether an answer takes longer where there are more records: of pairs counted before, and of those that were not. */
async function addPairs(context, sizes, measurements, verdicts) {
  // The uncounted first: they leave their tables to the others.
  const series = ['uncounted', 'counted'].flatMap((kind) =>
    sizes.map((records) => ({ kind, records, runs: [] })),
  );
  for (let run = 0; run < context.options.slowRuns; run += 1)
    for (const { kind, records, runs } of series)
      runs.push(await pairTimes(context, records, kind));
  const medians = series.map(({ kind, records, runs }) => {
    const seconds = runs[0].map((_time, place) => median(runs.map((times) => times[place])));
    const note = `each pair of one contest once, ${figure(records)} records`;
    const row = milliseconds(pairKinds[kind], seconds, note);
    measurements.push({ ...row, runs: runs.length });
    return median(seconds);
  });
  const [smaller, larger] = sizes.map(figure);
  const what = (kind) => `${pairKinds[kind]}, time at ${larger} over that at ${smaller} records`;
  verdicts.push(
    below(what('counted'), mostGrowth, '', medians[3] / medians[2]),
    comparison(what('uncounted'), medians[1] / medians[0]),
  );
}

function loadRows(name, all, records) {
  const rates = all.map(({ rate }) => rate);
  const waits = all.map(({ p99 }) => p99);
  const row = (values, unit, note) => ({
    ...{ system: name, value: median(values), unit, note },
    ...{ low: Math.min(...values), high: Math.max(...values), runs: values.length },
  });
  const note = `${connections} connections, ${figure(records)} records`;
  return [row(rates, 'req/s', note), row(waits, 'ms', `p99, ${note}`)];
}

/** The times of the pairs of the first contest with each other one, each asked once of a service that has just started. */
async function pairTimes({ databaseOf }, records, kind) {
  const database = await databaseOf({ records });
  const contests = await storedContests(database);
  const headers = { 'X-API-Key': await makeKey(database) };
  if (kind === 'uncounted') forgetTables(database);
  const service = await startService(database);
  const ask = (other) =>
    timedGet(service.url + crossVotingPath(contests, [0, other], choice), headers);
  // The contest with itself first, so that what every service does once is done.
  await ask(0);
  const times = [];
  for (let other = 1; other < contests.length; other += 1) times.push((await ask(other)).seconds);
  await service.stop();
  return times;
}

async function underLoad({ options, exportOf, databaseOf }, records) {
  const database = await databaseOf({ records });
  const contests = await storedContests(database);
  const headers = { 'X-API-Key': await makeKey(database) };
  const service = await startService(database);
  try {
    const url = service.url + crossVotingPath(contests, pair, choice);
    const { text } = await timedGet(url, headers);
    requireSameCounts(
      'cvr serve',
      expectedAnswer(await exportOf({ records })),
      answerOf(text, contests[pair[1]]),
    );
    return await withPeers(['bare-express'], async (bare) => {
      const bareUrl = await bare.call('listen', JSON.parse(text));
      const systems = [
        { name: 'cvr serve, key check and usage', run: () => load(url, headers, options) },
        { name: 'bare Express, same body', run: () => load(bareUrl, {}, options) },
      ];
      for (const { run } of systems) await run();
      /** @type {{ rate: number; p99: number }[][]} */
      const all = systems.map(() => []);
      const kept = systems.map(({ name, run }, place) => ({
        name,
        run: async () => {
          const result = await run();
          all[place].push(result);
          return result;
        },
      }));
      const taken = await alternate(kept, options.runs);
      return taken.map((system, place) => ({ ...system, all: all[place] }));
    });
  } finally {
    await service.stop();
  }
}

async function load(url, headers, { mode }) {
  const duration = { check: 1, default: 1, full: 10 }[mode];
  const result = await autocannon({ url, headers, connections, duration });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${url}: ${result.non2xx + result.errors} requests failed`);
  return { rate: result.requests.average, p99: result.latency.p99 };
}
