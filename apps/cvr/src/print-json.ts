import type { Command, OptionValues } from '@commander-js/extra-typings';
import type { Terminal } from './terminal.ts';

/** Declares `--json` for a command that prints a sentence. */
export function addJson<
  Args extends unknown[],
  Options extends OptionValues,
  Globals extends OptionValues,
>(command: Command<Args, Options, Globals>) {
  return command.option('--json', 'print one JSON object');
}

/** Prints one JSON object. */
export function printJson(terminal: Terminal, value: object): void {
  terminal.out(JSON.stringify(value));
}
