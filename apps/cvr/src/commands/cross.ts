import type { Comparison, CrossVotingAnswer, SourceAnswer } from '@crossvote/analysis';
import type { Command } from 'commander';
import { withStore } from '../database.ts';
import { findByName, findSource } from '../find-by-name.ts';
import { formatCount, plural } from '../numbers.ts';
import { collect, parseId } from '../option-values.ts';
import { renderTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';

const barLength = 20;

/** `cvr cross <dataset>` */
export function addCross(program: Command, terminal: Terminal): void {
  program
    .command('cross')
    .description('show how the voters of a choice voted in other contests')
    .argument('<dataset>', 'id of the dataset', parseId)
    .requiredOption(
      '--source <contest=choice>',
      'whose voters; names or ids; may be given several times',
      collect,
    )
    .requiredOption(
      '--compare <contest>',
      'in which contest; name or id; may be given several times',
      collect,
    )
    .option('--json', 'print the answer of the REST API on standard output')
    .addHelpText(
      'after',
      '\nExample:\n  cvr cross 1 --source "Governor=Smith" --compare "Attorney General" --compare "Measure A"',
    )
    .action(
      async (
        datasetId: number,
        options: { source: string[]; compare: string[]; json?: boolean },
        command: Command,
      ) => {
        const { ElectionAnalysis } = await import('@crossvote/analysis');
        const answer = await withStore(command, terminal, async (store) => {
          const analysis = new ElectionAnalysis(store);
          const { contests } = await analysis.contests(datasetId);
          const sources = options.source.map((text) => {
            const { contest, choice } = findSource(contests, text);
            return { contestId: contest.id, choiceId: choice.id };
          });
          const compareContestIds = options.compare.map(
            (wanted) => findByName('contest', contests, wanted).id,
          );
          return analysis.crossVoting(datasetId, { sources, compareContestIds });
        });
        if (options.json) {
          const { crossVotingToWire } = await import('@crossvote/api');
          terminal.out(JSON.stringify(crossVotingToWire(answer)));
        } else terminal.out(describeAnswer(answer, terminal.width));
      },
    );
}

function describeAnswer({ dataset, results, notes }: CrossVotingAnswer, width: number): string {
  const blocks = results.flatMap((source) => describeSource(source, width));
  return [dataset.name, ...blocks, ...notes.map((note) => `note: ${note}`)].join('\n\n');
}

function describeSource(
  { contest, choice, totalMatchingVoters, comparisons }: SourceAnswer,
  width: number,
): string[] {
  const head = `${contest.name} = ${choice.name}: ${plural(totalMatchingVoters, 'record')}`;
  return [head, ...comparisons.map((comparison) => describeComparison(comparison, width))];
}

function describeComparison({ contestName, distribution }: Comparison, width: number): string {
  const rows = distribution.map(({ choice, count, percentage }) => [
    choice,
    formatCount(count),
    `${percentage.toFixed(2)} %`,
    '█'.repeat(Math.round((Math.min(percentage, 100) / 100) * barLength)),
  ]);
  const columns = [
    { title: contestName, flexible: true },
    { title: 'Records', align: 'right' as const },
    { title: 'Share', align: 'right' as const },
    { title: ' '.repeat(barLength) },
  ];
  return renderTable(columns, rows, width);
}
