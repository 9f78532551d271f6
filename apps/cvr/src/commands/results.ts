import type { ContestResult, DatasetContests } from '@crossvote/analysis';
import { percentage } from '@crossvote/election';
import { printCheck } from '../check/print-check.ts';
import { withStore } from '../database.ts';
import { datasetTitle } from '../dataset-words.ts';
import { findByName } from '../find-by-name.ts';
import { findShownDataset } from '../find-dataset.ts';
import { aggregateRule } from '../ingest-summary.ts';
import { formatCount, plural } from '../numbers.ts';
import { officeOption } from '../office-option.ts';
import { collect } from '../option-values.ts';
import { plainName } from '../plain-text.ts';
import { printResult, addForms } from '../print-result.ts';
import type { Program } from '../program.ts';
import { resultsTable } from '../results-table.ts';
import { countColumn, renderTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { wrapText } from '../wrap-text.ts';

/** `cvr results <dataset>` */
export function addResults(program: Program, terminal: Terminal): void {
  const results = program
    .command('results')
    .description('show the counts of a dataset')
    .argument('<dataset>', 'id or name of the dataset')
    .option(
      '--contest <contest>',
      'name or id of a contest; may be given several times (default: all)',
      collect,
    )
    .option(
      '--check <file>',
      'compare with official totals: CSV with columns for contest, choice and votes',
    )
    .addOption(officeOption())
    .addHelpText('after', '\nExample:\n  cvr results 1 --contest "Governor"');
  addForms(results).action(async (wanted, options, command) => {
    const { ElectionAnalysis } = await import('@crossvote/analysis');
    const { dataset, contests } = await withStore(command, terminal, async (store) => {
      const { id } = await findShownDataset(store, wanted, options);
      return new ElectionAnalysis(store, { showsOffice: true }).contests(id);
    });
    const shown = options.contest?.map((name) => findByName('contest', contests, name)) ?? contests;
    const counted = { dataset, contests: shown };
    if (options.check !== undefined) {
      await printCheck({ dataset, contests, shown }, options.check, command, terminal);
      return;
    }
    await printResult(command, terminal, {
      text: () => describeResults(counted, terminal.width),
      json: async () => (await import('@crossvote/wire')).contestListToWire(counted),
      table: () => resultsTable(counted),
      notes: () => notesOf(counted, terminal.width),
    });
  });
}

const rankedRule =
  'note: of a ranked contest, the counted choice of a record is the highest rank that holds exactly one choice, ' +
  'after skipped ranks; a rank with two choices is an overvote. Its counts are records.';

function describeResults({ dataset, contests }: DatasetContests, width: number): string {
  return [
    wrapText(`${datasetTitle(dataset)}: ${plural(dataset.totalRecords, 'record')}`, width),
    ...contests.map((contest) => describeContest(contest, width)),
    ...notesOf({ contests }, width),
  ].join('\n\n');
}

/** What to know of the counts. */
function notesOf({ contests }: Pick<DatasetContests, 'contests'>, width: number): string[] {
  const isRanked = contests.some(({ rankLimit }) => rankLimit > 0);
  const isAggregated = contests.some(hasAggregates);
  return [
    ...(isRanked ? [wrapText(rankedRule, width)] : []),
    ...(isAggregated ? [wrapText(`note on aggregate votes: ${aggregateRule}`, width)] : []),
  ];
}

function describeContest(contest: ContestResult, width: number): string {
  const { id, label, voteFor, rankLimit, records } = contest;
  const rule = rankLimit > 0 ? `ranked, ${plural(rankLimit, 'rank')}` : `vote for ${voteFor}`;
  const head = `${id}  ${plainName(label)} (${rule}; ${plural(records, 'record')})`;
  return [wrapText(head, width), choiceTable(contest, width)].join('\n');
}

function hasAggregates({ choices }: ContestResult): boolean {
  return choices.some(({ aggregateVotes }) => aggregateVotes > 0);
}

function choiceTable(contest: ContestResult, width: number): string {
  const { choices, votes, undervotes, overvotes, redactedRecords } = contest;
  const hasParties = choices.some(({ party }) => party !== '');
  const isAggregated = hasAggregates(contest);
  const share = (count: number) => (votes === 0 ? '' : `${percentage(count, votes).toFixed(2)} %`);
  const row = (id: string, name: string, party: string, count: number, aggregate?: number) => [
    id,
    name,
    ...(hasParties ? [party] : []),
    formatCount(count),
    aggregate === undefined ? '' : share(count),
    ...(isAggregated ? [aggregate === undefined ? '' : formatCount(aggregate)] : []),
  ];
  const columns = [
    countColumn('Id'),
    { title: 'Choice', flexible: true },
    ...(hasParties ? [{ title: 'Party' }] : []),
    countColumn('Votes'),
    countColumn('Share'),
    ...(isAggregated ? [countColumn('Aggregate\nvotes')] : []),
  ];
  const rows = [
    ...choices.map(({ id, name, party, voteCount, aggregateVotes }) =>
      row(String(id), name, party, voteCount, aggregateVotes),
    ),
    row('', 'Undervotes', '', undervotes),
    row('', 'Overvotes', '', overvotes),
    ...(redactedRecords > 0 ? [row('', 'Redacted records', '', redactedRecords)] : []),
  ];
  return renderTable(columns, rows, width);
}
