import type { Command } from 'commander';
import { refuseUsage } from './usage-error.ts';

/** Adds `--format` to a command that reads exports. */
export function addFormatOption(command: Command): Command {
  return command.option('--format <format>', 'format of the export, see: cvr formats', 'auto');
}

/** Refuses a format that there is not; looked up late, so that `--help` need not load the readers. */
export async function requireFormat(command: Command, format: string): Promise<void> {
  const { formats } = await import('@crossvote/formats');
  const known = ['auto', ...formats.map(({ id }) => id)];
  if (!known.includes(format))
    refuseUsage(
      command,
      `option '--format <format>' argument '${format}' is invalid. Formats are ${known.join(', ')}`,
    );
}
