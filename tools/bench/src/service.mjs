import { spawn } from 'node:child_process';
import http from 'node:http';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { cvr } from './cvr.mjs';
import { cvrCommand } from './paths.mjs';

/** A key of the REST API of a database. */
export async function makeKey(database) {
  return JSON.parse(await cvr(database, 'keys', 'create', '--name', 'bench', '--json')).key;
}

/** Starts `cvr serve` as it is, its log thrown away. @returns when it says that it is ready */
export async function startService(database) {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [cvrCommand, '--database', `file:${database}`, 'serve', '--port', '0'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const url = await firstUrl(child);
  return {
    url,
    pid: child.pid,
    secondsToReady: (performance.now() - started) / 1000,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** The first address that a starting server prints. */
export function firstUrl(child) {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      printed += text;
      const [url] = /http:\/\/[\w.:]+\d/.exec(printed) ?? [];
      if (url) resolve(url);
    });
    child.on('exit', (status) =>
      reject(new Error(`the server ended with ${status} before it was ready`)),
    );
  });
}

/** One request on a connection of its own. @returns its time from connecting to the last byte, and the body */
export function timedGet(url, headers = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    http
      .get(url, { headers, agent: false }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const seconds = (performance.now() - started) / 1000;
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve({ seconds, text, headers: response.headers });
          else reject(new Error(`${url}: ${response.statusCode} ${text}`));
        });
      })
      .on('error', reject);
  });
}

/** The path that asks how the voters of a choice voted in another contest; contests and choice by place. */
export function crossVotingPath(contests, pair, choice) {
  const [first, second] = pair;
  const [source, compared] = [contests[first], contests[second]];
  const query = `source_contest_ids=${source.id}&source_choice_ids=${source.choices[choice].id}&compare_contest_ids=${compared.id}`;
  return `/api/v1/election/datasets/1/analysis/cross-voting?${query}`;
}

/** The answer to it, by place of the compared choice or by word. */
export function answerOf(text, { choices }) {
  const [{ distribution }] = JSON.parse(text).comparisons;
  const rows = distribution.map(({ choice, choice_id, count }) => [
    choice_id === null ? choice : choices.findIndex(({ id }) => id === choice_id),
    count,
  ]);
  return Object.fromEntries(rows);
}
