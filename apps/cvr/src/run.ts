import { Command, CommanderError } from 'commander';
import { addCross } from './commands/cross.ts';
import { addDatasets } from './commands/datasets.ts';
import { addDb } from './commands/db.ts';
import { addFormats } from './commands/formats.ts';
import { addIngest } from './commands/ingest.ts';
import { addInspect } from './commands/inspect.ts';
import { addKeys } from './commands/keys.ts';
import { addResults } from './commands/results.ts';
import { addServe } from './commands/serve.ts';
import { defaultDatabase } from './database.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/** All commands; adding one is a file and a line here. */
const commands = [
  addIngest,
  addInspect,
  addFormats,
  addDatasets,
  addResults,
  addCross,
  addKeys,
  addServe,
  addDb,
];

/** Errors whose message is for the person at the command; anything else is a fault of the program. */
const expected = ['UserError', 'CvrFileError', 'StoreError', 'NotFoundError', 'ServiceStartError'];

/**
 * Runs one call of `cvr`.
 *
 * @param argv - words after the command's name
 * @returns exit status: 0 done, 1 nothing was stored or found, 2 wrong usage
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('cvr')
    .description('Cast vote records in, cross-voting answers out.')
    .version(version, '--version', 'print the version')
    .option(
      '--database <url>',
      `file:<path> or postgresql://… (default: DATABASE_URL, else ${defaultDatabase})`,
    )
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', '\nExample:\n  cvr ingest CVR_Export.csv && cvr serve')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        terminal.out(text.trimEnd());
      },
      writeErr: (text) => {
        terminal.err(text.trimEnd());
      },
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
    });
  for (const add of commands) add(program, terminal);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    return report(error, terminal);
  }
}

function report(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Error && (expected.includes(error.name) || isDiskFull(error))) {
    terminal.err(
      `cvr: ${isDiskFull(error) ? 'the disk is full: nothing was stored; make room and run it again' : error.message}`,
    );
    return 1;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.err(
    `cvr: something went wrong that should not; nothing was stored. Please report this:\n${text}`,
  );
  return 1;
}

/** SQLite, PostgreSQL and the file system each say it in their own words. */
function isDiskFull(error: Error): boolean {
  return /database or disk is full|ENOSPC|No space left on device|SQLITE_FULL|disk full/i.test(
    `${error.message} ${String(error.cause ?? '')}`,
  );
}
