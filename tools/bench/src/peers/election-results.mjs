/**
 * Results of an election night in one database, in three forms: as the product stores them, as JSON a race, and as a row a
 * count. All of them go through the connection of the product, which differs for no form.
 */
import { performance } from 'node:perf_hooks';
import { importBuilt } from '../build.mjs';

const { join, statement, Store } = await importBuilt('product-rooms');
const { nationalNight } = await importBuilt('sample-rooms');

/** Rows of one statement: with four values each below the 32,766 that SQLite takes. */
const rowsAtOnce = 5000;
const tables = ['"BenchJson"', '"BenchCount"'];

let store;
let sql;
/** Every race of the night: its number, and its results as said last. */
let races;
let elections;

/**
 * Stores a night.
 *
 * @returns `votes`, all votes of all units; `counts`, how many; sizes in bytes
 */
export async function fill({ url, night }) {
  store = await Store.open(url, { migrate: 'always' });
  sql = store.connection;
  elections = nationalNight(night);
  const started = performance.now();
  for (const election of elections) await store.elections.apply(factsOf(election, 'night'));
  const seconds = (performance.now() - started) / 1000;
  races = elections.flatMap((election) => election.results.map((result) => ({ election, result })));
  await fillJson();
  await fillCounts();
  const [{ bytes }] = await sql.query(
    statement`SELECT SUM(LENGTH("units") + LENGTH("counts")) AS "bytes" FROM "RaceResult"`,
  );
  const results = races.map(({ result }) => result);
  return {
    seconds,
    votes: votesIn(results),
    races: races.length,
    counts: results.reduce(
      (sum, { units, candidates }) => sum + units.length * candidates.length,
      0,
    ),
    packedBytes: Number(bytes),
    jsonBytes: results.reduce((sum, result) => sum + JSON.stringify(result).length, 0),
  };
}

const factsOf = (election, name) => ({
  source: { kind: 'bench', name, sha256: name },
  elections: [election],
  ...{ districts: [], parties: [], reports: [] },
});

const create = (text) => sql.transaction((transaction) => transaction.script(text));

async function fillJson() {
  await create('CREATE TABLE "BenchJson" ("race" INTEGER PRIMARY KEY, "body" TEXT NOT NULL)');
  for (const [race, { result }] of races.entries()) await writeJson(sql, race, result);
}

const writeJson = (on, race, result) => {
  const body = JSON.stringify(result);
  return on.execute(
    statement`INSERT INTO "BenchJson" VALUES (${race}, ${body}) ON CONFLICT ("race") DO UPDATE SET "body" = ${body}`,
  );
};

async function fillCounts() {
  await create(
    'CREATE TABLE "BenchCount" ("race" INTEGER, "unit" INTEGER, "candidate" INTEGER, "votes" INTEGER, PRIMARY KEY ("race", "unit", "candidate"))',
  );
  let rows = [];
  await sql.transaction(async (transaction) => {
    for (const [race, { result }] of races.entries()) {
      rows.push(...rowsOf(race, result));
      if (rows.length < rowsAtOnce) continue;
      await insertRows(transaction, rows);
      rows = [];
    }
    await insertRows(transaction, rows);
  });
}

function rowsOf(race, { units }) {
  return units.flatMap(({ counts }, unit) =>
    counts.map(([votes], candidate) => [race, unit, candidate, votes]),
  );
}

async function insertRows(on, rows) {
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const values = rows.slice(at, at + rowsAtOnce).map((row) => statement`(${join(row)})`);
    await on.execute(statement`INSERT INTO "BenchCount" VALUES ${join(values)}`);
  }
}

function votesIn(results) {
  let votes = 0;
  for (const { units } of results)
    for (const { counts } of units) for (const [count] of counts) votes += count;
  return votes;
}

const readers = {
  packed: async () => {
    const keys = elections.map(({ election }) => election.key);
    const counted = await store.elections.counts(keys);
    return counted.flatMap(({ results }) => results.map(({ counts }) => counts));
  },
  json: async () => {
    const rows = await sql.query(statement`SELECT "body" FROM "BenchJson"`);
    return rows.map(({ body }) => JSON.parse(body));
  },
  rows: () => sql.query(statement`SELECT "race", "unit", "candidate", "votes" FROM "BenchCount"`),
};

/** Reads all results in one form. @returns the time, and the votes in them */
export async function readAll(form) {
  const started = performance.now();
  const read = await readers[form]();
  const seconds = (performance.now() - started) / 1000;
  const votes =
    form === 'rows' ? read.reduce((sum, row) => sum + Number(row.votes), 0) : votesIn(read);
  return { seconds, votes };
}

const writers = {
  packed: (place, { election }, result) => {
    const said = { ...election, units: [], races: [], results: [result] };
    return store.elections.apply(factsOf(said, `update ${place} ${result.units[0].counts[0][0]}`));
  },
  json: (place, _race, result) =>
    sql.transaction((transaction) => writeJson(transaction, place, result)),
  rows: (place, _race, result) =>
    sql.transaction(async (transaction) => {
      await transaction.execute(statement`DELETE FROM "BenchCount" WHERE "race" = ${place}`);
      await insertRows(transaction, rowsOf(place, result));
    }),
};

/** Writes one race with a vote more in every count, in all forms. @returns the time of one of them, and its units */
export async function update({ form, turn }) {
  // From state to state and from race to race: 41 and the number of races have no common divisor.
  const place = (turn * 41) % races.length;
  const race = races[place];
  const units = race.result.units.map((unit) => ({
    ...unit,
    counts: unit.counts.map(([votes]) => [votes + 1]),
  }));
  const result = { ...race.result, units };
  const started = performance.now();
  await writers[form](place, race, result);
  const seconds = (performance.now() - started) / 1000;
  for (const [other, write] of Object.entries(writers))
    if (other !== form) await write(place, race, result);
  race.result = result;
  return { seconds, votes: votesIn(races.map((one) => one.result)) };
}

/** Bytes on the disk of each form, with its indexes. */
export async function sizes() {
  const named = { packed: '"RaceResult"', json: tables[0], rows: tables[1] };
  const sizesOf = Object.entries(named).map(async ([form, table]) => [form, await bytesOf(table)]);
  return Object.fromEntries(await Promise.all(sizesOf));
}

async function bytesOf(table) {
  if (sql.provider === 'postgresql') {
    const [{ bytes }] = await sql.query(
      statement`SELECT pg_total_relation_size(${table}::regclass) AS "bytes"`,
    );
    return Number(bytes);
  }
  const name = table.replaceAll('"', '');
  const [{ bytes }] = await sql.query(
    statement`SELECT SUM("pgsize") AS "bytes" FROM "dbstat" WHERE "name" IN (SELECT "name" FROM "sqlite_master" WHERE "tbl_name" = ${name})`,
  );
  return Number(bytes);
}

export const close = () => store.close();
