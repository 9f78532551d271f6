import { Option } from '@commander-js/extra-typings';
import type { Dataset, DatasetDescription } from '@crossvote/election';
import type { Store } from '@crossvote/store';
import { withStore } from '../database.ts';
import { datasetTitle, electionTypes, resultsStatuses } from '../dataset-words.ts';
import { findDataset } from '../find-dataset.ts';
import { plural } from '../numbers.ts';
import { parseDate, parseText } from '../option-values.ts';
import { plainLine, plainName } from '../plain-text.ts';
import { addForms, printResult } from '../print-result.ts';
import type { OptionsOf } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { refuseUsage } from '../usage-error.ts';
import { UserError } from '../user-error.ts';
import { wrapText } from '../wrap-text.ts';
import { datasetsTable, type DatasetsCommand } from './datasets-list.ts';

/** Takes back what was said of the counts. */
const unknown = 'unknown';

function declareEdit(datasets: DatasetsCommand) {
  return datasets
    .command('edit')
    .description('change what a dataset is called and described as')
    .argument('<dataset>', 'id or name of the dataset')
    .option('--name <text>', 'name of the dataset', parseText)
    .option('--description <text>', 'description of the dataset; "" clears it')
    .option('--date <YYYY-MM-DD>', 'day of the election', parseDate)
    .addOption(new Option('--type <type>', 'kind of election').choices(electionTypes))
    .addOption(
      new Option('--status <status>', 'what the office says of the counts').choices([
        ...resultsStatuses,
        unknown,
      ]),
    )
    .addHelpText('after', '\nExample:\n  cvr datasets edit 3 --date 2024-11-05 --status certified');
}

/** `cvr datasets edit <dataset>` */
export function addEdit(datasets: DatasetsCommand, terminal: Terminal): void {
  addForms(declareEdit(datasets)).action(async (wanted, options, command) => {
    const changes = changesOf(options);
    if (Object.keys(changes).length === 0)
      refuseUsage(
        command,
        'nothing to change; give --name, --description, --date, --type or --status',
      );
    const edited = await withStore(command, terminal, async (store) => {
      const { id } = await findDataset(store, wanted);
      const dataset = await store.datasets.edit(id, changes);
      if (!dataset) throw new UserError(`dataset ${id} is gone`);
      for (const warning of await warningsOf(store, id, changes))
        terminal.err(plainLine(`warning: ${warning}`));
      return dataset;
    });
    const summary = { ...edited, status: 'completed' } as const;
    // The command above, which has these options too, takes them wherever they stand.
    await printResult(datasets, terminal, {
      text: () => describe(edited, terminal.width),
      json: async () => (await import('@crossvote/wire')).datasetToWire(summary),
      table: () => datasetsTable([summary]),
    });
  });
}

type EditOptions = OptionsOf<ReturnType<typeof declareEdit>>;

function changesOf({ name, description, date, type, status }: EditOptions) {
  const changes: Partial<DatasetDescription> = {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(date !== undefined && { electionDate: date }),
    ...(type !== undefined && { electionType: type }),
    ...(status !== undefined && { resultsStatus: status === unknown ? null : status }),
  };
  return changes;
}

/** The same as an ingest says. */
async function warningsOf(
  { datasets }: Store,
  edited: number,
  { name, electionDate }: Partial<DatasetDescription>,
): Promise<string[]> {
  const { presentDay, remarksOnDate, remarksOnName } = await import('@crossvote/ingest');
  const others = (await datasets.names()).filter(({ id }) => id !== edited);
  const remarks = [
    ...(electionDate === undefined ? [] : remarksOnDate(electionDate, presentDay())),
    ...(name === undefined ? [] : remarksOnName(name, others)),
  ];
  return remarks.map(({ message }) => message);
}

function describe(dataset: Dataset, width: number): string {
  const { id, description, electionDate, electionType, totalRecords } = dataset;
  return [
    `Dataset ${id}: ${datasetTitle(dataset)}`,
    `${electionType} election, ${electionDate || 'no date'}, ${plural(totalRecords, 'record')}`,
    ...(description === '' ? [] : [plainName(description)]),
  ]
    .map((line) => wrapText(line, width))
    .join('\n');
}
