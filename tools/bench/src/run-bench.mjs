import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { buildRooms } from './build.mjs';
import { codesOf } from './codes.mjs';
import { ingest } from './cvr.mjs';
import { exportOf } from './inputs.mjs';
import { lines } from './lines.mjs';
import { dataFolder } from './paths.mjs';
import { writeReport } from './report/write-report.mjs';
import { printLine } from './report/print-line.mjs';

/**
 * Runs the chosen lines, and reports each when it is done. A line fails when systems count differently, or when a
 * system breaks. The other lines go on, as they may take hours.
 *
 * @returns `passed`, how many lines ended well; `leftOut`, reasons; `failures`, reasons
 */
export async function runBench(options) {
  const chosen = chooseLines(options);
  await buildRooms();
  const folder = path.join(dataFolder, `scratch-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
  const context = contextOf(options, folder);
  /** @type {{ passed: number; leftOut: string[]; failures: string[] }} */
  const outcome = { passed: 0, leftOut: [], failures: [] };
  for (const line of chosen) {
    try {
      outcome.leftOut.push(...(await runLine(line, context)));
      outcome.passed += 1;
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      const reason = error.message.split('\n', 2).join(' ');
      outcome.failures.push(`${line.number}. ${line.title}: ${reason}`);
      console.log(`\nFAILED ${line.number}. ${line.title}: ${error.stack}`);
    }
  }
  return outcome;
}

async function runLine(line, context) {
  const { options } = context;
  const { number, name, title } = line;
  const started = performance.now();
  const result = { number, name, title, ...(await line.run(context)) };
  const { leftOut = [] } = result;
  if (options.mode === 'check') {
    console.log(`${number}. ${title}: ${line.comparesCounts ? 'all counts are the same' : 'ran'}`);
    for (const reason of leftOut) console.log(`   LEFT OUT ${reason}`);
    return leftOut;
  }
  printLine(result, (performance.now() - started) / 1000);
  const command = `${options.command} --only ${name}`;
  await writeReport({ ...result, command, date: new Date().toISOString() }, options);
  return leftOut;
}

function chooseLines({ only }) {
  const unknown = only?.find((word) => !lines.some((line) => isNamed(line, word)));
  if (unknown !== undefined)
    throw new Error(`no line "${unknown}"; there are ${lines.map(({ name }) => name).join(', ')}`);
  return lines.filter((line) => only === undefined || only.some((word) => isNamed(line, word)));
}

const isNamed = ({ number, name }, word) => word === String(number) || word === name;

/** What lines share: inputs, and databases that are filled once. */
function contextOf(options, folder) {
  const { seed, contests } = options;
  const withDefaults = (size) => ({ contests, seed, ...size });
  const databases = new Map();
  const scratch = (name) => path.join(folder, name);
  return {
    options,
    scratch,
    exportOf: (size) => exportOf(withDefaults(size)),
    codesOf: (size) => codesOf(withDefaults(size)),
    /** A database whose dataset 1 is the Dominion CSV of this size. */
    async databaseOf(size) {
      const exported = await exportOf(withDefaults(size));
      if (!databases.has(exported.path)) {
        const database = scratch(`${databases.size}.db`);
        await ingest(database, exported);
        databases.set(exported.path, database);
      }
      return databases.get(exported.path);
    },
  };
}
