import { FileError, type IssueLog, quoteValue } from '@crossvote/opening';
import type { ChoicesOfFiles } from '../../contests/choices-of-files.ts';
import type {
  ContestsOfFiles,
  FileContest,
  PlacedContest,
} from '../../contests/contests-of-files.ts';
import type { ChoiceDefinition, ContestDefinition, CvrSink } from '../../cvr-sink.ts';
import { isUnnamedWriteIn } from '../../words/write-ins.ts';
import { choiceKey, type ChoiceColumn } from './choice-column.ts';
import type { ContestColumns, Survey } from './survey.ts';

/** A contest of one file, entered in the sink. */
export interface EnteredContest {
  readonly contest: number;
  readonly definition: ContestDefinition;
  readonly columns: readonly ChoiceColumn[];
  /** The choice of each column. */
  readonly choices: readonly number[];
}

interface KnownContest {
  readonly contest: number;
  readonly definition: ContestDefinition;
  readonly choices: ChoicesOfFiles;
}

/** The contests of an export that may come as several files. */
export class ContestList {
  private readonly known = new Map<string, KnownContest>();

  constructor(
    private readonly sink: CvrSink,
    private readonly issues: IssueLog,
    private readonly ofFiles: ContestsOfFiles,
  ) {}

  /**
   * Enters the contests of one file. New contests and choices are added to the sink.
   *
   * @throws FileError where two contests cannot be told apart
   */
  enter({ layout, contests }: Survey): EnteredContest[] {
    const byTitle = new Map<string, ContestColumns[]>();
    for (const contest of contests) {
      const title = firstColumn(contest)?.title ?? '';
      const same = byTitle.get(title) ?? [];
      byTitle.set(title, same);
      same.push(contest);
    }
    const listed = [...byTitle.values()].flatMap((same) => {
      this.reportSplit(layout.place, same);
      return same;
    });
    const placed = this.ofFiles.enter(layout.place.file, listed.map(fileContest));
    return listed.flatMap((contest, at) => {
      this.checkChoices(layout.place, contest);
      this.checkPlaces(layout, contest);
      const place = placed[at];
      return place ? this.enterContest(layout.place, contest, place) : [];
    });
  }

  private enterContest(
    place: Survey['layout']['place'],
    contest: ContestColumns,
    { key, name }: PlacedContest,
  ): EnteredContest[] {
    const first = firstColumn(contest);
    if (!first) return [];
    const all = inOrder(contest);
    const rankLimit = Math.max(0, ...new Set(all.map(({ rank }) => rank)));
    const definition = {
      name: name ?? first.contest,
      code: first.contestCode,
      // A ranking is one vote, even if several win.
      voteFor: rankLimit > 0 ? 1 : (first.voteFor ?? 1),
      rankLimit,
      voteForIsInferred: first.voteFor === undefined,
    };
    const known = this.known.get(key) ?? this.declare(key, definition);
    if (known.definition.voteFor !== definition.voteFor) refuseOther(place, first.contest);
    const choices = all.map(({ choice }) => {
      return { key: choiceKey(choice), definition: { ...choice, code: codeOf(choice, all) } };
    });
    const numbers = known.choices.enter(choices);
    const byKey = new Map(choices.map(({ key: choice }, at) => [choice, numbers[at] ?? 0]));
    return [
      {
        contest: known.contest,
        definition,
        columns: contest.columns,
        choices: contest.columns.map(({ choice }) => byKey.get(choiceKey(choice)) ?? 0),
      },
    ];
  }

  private declare(key: string, definition: ContestDefinition): KnownContest {
    const contest = this.ofFiles.declare(key, definition, this.sink);
    const known = { contest, definition, choices: this.ofFiles.choicesOf(contest, this.sink) };
    this.known.set(key, known);
    return known;
  }

  private reportSplit(place: Survey['layout']['place'], same: readonly ContestColumns[]): void {
    const name = same[0] && firstColumn(same[0])?.contest;
    if (same.length < 2 || name === undefined) return;
    this.issues.add({
      severity: 'warning',
      code: 'contest_split',
      message: `${quoteValue(name)} stands for ${same.length} contests: no card has the choices of two of them; they are read as contests of one name`,
      place,
    });
  }

  /** A choice that is twice on one card would look like an overvote. */
  private checkChoices(place: Survey['layout']['place'], contest: ContestColumns): void {
    const seen = new Set<string>();
    const parties = new Map<string, string>();
    let lines = 0;
    for (const { choice, rank, column, contest: name, voteFor } of inOrder(contest)) {
      if (isUnnamedWriteIn(choice.name)) {
        lines += 1;
        if (rank === 0 && voteFor !== undefined && lines === voteFor + 1)
          this.warn(
            'write_in_lines',
            `${quoteValue(name)} has more write-in lines than votes (${voteFor}): perhaps two contests of one name on one card; look at its overvotes`,
            { ...place, column: column + 1 },
          );
        continue;
      }
      const key = JSON.stringify([rank, choice.name, choice.party]);
      if (seen.has(key))
        throw new FileError(
          'choice_repeated',
          `${quoteValue(choice.name)} stands twice under ${quoteValue(name)}, and cards have both: two contests with one name cannot be told apart; give the second another name in the headings`,
          { ...place, column: column + 1 },
        );
      seen.add(key);
      const party = parties.get(choice.name);
      if (party !== undefined && party !== choice.party)
        this.warn(
          'choice_on_several_lines',
          `${quoteValue(choice.name)} stands under several parties in ${quoteValue(name)}: each is a choice of its own, and marks of two of them are two marks`,
          place,
        );
      parties.set(choice.name, choice.party);
    }
  }

  /**
   * The columns of a contest are neighbours. Other columns between them show that there is a second contest with this
   * name.
   */
  private checkPlaces({ choices, place }: Survey['layout'], contest: ContestColumns): void {
    const all = inOrder(contest);
    const [first, last] = [all[0], all.at(-1)];
    if (!first || !last) return;
    const other = choices.find(
      ({ column, title }) => column > first.column && column < last.column && title !== first.title,
    );
    if (other)
      this.warn(
        'contest_columns_apart',
        `columns of ${quoteValue(first.contest)} stand apart: perhaps two contests of one name on one card; look at its overvotes`,
        { ...place, column: other.column + 1 },
      );
  }

  private warn(code: string, message: string, place: Survey['layout']['place']): void {
    this.issues.add({ severity: 'warning', code, message, place });
  }
}

function fileContest(contest: ContestColumns): FileContest {
  const { title = '', contest: name = '' } = firstColumn(contest) ?? {};
  return { title, name, choices: inOrder(contest).map(({ choice }) => choice.name) };
}

function refuseOther(place: Survey['layout']['place'], name: string): never {
  throw new FileError(
    'contest_differs',
    `the contest ${quoteValue(name)} is one of the files before, but has another number of votes here; ingest the files apart, or say with --contests that it is another contest`,
    place,
  );
}

/** The number of a choice; empty where its columns (one for each rank or write-in line) have different numbers. */
function codeOf(choice: ChoiceDefinition, columns: readonly ChoiceColumn[]): string {
  const key = choiceKey(choice);
  const codes = new Set(
    columns
      .filter((column) => choiceKey(column.choice) === key)
      .map((column) => column.choice.code),
  );
  return codes.size === 1 ? (choice.code ?? '') : '';
}

const inOrder = ({ columns, unused }: ContestColumns) =>
  [...columns, ...unused].sort((a, b) => a.column - b.column);

const firstColumn = ({ columns, unused }: ContestColumns) => columns[0] ?? unused[0];
