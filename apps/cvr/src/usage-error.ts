import type { CommandUnknownOpts } from '@commander-js/extra-typings';

/** `cvr keys create` */
function pathOf(command: CommandUnknownOpts): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}

/**
 * Ends a call that cannot be understood, with status 2 and where to read on.
 *
 * @throws CommanderError always
 */
export function refuseUsage(command: CommandUnknownOpts, problem: string): never {
  return command.error(`error: ${problem}`, { exitCode: 2, code: 'cvr.usage' });
}

/** Says what is wrong with a call as one sentence, for this command and all below it. */
export function explainUsageErrors(command: CommandUnknownOpts): void {
  command.configureOutput({
    outputError: (text, write) => {
      const problem = text.replace(/^error: (command-)?/, '').replace(/\s*\n\s*/g, ' ');
      write(`cvr: ${problem.trim().replace(/\.$/, '')}; see: ${pathOf(command)} --help`);
    },
  });
  command.commands.forEach(explainUsageErrors);
}
