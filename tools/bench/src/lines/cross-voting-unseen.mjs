/** Line 4: a pair of contests that nobody asked about before. */
import { alternate, median } from '../alternate.mjs';
import { storedContests } from '../cvr.mjs';
import { choice, expectedAnswer, pair } from '../expected-answer.mjs';
import { forgetTables } from '../forget-tables.mjs';
import { marksAnswer, marksTable } from '../marks-table.mjs';
import { crossAnswer } from '../outcomes.mjs';
import { withPeers } from '../peer.mjs';
import { atLeast, below, figure, milliseconds } from '../report/measurement.mjs';
import { requireSameCounts } from '../same-counts.mjs';
import { answerOf, crossVotingPath, makeKey, startService, timedGet } from '../service.mjs';
import { sizeUpTo } from '../size-up-to.mjs';

/** A row for each mark takes SQLite a second for 10,000 records to store, and a minute for a million. */
const mostForMarks = { default: 10_000, full: 100_000 };
/** Questions before those that are timed: the systems compile and settle. */
const warmUps = 3;

export const crossVotingUnseen = {
  number: 4,
  name: 'cross-voting-unseen',
  title: 'Cross-voting, not seen before',
  comparesCounts: true,
  async run(context) {
    const leftOut = [];
    const records = context.options.records.at(-1);
    const columns = await overColumns(context, records, leftOut);
    const [first] = await firstRequests(context, records);
    const { mode, records: sizes } = context.options;
    const marks = await overMarks(context, sizeUpTo(sizes, mostForMarks[mode] ?? Infinity));
    const [memory, , duckdb, clickhouse] = columns.map(({ seconds }) => median(seconds));
    const verdicts = [
      atLeast('from columns in memory, times DuckDB GROUP BY on byte columns', 1, duckdb / memory),
      below('first request after the start', 50, 'ms', median(first.seconds) * 1000),
    ];
    if (clickhouse !== undefined)
      verdicts.splice(1, 0, atLeast('the same, times ClickHouse', 1, clickhouse / memory));
    const measurements = [...columns, first, ...marks].map(({ name, seconds, last }) =>
      milliseconds(name, seconds, `${figure(last.records)} records`),
    );
    return { measurements, verdicts, leftOut };
  },
};

async function overColumns({ options, exportOf, codesOf, databaseOf }, records, leftOut) {
  const codes = await codesOf({ records });
  const database = await databaseOf({ records });
  const names = ['crossvote', 'columns-duckdb', 'columns-clickhouse'];
  return withPeers(names, async (crossvote, duckdb, clickhouse) => {
    await crossvote.call('open', database);
    await duckdb.call('load', codes);
    const own = (from) => () => askUnseen(crossvote, database, from);
    const theirs = (peer) => async () => {
      const { seconds, pairs } = await peer.call('ask', pair);
      const [source, compared] = pair.map((place) => codes.contests[place]);
      return { seconds, answer: crossAnswer(pairs, source, compared, choice) };
    };
    const systems = [
      { name: 'Crossvote, columns in memory', run: own('memory') },
      { name: 'Crossvote, columns in SQLite', run: own('database') },
      { name: 'DuckDB, byte columns in memory', run: theirs(duckdb) },
    ];
    const whyMissing = await clickhouse.call('open');
    if (whyMissing === undefined) {
      await clickhouse.call('load', codes);
      systems.push({ name: 'ClickHouse, byte columns in memory', run: theirs(clickhouse) });
    } else leftOut.push(`ClickHouse: ${whyMissing}`);
    return settled(systems, options, await exportOf({ records }));
  });
}

function askUnseen(crossvote, database, from) {
  forgetTables(database);
  return crossvote.call('ask', { pair, choice, from });
}

async function overMarks({ options, exportOf, codesOf, databaseOf }, records) {
  const codes = await codesOf({ records });
  const file = await marksTable(codes);
  const database = await databaseOf({ records });
  return withPeers(
    ['crossvote', 'marks-duckdb', 'marks-libsql'],
    async (crossvote, duckdb, libsql) => {
      await crossvote.call('open', database);
      await duckdb.call('load', file);
      await libsql.call('load', file);
      const theirs = (peer) => async () => {
        const { seconds, pairs } = await peer.call('ask', pair);
        return { seconds, answer: marksAnswer(pairs, choice) };
      };
      const systems = [
        {
          name: 'Crossvote, columns in memory, small',
          run: () => askUnseen(crossvote, database, 'memory'),
        },
        { name: 'DuckDB, row per mark in memory', run: theirs(duckdb) },
        { name: 'SQLite (libsql), row per mark in memory', run: theirs(libsql) },
      ];
      return settled(systems, options, await exportOf({ records }));
    },
  );
}

/** The first request to a service that has just started; another start for each run. */
async function firstRequests({ options, exportOf, databaseOf }, records) {
  const exported = await exportOf({ records });
  const database = await databaseOf({ records });
  const contests = await storedContests(database);
  const key = await makeKey(database);
  const path = crossVotingPath(contests, pair, choice);
  const run = async () => {
    forgetTables(database);
    const service = await startService(database);
    try {
      const { seconds, text } = await timedGet(service.url + path, { 'X-API-Key': key });
      return { seconds, answer: answerOf(text, contests[pair[1]]) };
    } finally {
      await service.stop();
    }
  };
  await run();
  return settled([{ name: 'cvr serve, first request', run }], options, exported, 0);
}

/** Alternates systems after some questions that do not count; each answer must be the one by construction. */
async function settled(systems, { runs }, exported, unmeasured = warmUps) {
  const expected = expectedAnswer(exported);
  const withRecords = systems.map(({ name, run }) => ({
    name,
    run: async () => ({ ...(await run()), records: exported.records }),
  }));
  for (let round = 0; round < unmeasured; round += 1) for (const { run } of systems) await run();
  return alternate(withRecords, runs, ({ answer }, name) =>
    requireSameCounts(name, expected, answer),
  );
}
