/**
 * `npm start`: sets up, makes the database, stores the bundled sample if the database is empty, makes a key,
 * serves, and prints a curl that answers a cross-voting question. Words after `npm start --` go to `cvr serve`.
 */
import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { root, runAfterSetUp } from './setup.mjs';

const command = path.join(root, 'apps/cvr/bin/cvr.js');
const sample = path.join(root, 'tools/samples/data/springfield-2024-general.csv');
const keyName = 'npm start';

const cvr = (...args) =>
  execFileSync(process.execPath, [command, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const cvrJson = (...args) => JSON.parse(cvr(...args, '--json'));

/** The sample when it is there, else the newest dataset: its first contests and its first choice. */
function exampleQuestion() {
  const { datasets } = cvrJson('datasets');
  const dataset = datasets[0];
  const { contests } = cvrJson('results', String(dataset.id));
  const [source, ...others] = contests;
  const choice = source.choices.reduce((best, next) =>
    next.vote_count > best.vote_count ? next : best,
  );
  const compare = others.find((contest) => contest.id !== source.id) ?? source;
  const words = `how did the voters of ${choice.name} (${source.name}) vote in ${compare.name}?`;
  const query = `source_contest_ids=${source.id}&source_choice_ids=${choice.id}&compare_contest_ids=${compare.id}`;
  return { words, path: `/datasets/${dataset.id}/analysis/cross-voting?${query}` };
}

/** One good key of ours at a time: the last one was shown once and cannot be shown again. */
function freshKey() {
  const { keys } = cvrJson('keys', 'list');
  for (const { name, prefix, deactivated_at: deactivatedAt } of keys) {
    if (name === keyName && deactivatedAt === null) cvr('keys', 'deactivate', prefix);
  }
  return cvrJson('keys', 'create', '--name', keyName).key;
}

function serve(key, question) {
  const args = [command, 'serve', '--log-level', 'warn', ...process.argv.slice(2)];
  const service = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // The terminal sends an interrupt to both; a kill of this process alone must reach the service too.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => service.kill(signal));
  let announced = false;
  service.stdout.setEncoding('utf8').on('data', (text) => {
    const url = /https?:\/\/\S+?(?=\/api\/)/.exec(text)?.[0];
    if (announced || !url) return;
    announced = true;
    console.log(`
Crossvote is running.
  API            ${url}/api/v1/election
  Documentation  ${url}/docs
  OpenAPI        ${url}/openapi.json
  API key        ${key}   (shown this once; a new one is made at each start)

Try it: ${question.words}

curl -s -H 'X-API-Key: ${key}' '${url}/api/v1/election${question.path}'

Ingest your own export, while this runs:  npx cvr ingest <file.csv>
Stop with Ctrl-C.`);
  });
  return new Promise((resolve) => {
    service.on('exit', (code, signal) => {
      process.exitCode = signal ? 0 : (code ?? 1);
      resolve();
    });
  });
}

await runAfterSetUp(async () => {
  cvr('db', 'migrate');
  if (cvrJson('datasets').datasets.length === 0) {
    const report = cvrJson(
      'ingest',
      sample,
      '--date',
      '2024-11-05',
      '--description',
      'Bundled sample: made-up votes of a made-up county',
    );
    console.log(
      `Stored the bundled sample as dataset ${report.dataset_id}: ${report.name}, ${report.records} records.`,
    );
  }
  await serve(freshKey(), exampleQuestion());
});
