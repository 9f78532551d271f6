/** Line 5: the cross-voting route in service, beside a bare Express route with a body of the same size. */
import autocannon from 'autocannon';
import { alternate, median } from '../alternate.mjs';
import { storedContests } from '../cvr.mjs';
import { choice, expectedAnswer, pair } from '../expected-answer.mjs';
import { withPeers } from '../peer.mjs';
import { atLeast, below, milliseconds } from '../report/measurement.mjs';
import { requireSameCounts } from '../same-counts.mjs';
import { answerOf, crossVotingPath, makeKey, startService, timedGet } from '../service.mjs';

const connections = 64;
/** Independent of the number of records, but for the noise of milliseconds. */
const mostGrowth = 1.5;

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
    const measurements = loads.flatMap(({ name, all }) => loadRows(name, all));
    const verdicts = [
      atLeast('share of the request rate of bare Express', 0.8, own.rate / bare.rate),
      below('p99, times that of bare Express', 4, '', own.p99 / bare.p99),
    ];
    if (sizes.length > 1) await addUnseenPairs(context, sizes, measurements, verdicts);
    return { measurements, verdicts };
  },
};

/** Whether the answer to a question that nobody asked before takes longer where there are more records. */
async function addUnseenPairs(context, [smaller, larger], measurements, verdicts) {
  const times = { [smaller]: [], [larger]: [] };
  for (const records of [smaller, larger]) {
    times[records] = await unseenPairs(context, records);
    const note = `each pair of one contest, ${records} records`;
    measurements.push(milliseconds('unseen pairs, one after the other', times[records], note));
  }
  const what = `unseen pairs, time at ${larger} over that at ${smaller} records`;
  verdicts.push(below(what, mostGrowth, '', median(times[larger]) / median(times[smaller])));
}

function loadRows(name, all) {
  const rates = all.map(({ rate }) => rate);
  const waits = all.map(({ p99 }) => p99);
  const row = (values, unit, note) => ({
    ...{ system: name, value: median(values), unit, note },
    ...{ low: Math.min(...values), high: Math.max(...values) },
  });
  return [row(rates, 'req/s', `${connections} connections`), row(waits, 'ms', 'p99')];
}

/** Times of the pairs of the first contest with each other one, each asked once. */
async function unseenPairs({ options, databaseOf }, records) {
  const database = await databaseOf({ records });
  const contests = await storedContests(database);
  const headers = { 'X-API-Key': await makeKey(database) };
  const runs = [];
  for (let run = 0; run < Math.min(options.runs, 3); run += 1) {
    const service = await startService(database);
    // The contest with itself first, so that what every service does once is done.
    await timedGet(service.url + crossVotingPath(contests, [0, 0], choice), headers);
    const times = [];
    for (let other = 1; other < contests.length; other += 1)
      times.push(
        (await timedGet(service.url + crossVotingPath(contests, [0, other], choice), headers))
          .seconds,
      );
    await service.stop();
    runs.push(times);
  }
  return runs[0].map((_time, place) => median(runs.map((times) => times[place])));
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
  const duration = { check: 1, default: 2, full: 10 }[mode];
  const result = await autocannon({ url, headers, connections, duration });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${url}: ${result.non2xx + result.errors} requests failed`);
  return { rate: result.requests.average, p99: result.latency.p99 };
}
