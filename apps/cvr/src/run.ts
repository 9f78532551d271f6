import { CommanderError } from '@commander-js/extra-typings';
import { NotFoundError, ReportedError } from '@crossvote/election';
import { MostlyRefusedError } from './mostly-refused.ts';
import { nearestLines } from './nearest-lines.ts';
import { plainLine } from './plain-text.ts';
import { guardTerminal, type Terminal } from './terminal.ts';
import { UserError } from './user-error.ts';
import { wholeProgram } from './whole-program.ts';

/**
 * Runs one call of `cvr`.
 *
 * @param argv - words after the command's name
 * @returns exit status: 0 done, 1 nothing was stored or found, 2 wrong usage, 3 most records refused
 */
export async function run(argv: readonly string[], unguarded: Terminal): Promise<number> {
  const terminal = guardTerminal(unguarded);
  const program = wholeProgram(terminal);
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    return await report(error, terminal);
  }
}

async function report(error: unknown, terminal: Terminal): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof MostlyRefusedError) {
    terminal.err(`cvr: ${error.message}`);
    return 3;
  }
  const lines = await explainUnknownFormat(error, terminal.width);
  if (lines !== undefined) {
    terminal.err(lines);
    return 1;
  }
  const sentence = sentenceOf(error);
  if (sentence !== undefined) {
    terminal.err(`cvr: ${sentence}`);
    return 1;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.err(
    `cvr: something went wrong that should not, and nothing was stored; please report this:\n${text}`,
  );
  return 1;
}

/** Several lines, where a file is of no format that is known; looked up late, as only some commands load readers. */
async function explainUnknownFormat(error: unknown, width: number): Promise<string | undefined> {
  if (!(error instanceof ReportedError) || error instanceof UserError) return undefined;
  const { UnknownFormatError } = await import('@crossvote/opening');
  if (!(error instanceof UnknownFormatError)) return undefined;
  return nearestLines(error.place.path ?? error.place.file, error.nearest, width);
}

/** What to tell the person; undefined for a fault of the program. */
function sentenceOf(error: unknown): string | undefined {
  if (error instanceof Error && isDiskFull(error))
    return 'the disk is full, and nothing was stored; make room and run it again';
  if (!(error instanceof ReportedError)) return undefined;
  // The list below a UserError is ours; a line break elsewhere comes from a name.
  if (error instanceof UserError) return error.message;
  const message = plainLine(error.message);
  return error instanceof NotFoundError ? `${message}; see: cvr datasets` : message;
}

/** SQLite, PostgreSQL and the file system each say it in their own words. */
function isDiskFull(error: Error): boolean {
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return /database or disk is full|ENOSPC|No space left on device|SQLITE_FULL|disk full/i.test(
    `${error.message} ${cause}`,
  );
}
