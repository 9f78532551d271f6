/**
 * What one client can do to the others: measures a question and `/healthz` of one key, alone and while another key
 * attacks. Prints figures and judges none. `node tools/bench/attack.mjs [seconds of each measurement]`; the command
 * must be built.
 */
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { cvr } from './src/cvr.mjs';
import { makeKey, startService, timedGet } from './src/service.mjs';

const seconds = Number(process.argv[2] ?? 5);
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
const port = Number(new URL(service.url).port);
const base = `${service.url}/api/v1/election/datasets/1/analysis/cross-voting`;

function question(sources, compared, turn) {
  const list = (items) => items.join(',');
  const asked = Array.from({ length: sources }, (_, place) => {
    const contest = stored[(turn + place) % contests];
    return [contest.id, contest.choices[(turn * 7 + place) % contest.choices.length].id];
  });
  const others = Array.from(
    { length: compared },
    (_, place) => stored[(turn + place) % contests].id,
  );
  return `?source_contest_ids=${list(asked.map(([id]) => id))}&source_choice_ids=${list(asked.map(([, id]) => id))}&compare_contest_ids=${list(others)}`;
}

/** Resident bytes of the service, now and at most. */
function memory() {
  const status = readFileSync(`/proc/${service.pid}/status`, 'utf8');
  const of = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024);
  return `memory ${of('VmRSS')} MB, at most ${of('VmHWM')} MB`;
}

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2);
}

/** Asks one after the other, on new connections as other clients do. */
async function measure(name) {
  const times = { question: [], healthz: [] };
  const end = performance.now() + seconds * 1000;
  for (let turn = 0; performance.now() < end; turn += 1) {
    const answer = await timedGet(base + question(1, 1, turn % 10), { 'X-API-Key': own });
    times.question.push(answer.seconds * 1000);
    times.healthz.push((await timedGet(`${service.url}/healthz`)).seconds * 1000);
    await sleep(5);
  }
  for (const [what, all] of Object.entries(times)) {
    const sorted = all.toSorted((a, b) => a - b);
    const figures = [0.5, 0.99, 1].map((share) => percentile(sorted, share));
    console.log(
      `${name}: ${what} ms, median ${figures[0]}, p99 ${figures[1]}, worst ${figures[2]}, of ${all.length}`,
    );
  }
  console.log(`${name}: ${memory()}`);
}

/** Loops of the largest questions that are allowed, none of them asked before. */
function ask(loops) {
  let isOn = true;
  let answered = 0;
  const one = async (first) => {
    for (let turn = first; isOn; turn += loops) {
      await timedGet(base + question(10, 30, turn), { 'X-API-Key': attacker });
      answered += 1;
    }
  };
  const all = Array.from({ length: loops }, (_, first) => one(first));
  return async () => {
    isOn = false;
    await Promise.allSettled(all);
    console.log(`large questions that were answered: ${answered}`);
  };
}

/** Connections that ask for large answers at once, and never read. */
function leaveUnread(connections) {
  const sockets = Array.from({ length: connections }, (_, first) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.pause();
    socket.on('error', () => undefined);
    for (let turn = 0; turn < 50; turn += 1)
      socket.write(
        `GET ${new URL(base).pathname}${question(10, 30, first * 50 + turn)} HTTP/1.1\r\nHost: x\r\nX-API-Key: ${attacker}\r\n\r\n`,
      );
    return socket;
  });
  return async () => {
    for (const socket of sockets) socket.destroy();
  };
}

/** @param attack - begins, and gives what ends it */
async function measureUnder(name, attack) {
  await measure('alone');
  const end = attack();
  await sleep(1000);
  await measure(name);
  await end();
  await sleep(2000);
  console.log(`after ${name}: ${memory()}`);
}

try {
  await measure('warming up');
  await measureUnder('eight loops of large questions', () => ask(8));
  await measureUnder('64 connections that never read', () => leaveUnread(64));
} finally {
  await service.stop();
}
