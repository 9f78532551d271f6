import { Option } from '@commander-js/extra-typings';
import type { Dataset, Visibility } from '@crossvote/election';
import { withStore } from '../database.ts';
import { findDataset } from '../find-dataset.ts';
import { plainName } from '../plain-text.ts';
import { addForms, printResult } from '../print-result.ts';
import type { AnyCommand } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { UserError } from '../user-error.ts';
import { wrapText } from '../wrap-text.ts';
import { datasetsTable, type DatasetsCommand } from './datasets-list.ts';

const whoMaySee: Readonly<Record<Visibility, string>> = {
  office: 'the office alone may see it, with --office',
  keyed: 'clients with a key may see it',
  public: 'everybody may see it',
};

/** `cvr datasets publish <dataset>` */
export function addPublish(datasets: DatasetsCommand, terminal: Terminal): void {
  const publish = datasets
    .command('publish')
    .description('let everybody see a dataset')
    .argument('<dataset>', 'id or name of the dataset')
    .addHelpText('after', '\nExample:\n  cvr datasets publish 3');
  addForms(publish).action((wanted, _options, command) =>
    show({ datasets, command, terminal }, wanted, 'public'),
  );
}

/** `cvr datasets unpublish <dataset>` */
export function addUnpublish(datasets: DatasetsCommand, terminal: Terminal): void {
  const unpublish = datasets
    .command('unpublish')
    .description('let only clients with a key see a dataset, or only the office')
    .argument('<dataset>', 'id or name of the dataset')
    .addOption(new Option('--office', 'clients with a key may not see it either'))
    .addHelpText('after', '\nExample:\n  cvr datasets unpublish 3 --office');
  addForms(unpublish).action((wanted, _options, command) => {
    // The command above has this option, too, and takes it wherever it stands.
    const { office } = datasets.opts();
    return show({ datasets, command, terminal }, wanted, office ? 'office' : 'keyed');
  });
}

async function show(
  {
    datasets,
    command,
    terminal,
  }: {
    readonly datasets: DatasetsCommand;
    readonly command: AnyCommand;
    readonly terminal: Terminal;
  },
  wanted: string,
  visibility: Visibility,
): Promise<void> {
  const shown = await withStore(command, terminal, async (store) => {
    const { id } = await findDataset(store, wanted);
    const dataset = await store.datasets.edit(id, { visibility });
    if (!dataset) throw new UserError(`dataset ${id} is gone`);
    return dataset;
  });
  const summary = { ...shown, status: 'completed' } as const;
  // The command above, which has these options too, takes them wherever they stand.
  await printResult(datasets, terminal, {
    text: () => wrapText(describe(shown), terminal.width),
    json: async () => (await import('@crossvote/wire')).datasetToWire(summary),
    table: () => datasetsTable([summary]),
  });
}

function describe({ id, name, visibility }: Dataset): string {
  return `Dataset ${id}, ${plainName(name)}: ${whoMaySee[visibility]}`;
}
