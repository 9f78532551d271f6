/**
 * `npm start`: sets up, makes the database, stores the bundled sample if the database is empty, makes a key,
 * serves, and prints a curl that answers a cross-voting question. Words after `npm start --` go to `cvr serve`.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root, runAfterSetUp } from './setup.mjs';

const command = path.join(root, 'apps/cvr/bin/cvr.js');
const sample = path.join(root, 'tools/samples/data/springfield-2024-general.csv');
const keyName = 'npm start';

/** Starts the command. Its standard error is shown to the person. */
const spawnCvr = (...args) =>
  spawn(process.execPath, [command, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });

/** Calls the command. @returns what it printed */
function cvr(...args) {
  return new Promise((resolve, reject) => {
    const call = spawnCvr(...args);
    let printed = '';
    call.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
    call.on('error', reject).on('close', (status) => {
      if (status === 0) resolve(printed);
      else reject(new Error(`failed: cvr ${args.join(' ')}`));
    });
  });
}
const cvrJson = async (...args) => JSON.parse(await cvr(...args, '--json'));

/** Id of the dataset to ask about: the first of the list; the sample is stored where there is none. */
async function datasetToAsk() {
  const { datasets } = await cvrJson('datasets');
  if (datasets.length > 0) return datasets[0].id;
  const report = await cvrJson(
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
  return report.dataset_id;
}

/** A question about the first contest of a dataset and its winning choice. */
async function exampleQuestion(datasetId) {
  const { contests } = await cvrJson('results', String(datasetId));
  const [source, ...others] = contests;
  const choice = source.choices.reduce((best, next) =>
    next.vote_count > best.vote_count ? next : best,
  );
  const compare = others.find((contest) => contest.id !== source.id) ?? source;
  const words = `how did the voters of ${choice.name} (${source.name}) vote in ${compare.name}?`;
  const query = `source_contest_ids=${source.id}&source_choice_ids=${choice.id}&compare_contest_ids=${compare.id}`;
  return { words, path: `/datasets/${datasetId}/analysis/cross-voting?${query}` };
}

/**
 * Makes a new key and deactivates the last one, which was shown once and cannot be shown again. The old key stays in
 * the list of keys with its usage.
 */
async function freshKey() {
  const [{ key, prefix: ours }, { keys }] = await Promise.all([
    cvrJson('keys', 'create', '--name', keyName),
    cvrJson('keys', 'list'),
  ]);
  const last = keys.filter(
    ({ name, prefix, deactivated_at: deactivatedAt }) =>
      name === keyName && prefix !== ours && deactivatedAt === null,
  );
  await Promise.all(last.map(({ prefix }) => cvr('keys', 'deactivate', prefix)));
  return key;
}

function serve(key, question) {
  const service = spawnCvr('serve', '--log-level', 'warn', ...process.argv.slice(2));
  // The terminal sends an interrupt to both processes. A kill of this process alone must reach the service, too.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => service.kill(signal));
  // npm passes a signal on to a shell, which ends and tells nobody: this process then has another parent.
  const shell = process.ppid;
  if (process.env.npm_lifecycle_script === 'node tools/start.mjs')
    setInterval(() => process.ppid !== shell && service.kill('SIGTERM'), 500).unref();
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
      resolve(undefined);
    });
  });
}

await runAfterSetUp(async () => {
  await cvr('db', 'migrate');
  const datasetId = await datasetToAsk();
  const [key, question] = await Promise.all([freshKey(), exampleQuestion(datasetId)]);
  await serve(key, question);
});
