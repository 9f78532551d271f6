import type { Argument, CommandUnknownOpts, Option } from '@commander-js/extra-typings';

/** What a value is completed with. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** The first column of what a command lists. */
  | { readonly kind: 'listed'; readonly words: readonly [command: string] }
  | { readonly kind: 'files' | 'any'; readonly words: readonly [] };

/** Something that can be typed, and what the help says of it. */
interface Described {
  readonly name: string;
  readonly description: string;
}

/** A place on the command line: behind the name of a command. */
export interface Spot {
  /** The words so far, such as `cvr keys list`. */
  readonly path: string;
  readonly commands: readonly Described[];
  readonly options: readonly (Described & { readonly values: Values | undefined })[];
  readonly arguments: readonly { readonly values: Values; readonly isVariadic: boolean }[];
}

/** Commands that list what values of a name may be; asked while a person completes. */
const listings: Readonly<Record<string, string>> = {
  dataset: 'datasets',
  election: 'election list',
  format: 'formats',
};

/** The places of a program, from its own commands, arguments and options. */
export function spotsOf(command: CommandUnknownOpts, path = command.name()): Spot[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const options = [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
  const spot = {
    path,
    commands: commands.map((one) => ({
      name: one.name(),
      description: one.summary() || one.description(),
    })),
    options: options.map(optionOf),
    arguments: command.registeredArguments.map((argument) => ({
      values: valuesOf(argument, argument.name()),
      isVariadic: argument.variadic,
    })),
  };
  return [spot, ...commands.flatMap((one) => spotsOf(one, `${path} ${one.name()}`))];
}

function optionOf(option: Option): Spot['options'][number] {
  const [, valueName] = /[<[]([^>\]]*)[>\]]/.exec(option.flags) ?? [];
  return {
    name: option.long ?? option.flags,
    description: option.description,
    values: valueName === undefined ? undefined : valuesOf(option, valueName),
  };
}

function valuesOf({ argChoices }: Pick<Argument, 'argChoices'>, name: string): Values {
  if (argChoices) return { kind: 'words', words: argChoices };
  const command = listings[name];
  if (command !== undefined) return { kind: 'listed', words: [command] };
  return { kind: /^(?:file|path)$/.test(name) ? 'files' : 'any', words: [] };
}
