import { addCompletion } from './commands/completion.ts';
import { addCross } from './commands/cross.ts';
import { addDatasets } from './commands/datasets.ts';
import { addDb } from './commands/db.ts';
import { addElection } from './commands/election.ts';
import { addExport } from './commands/export.ts';
import { addFormats } from './commands/formats.ts';
import { addIngest } from './commands/ingest.ts';
import { addInspect } from './commands/inspect.ts';
import { addKeys } from './commands/keys.ts';
import { addResults } from './commands/results.ts';
import { addServe } from './commands/serve.ts';
import { createProgram, type Program } from './program.ts';
import type { Terminal } from './terminal.ts';
import { explainUsageErrors } from './usage-error.ts';

/** All commands; adding one is a file and a line here. */
const commands = [
  addIngest,
  addInspect,
  addFormats,
  addDatasets,
  addResults,
  addCross,
  addExport,
  addElection,
  addKeys,
  addServe,
  addDb,
  addCompletion,
];

/** `cvr` with all its commands. */
export function wholeProgram(terminal: Terminal): Program {
  const program = createProgram(terminal);
  for (const add of commands) add(program, terminal);
  explainUsageErrors(program);
  return program;
}
