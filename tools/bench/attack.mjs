/**
 * Measures what one client can do to others: a question and `/healthz` of one key, alternately alone and while another
 * key attacks. It prints figures without judging them. `node tools/bench/attack.mjs [seconds of each measurement]
 * [turns]`; the command must be built.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { cvr } from './src/cvr.mjs';
import { questionQuery } from './src/large-question.mjs';
import { makeKey, startService, timedGet } from './src/service.mjs';

const seconds = Number(process.argv[2] ?? 5);
const turns = Number(process.argv[3] ?? 1);
const contests = 60;
const choices = 300;
const records = 20_000;

const folder = mkdtempSync(path.join(os.tmpdir(), 'crossvote-attack-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const database = path.join(folder, 'attack.db');

/** An export with many choices, in which every name occurs. */
async function writeExport(file) {
  const out = createWriteStream(file);
  const titles = Array.from({ length: contests }, (_, contest) => `Office ${contest}`);
  out.write(`Cast Vote Record,Precinct,Ballot Style,${titles.join(',')}\n`);
  for (let record = 0; record < records; record += 1) {
    const names = titles.map((_title, contest) => `Person ${(record * (contest + 1)) % choices}`);
    if (!out.write(`${record + 1},North,A,${names.join(',')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

const file = path.join(folder, 'export.csv');
await writeExport(file);
await cvr(database, 'ingest', file, '--json');
const [own, attacker] = [await makeKey(database), await makeKey(database)];
const stored = JSON.parse(await cvr(database, 'results', '1', '--json')).contests;
const service = await startService(database);
const base = `${service.url}/api/v1/election/datasets/1/analysis/cross-voting`;

/** Resident bytes of the service, now and at most. */
function memory() {
  const status = readFileSync(`/proc/${service.pid}/status`, 'utf8');
  const of = (name) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return `memory ${of('VmRSS')} MB, at most ${of('VmHWM')} MB`;
}

/** How long the first thread of the service, which reads and sends, has worked and has waited for a core, in ms. */
function firstThread() {
  const text = readFileSync(`/proc/${service.pid}/task/${service.pid}/schedstat`, 'utf8');
  const [worked, waited] = text.split(' ').map((nanoseconds) => Number(nanoseconds) / 1e6);
  return { worked, waited };
}

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Sends one request after the other, each on a new connection, as other clients do. */
async function measure(name) {
  /** @type {Record<'question' | 'healthz', number[]>} */
  const times = { question: [], healthz: [] };
  const before = firstThread();
  const end = performance.now() + seconds * 1000;
  for (let turn = 0; performance.now() < end; turn += 1) {
    const query = questionQuery(stored, { sources: 1, compared: 1, turn: turn % 10 });
    const answer = await timedGet(base + query, { 'X-API-Key': own });
    times.question.push(answer.seconds * 1000);
    times.healthz.push((await timedGet(`${service.url}/healthz`)).seconds * 1000);
    await sleep(5);
  }
  const after = firstThread();
  const p99 = {};
  for (const [what, all] of Object.entries(times)) {
    const sorted = all.toSorted((a, b) => a - b);
    const figures = [0.5, 0.99, 1].map((share) => percentile(sorted, share).toFixed(2));
    p99[what] = percentile(sorted, 0.99);
    console.log(
      `${name}: ${what} ms, median ${figures[0]}, p99 ${figures[1]}, worst ${figures[2]}, of ${all.length}`,
    );
  }
  const [worked, waited] = ['worked', 'waited'].map((of) => Math.round(after[of] - before[of]));
  console.log(`${name}: first thread worked ${worked} ms, waited for a core ${waited} ms`);
  console.log(`${name}: ${memory()}`);
  return p99;
}

/** Begins an attack. @returns a function that ends it */
function attack(name) {
  const child = fork(new URL('./src/attackers.mjs', import.meta.url));
  child.send({ name, base, key: attacker, contests: stored });
  return async () => {
    child.send('end');
    const [{ answered }] = await once(child, 'message');
    console.log(`large questions that were answered: ${answered}`);
    await once(child, 'exit');
  };
}

async function measureUnder(name, description) {
  const alone = await measure('alone');
  const end = attack(name);
  await sleep(1000);
  const attacked = await measure(description);
  await end();
  await sleep(2000);
  const times = Object.keys(alone).map((of) => `${of} ${(attacked[of] / alone[of]).toFixed(1)}`);
  console.log(`${description}: p99 as a multiple of that alone: ${times.join(', ')}`);
  console.log(`after ${description}: ${memory()}`);
}

try {
  await measure('warming up');
  for (let turn = 0; turn < turns; turn += 1) {
    await measureUnder('loops', 'eight loops of large questions');
    await measureUnder('packed', 'eight loops of large questions, packed');
    await measureUnder('unread', '64 connections that never read');
  }
} finally {
  await service.stop();
}
