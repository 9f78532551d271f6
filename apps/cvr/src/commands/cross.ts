import type { Comparison, CrossVotingAnswer, SourceAnswer } from '@crossvote/analysis';
import { withStore } from '../database.ts';
import { findByName, findSource } from '../find-by-name.ts';
import { formatCount, plural } from '../numbers.ts';
import { collect, collectSource, parseId } from '../option-values.ts';
import { plainMessage, plainName } from '../plain-text.ts';
import type { Program } from '../program.ts';
import { countColumn, renderTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { UserError } from '../user-error.ts';
import { wrapText } from '../wrap-text.ts';

/** Longest bar, in characters; a narrow terminal gets shorter ones. */
const longestBar = 20;
const besideBar = 60;

/** `cvr cross <dataset>` */
export function addCross(program: Program, terminal: Terminal): void {
  program
    .command('cross')
    .description('show how the voters of a choice voted in other contests')
    .argument('<dataset>', 'id of the dataset', parseId)
    .requiredOption(
      '--source <contest=choice>',
      'whose voters; names or ids; may be given several times',
      collectSource,
    )
    .requiredOption(
      '--compare <contest>',
      'in which contest; name or id; may be given several times',
      collect,
    )
    .option('--json', 'print the answer of the REST API on standard output')
    .addHelpText(
      'after',
      '\nExample:\n  cvr cross 1 --source "Governor=Smith" --compare "Measure A" --compare Sheriff',
    )
    .action(async (datasetId, options, command) => {
      const { ElectionAnalysis } = await import('@crossvote/analysis');
      const { maxAnswerRows } = await import('@crossvote/contracts');
      const answer = await withStore(command, terminal, async (store) => {
        const analysis = new ElectionAnalysis(store, { maxRows: maxAnswerRows });
        const { contests } = await analysis.contests(datasetId);
        const sources = options.source.map((text) => {
          const { contest, choice } = findSource(contests, text);
          return { contestId: contest.id, choiceId: choice.id };
        });
        const compareContestIds = options.compare.map(
          (wanted) => findByName('contest', contests, wanted).id,
        );
        refuseRepeated(
          '--source',
          options.source,
          sources.map(({ choiceId }) => choiceId),
        );
        refuseRepeated('--compare', options.compare, compareContestIds);
        const found = await analysis.crossVoting(datasetId, { sources, compareContestIds });
        await analysis.settle();
        return found;
      });
      if (options.json) {
        const { crossVotingToWire } = await import('@crossvote/wire');
        terminal.out(JSON.stringify(crossVotingToWire(answer)));
      } else terminal.out(describeAnswer(answer, terminal.width));
    });
}

/** @param ids - what the values of the option stand for */
function refuseRepeated(option: string, values: readonly string[], ids: readonly number[]): void {
  const value = values.find((_value, place) => ids.indexOf(ids[place] ?? 0) !== place);
  if (value === undefined) return;
  throw new UserError(
    plainMessage(`${option} "${value}" was given before; give each of them once`),
  );
}

function describeAnswer({ dataset, results, notes }: CrossVotingAnswer, width: number): string {
  const blocks = results.flatMap((source) => describeSource(source, width));
  return [
    wrapText(plainName(dataset.name), width),
    ...blocks,
    ...notes.map((note) => wrapText(plainMessage(`note: ${note}`), width)),
  ].join('\n\n');
}

function describeSource(
  { contest, choice, totalMatchingVoters, comparisons }: SourceAnswer,
  width: number,
): string[] {
  const head = `${plainName(contest.label)} = ${plainName(choice.name)}: ${plural(totalMatchingVoters, 'record')}`;
  return [
    wrapText(head, width),
    ...comparisons.map((comparison) => describeComparison(comparison, width)),
  ];
}

function describeComparison({ contestLabel, distribution }: Comparison, width: number): string {
  const barLength = Math.max(5, Math.min(longestBar, width - besideBar));
  const rows = distribution.map(({ choice, count, percentage }) => [
    choice,
    formatCount(count),
    `${percentage.toFixed(2)} %`,
    '█'.repeat(Math.round((Math.min(percentage, 100) / 100) * barLength)),
  ]);
  const columns = [
    { title: plainName(contestLabel), flexible: true },
    countColumn('Records'),
    countColumn('Share'),
    { title: ' '.repeat(barLength) },
  ];
  return renderTable(columns, rows, width);
}
