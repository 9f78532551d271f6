import type {
  Comparison,
  ContestResult,
  CrossVotingAnswer,
  CrossVotingQuestion,
  SourceAnswer,
} from '@crossvote/analysis';
import { crossTable } from '../cross-table.ts';
import { withStore } from '../database.ts';
import { datasetTitle } from '../dataset-words.ts';
import { findByName, findSources } from '../find-by-name.ts';
import { findShownDataset } from '../find-dataset.ts';
import { formatCount, plural } from '../numbers.ts';
import { officeOption } from '../office-option.ts';
import { collect } from '../option-values.ts';
import { plainMessage, plainName } from '../plain-text.ts';
import { addForms, printResult } from '../print-result.ts';
import type { Program } from '../program.ts';
import { countColumn, renderTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { UserError } from '../user-error.ts';
import { wrapText } from '../wrap-text.ts';

/** Longest bar, in characters; a narrow terminal gets shorter ones. */
const longestBar = 20;
const besideBar = 60;

/** In place of a compared contest: all that no source is of. */
const allOthers = 'all';

const help = `
A source is one choice, or with the name of a contest alone each of its choices.
Several sources are several questions, each answered for itself: two --source
do not mean the voters of both choices.

Examples:
  cvr cross 1 --source "Governor=Smith" --compare "Measure A" --compare Sheriff
  cvr cross 1 --source Governor --compare all --csv`;

function declareCross(program: Program) {
  return program
    .command('cross')
    .description('show how the voters of a choice voted in other contests')
    .argument('<dataset>', 'id or name of the dataset')
    .requiredOption(
      '--source <contest=choice>',
      'whose voters; names or ids; a contest alone means each of its choices; may be given several times',
      collect,
    )
    .requiredOption(
      '--compare <contest>',
      `in which contest; name or id; ${allOthers} means all that no source is of; may be given several times`,
      collect,
    )
    .addOption(officeOption())
    .addHelpText('after', help);
}

/** `cvr cross <dataset>` */
export function addCross(program: Program, terminal: Terminal): void {
  addForms(declareCross(program)).action(async (dataset, options, command) => {
    const { ElectionAnalysis } = await import('@crossvote/analysis');
    const { maxAnswerRows } = await import('@crossvote/contracts');
    const answer = await withStore(command, terminal, async (store) => {
      const analysis = new ElectionAnalysis(store, { maxRows: maxAnswerRows, showsOffice: true });
      const { id } = await findShownDataset(store, dataset, options);
      const { contests } = await analysis.contests(id);
      const found = await analysis.crossVoting(id, questionOf(contests, options));
      await analysis.settle();
      return found;
    });
    await printResult(command, terminal, {
      text: () => describeAnswer(answer, terminal.width),
      json: async () => (await import('@crossvote/wire')).crossVotingToWire(answer),
      table: () => crossTable(answer),
      notes: () => noteLines(answer, terminal.width),
    });
  });
}

/** @throws UserError when something is not there, fits several, or was named before */
function questionOf(
  contests: readonly ContestResult[],
  { source, compare }: { readonly source: readonly string[]; readonly compare: readonly string[] },
): CrossVotingQuestion {
  const sources = source.map((text) =>
    findSources(contests, text).map(({ contest, choice }) => {
      return { contestId: contest.id, choiceId: choice.id };
    }),
  );
  const sourceContests = new Set(sources.flat().map(({ contestId }) => contestId));
  const compared = compare.map((wanted) =>
    wanted === allOthers
      ? othersThan(sourceContests, contests)
      : [findByName('contest', contests, wanted).id],
  );
  const choices = sources.map((ofText) => ofText.map(({ choiceId }) => choiceId));
  refuseRepeated('--source', source, choices);
  refuseRepeated('--compare', compare, compared);
  return { sources: sources.flat(), compareContestIds: compared.flat() };
}

function othersThan(
  sourceContests: ReadonlySet<number>,
  contests: readonly ContestResult[],
): number[] {
  const others = contests.filter(({ id }) => !sourceContests.has(id)).map(({ id }) => id);
  if (others.length > 0) return others;
  throw new UserError('every contest of the dataset is one of the sources; name one in --compare');
}

/** @param ids - what each value of the option stands for */
function refuseRepeated(
  option: string,
  values: readonly string[],
  ids: readonly (readonly number[])[],
): void {
  const known = new Set<number>();
  for (const [place, value] of values.entries())
    for (const id of ids[place] ?? []) {
      if (known.has(id))
        throw new UserError(
          plainMessage(`${option} "${value}" was given before; give each of them once`),
        );
      known.add(id);
    }
}

function describeAnswer(answer: CrossVotingAnswer, width: number): string {
  const blocks = answer.results.flatMap((source) => describeSource(source, width));
  return [
    wrapText(datasetTitle(answer.dataset), width),
    ...blocks,
    ...noteLines(answer, width),
  ].join('\n\n');
}

function noteLines({ notes }: CrossVotingAnswer, width: number): string[] {
  return notes.map((note) => wrapText(plainMessage(`note: ${note}`), width));
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
