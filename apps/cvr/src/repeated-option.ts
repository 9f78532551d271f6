import { Option, type Command } from 'commander';

/** The values of `--repeated`, as in libs/ingest; named here, so that `--help` need not load it. */
export type RepeatedChoice = 'once' | 'keep';

/** Adds `--repeated` to a command that reads an export. */
export function addRepeatedOption(command: Command): Command {
  const choices: RepeatedChoice[] = ['once', 'keep'];
  const option = new Option(
    '--repeated <choice>',
    'records whose identity stands in several files, most with the same marks: count them once (the file named last counts), or keep all',
  );
  return command.addOption(option.choices(choices));
}
