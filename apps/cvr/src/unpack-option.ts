import { Option, type Command } from 'commander';
import { parseTimes } from './option-values.ts';

/** Adds `--unpack-ratio` to a command that reads exports. */
export function addUnpackOption(command: Command): Command {
  return command.addOption(
    new Option(
      '--unpack-ratio <times>',
      'how many times its size a packed file may unpack to (default: 200)',
    ).argParser(parseTimes),
  );
}
