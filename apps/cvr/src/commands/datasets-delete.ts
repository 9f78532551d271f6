import type { Store } from '@crossvote/store';
import { withStore } from '../database.ts';
import { findDataset, findDatasetByWholeName } from '../find-dataset.ts';
import type { Named } from '../match-name.ts';
import { plural } from '../numbers.ts';
import { plainLine, plainName } from '../plain-text.ts';
import { formOf } from '../print-result.ts';
import type { Terminal } from '../terminal.ts';
import { refuseUsage } from '../usage-error.ts';
import { UserError } from '../user-error.ts';
import type { DatasetsCommand } from './datasets-list.ts';

/** `cvr datasets delete <dataset>` */
export function addDelete(datasets: DatasetsCommand, terminal: Terminal): void {
  datasets
    .command('delete')
    .description('remove a dataset')
    .argument('<dataset>', 'id or name of the dataset')
    .option('--yes', 'ask nothing; needed where there is no terminal to ask on')
    .addHelpText('after', '\nExample:\n  cvr datasets delete 3 --yes')
    .action(async (wanted, { yes }, command) => {
      // The command above takes it wherever it stands.
      const form = formOf(datasets);
      if (form !== undefined) refuseUsage(command, `unknown option '--${form}'`);
      const { ask } = terminal;
      if (!yes && !ask)
        refuseUsage(command, 'there is no terminal to ask on; add --yes to remove the dataset');
      const { id, name } = await withStore(command, terminal, async (store) => {
        const found = yes
          ? await findDatasetByWholeName(store, wanted)
          : await findDataset(store, wanted);
        if (!yes && ask) await agree(store, found, ask);
        if (await store.datasets.delete(found.id)) return found;
        throw new UserError(`dataset ${found.id} is gone already`);
      });
      terminal.out(plainLine(`Dataset ${id}, ${plainName(name)}, was removed.`));
    });
}

/** @throws UserError unless a person says yes */
async function agree(
  store: Store,
  { id, name }: Named,
  ask: NonNullable<Terminal['ask']>,
): Promise<void> {
  const damage: string[] = [];
  // A damaged one can be removed all the same.
  const dataset = await store.datasets.find(id, (place) => damage.push(place));
  const facts = [
    ...(damage.length > 0 ? ['damaged'] : []),
    ...(dataset ? [plural(dataset.totalRecords, 'record')] : []),
    dataset?.electionDate === '' ? 'no date' : (dataset?.electionDate ?? ''),
  ].filter((fact) => fact !== '');
  const answer = await ask(
    `Dataset ${id}: ${plainName(name)} (${facts.join(', ')})\nRemove it? [y/N] `,
  );
  if (!/^y(es)?$/i.test(answer.trim())) throw new UserError(`dataset ${id} was not removed`);
}
