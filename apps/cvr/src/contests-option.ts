import type { Command } from 'commander';

/** Adds `--contests` to a command that reads exports. */
export function addContestsOption(command: Command): Command {
  return command.option(
    '--contests <file>',
    'which titles of which files are one contest: CSV with the columns file,title,contest',
  );
}
