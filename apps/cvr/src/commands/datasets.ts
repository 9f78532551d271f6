import type { Command } from 'commander';
import { withStore } from '../database.ts';
import { formatCount } from '../numbers.ts';
import { parseId } from '../option-values.ts';
import { renderTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { UserError } from '../user-error.ts';

/** `cvr datasets` and `cvr datasets delete <id>` */
export function addDatasets(program: Command, terminal: Terminal): void {
  const datasets = program
    .command('datasets')
    .description('list the datasets')
    .option('--json', 'print JSON on standard output')
    .addHelpText('after', '\nExample:\n  cvr datasets --json')
    .action(async (options: { json?: boolean }, command: Command) => {
      const { ElectionAnalysis } = await import('@crossvote/analysis');
      const list = await withStore(command, terminal, (store) =>
        new ElectionAnalysis(store).datasets(),
      );
      if (options.json) {
        const { datasetListToWire } = await import('@crossvote/api');
        terminal.out(JSON.stringify(datasetListToWire(list)));
        return;
      }
      if (list.length === 0) terminal.out('No datasets yet. Store one with: cvr ingest <file>');
      else {
        const rows = list.map(({ id, name, electionDate, electionType, totalRecords }) => [
          String(id),
          name,
          electionDate || '-',
          electionType,
          formatCount(totalRecords),
        ]);
        const columns = [
          { title: 'Id', align: 'right' as const },
          { title: 'Name', flexible: true },
          { title: 'Date' },
          { title: 'Type' },
          { title: 'Records', align: 'right' as const },
        ];
        terminal.out(renderTable(columns, rows, terminal.width));
      }
    });
  datasets
    .command('delete')
    .description('remove a dataset')
    .argument('<id>', 'id of the dataset', parseId)
    .addHelpText('after', '\nExample:\n  cvr datasets delete 3')
    .action(async (id: number, _options: unknown, command: Command) => {
      const deleted = await withStore(command, terminal, (store) => store.datasets.delete(id));
      if (!deleted) throw new UserError(`there is no dataset ${id}; see: cvr datasets`);
      terminal.out(`Dataset ${id} was removed.`);
    });
}
