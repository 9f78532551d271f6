import type { DatasetList, DatasetSummary } from '@crossvote/analysis';
import { refuseUnknownSubcommand } from '../command-group.ts';
import { withStore } from '../database.ts';
import { formatCount, plural } from '../numbers.ts';
import { officeOption } from '../office-option.ts';
import { plainLine, plainName } from '../plain-text.ts';
import { addForms, printResult } from '../print-result.ts';
import type { Program } from '../program.ts';
import { countColumn, renderTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { UserError } from '../user-error.ts';
import { wrapText } from '../wrap-text.ts';
import { tidyTable, type TidyColumns, type TidyTable } from '../tidy-table.ts';

const tidyColumns: TidyColumns<DatasetSummary> = [
  ['dataset_id', ({ id }) => id],
  ['name', ({ name }) => name],
  ['description', ({ description }) => description],
  ['election_date', ({ electionDate }) => electionDate],
  ['election_type', ({ electionType }) => electionType],
  ['total_records', ({ totalRecords }) => totalRecords],
  ['results_status', ({ resultsStatus }) => resultsStatus],
  ['visibility', ({ visibility }) => visibility],
];

/** A row for each dataset. */
export function datasetsTable(list: readonly DatasetSummary[]): TidyTable {
  return tidyTable(tidyColumns, list);
}

/** `cvr datasets` */
export function addList(program: Program, terminal: Terminal) {
  return addForms(program.command('datasets').description('list the datasets'))
    .addOption(officeOption())
    .addHelpText('after', '\nExample:\n  cvr datasets --json')
    .allowExcessArguments()
    .action(async ({ office }, command) => {
      refuseUnknownSubcommand(command);
      const { ElectionAnalysis } = await import('@crossvote/analysis');
      const all = await withStore(command, terminal, (store) =>
        new ElectionAnalysis(store, { showsOffice: true }).datasets(),
      );
      const datasets = all.datasets.filter(
        ({ visibility }) => office === true || visibility !== 'office',
      );
      const list = { ...all, datasets };
      const notes = notesOnHidden(all.datasets.length - datasets.length, terminal.width);
      await printResult(command, terminal, {
        text: () => [...describeList(list, all, terminal.width), ...notes].join('\n\n'),
        notes: () => notes,
        json: async () => (await import('@crossvote/wire')).datasetListToWire(list),
        table: () => datasetsTable(list.datasets),
      });
      refuseDamaged(list);
    });
}

/** `cvr datasets`, to which its sub-commands are added. */
export type DatasetsCommand = ReturnType<typeof addList>;

/** @throws UserError that names the datasets that are damaged, where there are any */
function refuseDamaged({ damaged }: DatasetList): void {
  if (damaged.length === 0) return;
  const named = damaged.map(({ id, name, place }) => `dataset ${id}, ${quoted(name)} (${place})`);
  throw new UserError(
    plainLine(
      `not listed, as the database is damaged: ${named.join('; ')}; see cvr db verify, and ingest the export again with --replace`,
    ),
  );
}

const quoted = (name: string) => `"${plainName(name)}"`;

function notesOnHidden(count: number, width: number): string[] {
  if (count === 0) return [];
  const are = count === 1 ? 'is' : 'are';
  return [
    wrapText(
      `note: ${plural(count, 'dataset')} ${are} visible to the office alone; see: cvr datasets --office`,
      width,
    ),
  ];
}

/** @param all - also those that are not to be listed */
function describeList(
  { datasets, damaged }: DatasetList,
  all: DatasetList,
  width: number,
): string[] {
  if (datasets.length > 0) return [datasetTable(datasets, width)];
  if (damaged.length > 0) return ['No dataset is whole.'];
  return all.datasets.length > 0 ? [] : ['No datasets yet; store one with: cvr ingest <file>'];
}

function datasetTable(list: readonly DatasetSummary[], width: number): string {
  const hasStatus = list.some(({ resultsStatus }) => resultsStatus !== null);
  const hasVisibility = list.some(({ visibility }) => visibility !== 'keyed');
  const rows = list.map((dataset) => [
    String(dataset.id),
    dataset.name,
    dataset.electionDate || '-',
    dataset.electionType,
    ...(hasStatus ? [dataset.resultsStatus ?? '-'] : []),
    ...(hasVisibility ? [dataset.visibility] : []),
    formatCount(dataset.totalRecords),
  ]);
  const columns = [
    countColumn('Id'),
    { title: 'Name', flexible: true },
    { title: 'Date' },
    { title: 'Type' },
    ...(hasStatus ? [{ title: 'Status' }] : []),
    ...(hasVisibility ? [{ title: 'Visibility' }] : []),
    countColumn('Records'),
  ];
  return renderTable(columns, rows, width);
}
