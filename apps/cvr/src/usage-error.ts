import type { Command } from 'commander';

/** `cvr keys create` */
function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}

/**
 * Ends a call that cannot be understood, with status 2 and where to read on.
 *
 * @throws CommanderError always
 */
export function refuseUsage(command: Command, problem: string): never {
  return command.error(`error: ${problem}`, { exitCode: 2, code: 'cvr.usage' });
}

/** Says what is wrong with a call as one sentence, for this command and all below it. */
export function explainUsageErrors(command: Command): void {
  command.configureOutput({
    outputError: (text, write) => {
      const problem = text.replace(/^error: (command-)?/, '').replace(/\s*\n\s*/g, ' ');
      write(`cvr: ${problem.trim().replace(/\.$/, '')}; see: ${pathOf(command)} --help`);
    },
  });
  command.commands.forEach(explainUsageErrors);
}

/** Makes a command that only holds others say so when none or an unknown one is named. */
export function requireSubcommand(group: Command): void {
  group.allowExcessArguments().action(() => {
    const names = group.commands.map((command) => command.name()).join(', ');
    refuseUsage(group, `${unknown(group) ?? 'a sub-command is missing'}; there are: ${names}`);
  });
}

/** Refuses words after a command that also works without a sub-command. */
export function refuseUnknownSubcommand(group: Command): void {
  const problem = unknown(group);
  if (problem !== undefined) refuseUsage(group, problem);
}

function unknown(group: Command): string | undefined {
  const [word] = group.args;
  return word === undefined ? undefined : `unknown sub-command '${word}'`;
}
