import type { ContestResult } from '@crossvote/analysis';
import type { Command } from 'commander';
import { withStore } from '../database.ts';
import { findByName } from '../find-by-name.ts';
import { formatCount, plural } from '../numbers.ts';
import { collect, parseId } from '../option-values.ts';
import { renderTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** `cvr results <dataset>` */
export function addResults(program: Command, terminal: Terminal): void {
  program
    .command('results')
    .description('show the counts of a dataset')
    .argument('<dataset>', 'id of the dataset', parseId)
    .option(
      '--contest <contest>',
      'name or id of a contest; may be given several times (default: all)',
      collect,
    )
    .option('--json', 'print JSON on standard output')
    .addHelpText('after', '\nExample:\n  cvr results 1 --contest "Governor"')
    .action(
      async (
        datasetId: number,
        options: { contest?: string[]; json?: boolean },
        command: Command,
      ) => {
        const { ElectionAnalysis } = await import('@crossvote/analysis');
        const { dataset, contests } = await withStore(command, terminal, (store) =>
          new ElectionAnalysis(store).contests(datasetId),
        );
        const shown =
          options.contest?.map((wanted) => findByName('contest', contests, wanted)) ?? contests;
        if (options.json) {
          const { contestListToWire } = await import('@crossvote/api');
          terminal.out(JSON.stringify(contestListToWire({ dataset, contests: shown })));
          return;
        }
        const head = `${dataset.name}: ${plural(dataset.totalRecords, 'record')}`;
        terminal.out(
          [head, ...shown.map((contest) => describeContest(contest, terminal.width))].join('\n\n'),
        );
      },
    );
}

function describeContest(contest: ContestResult, width: number): string {
  const { id, name, voteFor, rankLimit, records } = contest;
  const rule =
    rankLimit > 0 ? `ranked, ${rankLimit} ranks, counted choices` : `vote for ${voteFor}`;
  const share = (count: number) =>
    contest.votes === 0 ? '' : `${((100 * count) / contest.votes).toFixed(2)} %`;
  const choices = contest.choices.map((choice) => [
    choice.name,
    choice.party,
    formatCount(choice.voteCount),
    share(choice.voteCount),
  ]);
  const special = [
    ['Undervotes', '', formatCount(contest.undervotes), ''],
    ['Overvotes', '', formatCount(contest.overvotes), ''],
    ...(contest.redactedRecords > 0
      ? [['Redacted records', '', formatCount(contest.redactedRecords), '']]
      : []),
  ];
  const columns = [
    { title: 'Choice', flexible: true },
    { title: 'Party' },
    { title: 'Votes', align: 'right' as const },
    { title: 'Share', align: 'right' as const },
  ];
  return `${id}  ${name} (${rule}; ${plural(records, 'record')})\n${renderTable(columns, [...choices, ...special], width)}`;
}
