import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Program } from './program.ts';
import { refuseUsage } from './usage-error.ts';

/** Adds a command that only holds others; it says so when none or an unknown one is named. */
export function addCommandGroup(program: Program, name: string, description: string) {
  const group = program.command(name).description(description);
  return group.allowExcessArguments().action(() => {
    const names = group.commands.map((command) => command.name()).join(', ');
    refuseUsage(group, `${unknown(group) ?? 'a sub-command is missing'}; there are: ${names}`);
  });
}

/** A command that only holds others. */
export type CommandGroup = ReturnType<typeof addCommandGroup>;

/** Refuses words after a command that also works without a sub-command. */
export function refuseUnknownSubcommand(group: CommandUnknownOpts): void {
  const problem = unknown(group);
  if (problem !== undefined) refuseUsage(group, problem);
}

function unknown(group: CommandUnknownOpts): string | undefined {
  const [word] = group.args;
  return word === undefined ? undefined : `unknown sub-command '${word}'`;
}
