import { Option, type Command } from 'commander';
import type { Encoding } from '@crossvote/opening';

/** The encodings as in libs/formats; named here, so that `--help` need not load it. */
export const encodings: readonly Encoding[] = [
  'auto',
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
];

/** Adds `--encoding` to a command that reads exports. */
export function addEncodingOption(command: Command): Command {
  return command.addOption(
    new Option('--encoding <encoding>', 'encoding of the text; auto finds it out for each file')
      .choices(encodings)
      .default('auto'),
  );
}
