import type { ElectionSummary } from '@crossvote/store';
import type { CommandGroup } from '../command-group.ts';
import { withStore } from '../database.ts';
import { electionJson } from '../election-json.ts';
import { formatCount } from '../numbers.ts';
import { addForms, printResult } from '../print-result.ts';
import { countColumn, renderTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { tidyTable, type TidyColumns } from '../tidy-table.ts';

const tidyColumns: TidyColumns<ElectionSummary> = [
  ['key', ({ key }) => key],
  ['name', ({ name }) => name],
  ['public_id', ({ publicId }) => publicId],
  ['id', ({ id }) => id],
  ['date', ({ date }) => date],
  ['state', ({ statePostal }) => statePostal],
  ['type', ({ type }) => type],
  ['phase', ({ phase }) => phase],
  ['races', ({ raceCount }) => raceCount],
  ['units', ({ unitCount }) => unitCount],
  ['ballot_styles', ({ ballotStyleCount }) => ballotStyleCount],
  ['polling_places', ({ pollingPlaceCount }) => pollingPlaceCount],
  ['results', ({ resultCount }) => resultCount],
  ['revision', ({ revision }) => revision],
  ['changed_at', ({ changedAt }) => changedAt.toISOString()],
];

/** `cvr election list` */
export function addElectionList(group: CommandGroup, terminal: Terminal): void {
  addForms(group.command('list').description('list the elections'))
    .addHelpText('after', '\nExample:\n  cvr election list --json')
    .action(async (_options, command) => {
      const list = await withStore(command, terminal, (store) => store.elections.list());
      await printResult(command, terminal, {
        text: () => listText(list, terminal.width),
        json: () => ({ elections: list.map(electionJson) }),
        table: () => tidyTable(tidyColumns, list),
      });
    });
}

function listText(list: readonly ElectionSummary[], width: number): string {
  if (list.length === 0) return 'No elections yet; store one with: cvr election import <file>';
  const columns = [
    { title: 'Key' },
    { title: 'Name', flexible: true },
    { title: 'Date' },
    { title: 'Phase' },
    countColumn('Races'),
    countColumn('Units'),
    countColumn('Results'),
  ];
  const rows = list.map((election) => [
    election.key,
    election.name || '-',
    election.date,
    election.phase,
    formatCount(election.raceCount),
    formatCount(election.unitCount),
    formatCount(election.resultCount),
  ]);
  return renderTable(columns, rows, width);
}
