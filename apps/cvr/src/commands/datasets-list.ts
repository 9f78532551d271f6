import type { DatasetSummary } from '@crossvote/analysis';
import { refuseUnknownSubcommand } from '../command-group.ts';
import { withStore } from '../database.ts';
import { formatCount } from '../numbers.ts';
import { addForms, printResult } from '../print-result.ts';
import type { Program } from '../program.ts';
import { countColumn, renderTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { tidyTable, type TidyColumns } from '../tidy-table.ts';

const tidyColumns: TidyColumns<DatasetSummary> = [
  ['dataset_id', ({ id }) => id],
  ['name', ({ name }) => name],
  ['description', ({ description }) => description],
  ['election_date', ({ electionDate }) => electionDate],
  ['election_type', ({ electionType }) => electionType],
  ['total_records', ({ totalRecords }) => totalRecords],
];

/** `cvr datasets` */
export function addList(program: Program, terminal: Terminal) {
  return addForms(program.command('datasets').description('list the datasets'))
    .addHelpText('after', '\nExample:\n  cvr datasets --json')
    .allowExcessArguments()
    .action(async (_options, command) => {
      refuseUnknownSubcommand(command);
      const { ElectionAnalysis } = await import('@crossvote/analysis');
      const list = await withStore(command, terminal, (store) =>
        new ElectionAnalysis(store).datasets(),
      );
      await printResult(command, terminal, {
        text: () => datasetTable(list, terminal.width),
        json: async () => (await import('@crossvote/wire')).datasetListToWire(list),
        table: () => tidyTable(tidyColumns, list),
      });
    });
}

/** `cvr datasets`, to which its sub-commands are added. */
export type DatasetsCommand = ReturnType<typeof addList>;

function datasetTable(list: readonly DatasetSummary[], width: number): string {
  if (list.length === 0) return 'No datasets yet; store one with: cvr ingest <file>';
  const rows = list.map(({ id, name, electionDate, electionType, totalRecords }) => [
    String(id),
    name,
    electionDate || '-',
    electionType,
    formatCount(totalRecords),
  ]);
  const columns = [
    countColumn('Id'),
    { title: 'Name', flexible: true },
    { title: 'Date' },
    { title: 'Type' },
    countColumn('Records'),
  ];
  return renderTable(columns, rows, width);
}
