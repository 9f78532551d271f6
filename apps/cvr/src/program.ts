import { Command, type CommandUnknownOpts, type OptionValues } from '@commander-js/extra-typings';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/** Where the data is when nobody says otherwise: a file in the present folder. */
export const defaultDatabase = 'file:crossvote.db';

/** `cvr` with the options of all commands, and none of the commands yet. */
export function createProgram(terminal: Terminal) {
  return new Command('cvr')
    .description('Cast vote records in, cross-voting answers out.')
    .version(version, '--version', 'print the version')
    .option(
      '--database <url>',
      `file:<path> or postgresql://… (default: DATABASE_URL, else ${defaultDatabase})`,
    )
    .option('--read-only', 'write nothing into the database')
    .configureHelp({
      showGlobalOptions: true,
      // Options of a command between do not hold for the commands below it.
      visibleGlobalOptions: (command) => (command.parent ? [...rootOf(command).options] : []),
    })
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
      // Help is plain text on every terminal.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
}

/** The command that stands first on the line. */
function rootOf(command: CommandUnknownOpts): CommandUnknownOpts {
  return command.parent ? rootOf(command.parent) : command;
}

/** What commands are added to. */
export type Program = ReturnType<typeof createProgram>;

/** A command, whatever its own arguments and options are, with the options of all commands. */
export type AnyCommand = Command<unknown[], OptionValues, OptionsOf<Program>>;

/** Values of the options that a command declares. */
export type OptionsOf<Declared extends { opts(): OptionValues }> = ReturnType<Declared['opts']>;
