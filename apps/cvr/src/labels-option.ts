import type { Command } from 'commander';

/** Adds `--labels` to a command that reads exports. */
export function addLabelsOption(command: Command): Command {
  return command.option(
    '--labels <file>',
    'words that mean a state, beside those in use: lines such as "skipped = undervote"',
  );
}
