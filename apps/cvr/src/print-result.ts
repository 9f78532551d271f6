import { Option, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { tableChunks } from './table-forms.ts';
import type { Terminal } from './terminal.ts';
import type { TidyTable } from './tidy-table.ts';

/** Forms for programs, in which commands print what people are shown as tables; with what the help says of each. */
const forms = {
  json: 'print one JSON object',
  csv: 'print a CSV table, one row an observation, for spreadsheets and programs',
  tsv: 'the same table with tabs between the cells',
  markdown: 'the same table in Markdown',
} as const;

type Form = keyof typeof forms;

// The keys of an object with known keys, which TypeScript widens.
const formNames = Object.keys(forms) as Form[];

/** A result in each of its forms; only the one that is asked for is made. */
export interface Result {
  /** For a person. */
  readonly text: () => string;
  readonly json: () => object | Promise<object>;
  readonly table: () => TidyTable;
  /** What to know of the numbers, in lines for a person: beside a table they go to standard error. */
  readonly notes?: () => readonly string[];
}

/** Declares the options for the forms of a result; only one of them can be given. */
export function addForms<Declared extends CommandUnknownOpts>(command: Declared): Declared {
  for (const form of formNames)
    command.addOption(
      new Option(`--${form}`, forms[form]).conflicts(formNames.filter((other) => other !== form)),
    );
  return command;
}

/** The form that is asked for; undefined for the one for people. */
export function formOf(command: CommandUnknownOpts): Form | undefined {
  return formNames.find((form) => command.getOptionValue(form) === true);
}

/** Prints a result in the form that is asked for. */
export async function printResult(
  command: CommandUnknownOpts,
  terminal: Terminal,
  { text, json, table, notes }: Result,
): Promise<void> {
  const form = formOf(command);
  if (form === undefined) terminal.out(text());
  else if (form === 'json') terminal.out(JSON.stringify(await json()));
  else {
    for await (const chunk of tableChunks(form, table())) {
      terminal.out(chunk);
      await terminal.drained?.();
    }
    notes?.().forEach(terminal.err);
  }
}
