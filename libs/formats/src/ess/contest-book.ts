import type { CvrSink } from '../cvr-sink.ts';
import { CvrFileError, quoteValue, type Issue, type IssueLog } from '../issue.ts';
import { stateNames, type State, type StateWords } from '../state-words.ts';
import { ContestChoices, type ChoiceRemarks } from './contest-choices.ts';
import type { ContestColumns } from './contest-headings.ts';
import { contestKey } from './contest-keys.ts';
import type { NameSurvey } from './name-survey.ts';

/** One contest of the whole export, with the choices found so far. */
export interface BookedContest {
  readonly number: number;
  readonly name: string;
  readonly voteFor: number;
  readonly rankLimit: number;
  readonly choices: ContestChoices;
}

/** What the contests of an export have in common. */
export interface BookContext {
  readonly sink: CvrSink;
  readonly issues: IssueLog;
  readonly words: StateWords;
  readonly survey: NameSurvey;
  /** The name of the choice that a cell holds as a number. */
  readonly nameOf: (text: string) => string;
}

/**
 * The contests of all files of an export: the same name, code and occurrence is the same contest, whatever its
 * column. Choices are entered as cells name them.
 */
export class ContestBook {
  private readonly byKey = new Map<string, BookedContest[]>();
  /** The file in which a name stood first. */
  private readonly fileOfName = new Map<string, string>();
  /** Words for states that were said. */
  private readonly saidWords = new Set<string>();
  /** The file at hand. */
  private file = '';

  constructor(private readonly context: BookContext) {}

  /** Whether all contests of a file stood in those before; true for the first file. */
  knowsAll(contests: readonly ContestColumns[]): boolean {
    return (
      this.byKey.size === 0 || contests.every((contest) => this.byKey.has(contestKey(contest)))
    );
  }

  /**
   * Enters the contests of one file.
   *
   * @throws CvrFileError when one cannot be matched with those of the files before
   */
  enter(file: string, contests: readonly ContestColumns[]): BookedContest[] {
    this.file = file;
    const occurrences = new Map<string, number>();
    const counts = new Map([...this.byKey].map(([key, same]) => [key, same.length]));
    const entered = contests.map((contest) => {
      const key = contestKey(contest);
      const occurrence = occurrences.get(key) ?? 0;
      occurrences.set(key, occurrence + 1);
      return this.contest(file, contest, occurrence);
    });
    for (const [key, count] of occurrences)
      if ((counts.get(key) ?? count) !== count)
        refuseDifferent(file, this.byKey.get(key)?.[0]?.name ?? '');
    return entered;
  }

  /** Says what only all files show. */
  finish(): void {
    for (const { choices } of [...this.byKey.values()].flat()) choices.finish();
  }

  /** What is to be said about the choices of one contest. */
  private remarksOn(contest: string): ChoiceRemarks {
    const of = `of ${quoteValue(contest)}`;
    return {
      tooMany: () => {
        throw new CvrFileError(
          'too_many_choices',
          `the column ${quoteValue(contest)} has more than 4096 values: it is no contest; delete it and begin again`,
          { file: this.file },
        );
      },
      joined: (texts, name) => {
        const spellings = texts.map(quoteValue).join(', ');
        this.say(
          'assumption',
          'choice_spellings_joined',
          `${spellings} ${of} differ in a party, a code or white space alone, or have one code: they are one choice, ${quoteValue(name)}`,
        );
      },
      mayBeOne: (text, other) => {
        this.say(
          'warning',
          'choice_spellings',
          `${quoteValue(text)} and ${quoteValue(other)} ${of} may be one choice; they are counted apart`,
        );
      },
      word: (text, state) => {
        this.sayWord(text, state);
      },
      mayBeSeveral: (text) => {
        this.say(
          'warning',
          'names_unclear',
          `${quoteValue(text)} ${of} may be several names in one cell; not all of its parts are names that stand alone, so that it was counted as one choice`,
        );
      },
      joinedLate: (text) => {
        this.say(
          'warning',
          'names_joined',
          `${quoteValue(text)} ${of} was counted as one choice, and all of its parts are choices too: look whether it is an overvote`,
        );
      },
    };
  }

  private sayWord(text: string, state: State): void {
    if (this.saidWords.has(text)) return;
    this.saidWords.add(text);
    this.say(
      'assumption',
      'state_word',
      `cells with ${quoteValue(text)} were read as ${stateNames[state]}; if it is the name of a choice, say so with --labels`,
    );
  }

  private say(severity: Issue['severity'], code: string, message: string): void {
    this.context.issues.add({ severity, code, message, place: { file: this.file } });
  }

  private reportOtherCode(file: string, name: string): void {
    const first = this.fileOfName.get(name) ?? file;
    this.fileOfName.set(name, first);
    if (first === file) return;
    this.context.issues.add({
      severity: 'warning',
      code: 'contest_code_differs',
      message: `${quoteValue(name)} has another code here than in ${first}: they are contests of their own`,
      place: { file, line: 1 },
    });
  }

  private contest(file: string, columns: ContestColumns, occurrence: number): BookedContest {
    const { name, code, party, voteFor, rankLimit } = columns;
    const { sink, words, nameOf, survey } = this.context;
    const key = contestKey(columns);
    const same = this.byKey.get(key) ?? [];
    this.byKey.set(key, same);
    const known = same[occurrence];
    if (!known) {
      this.reportOtherCode(file, name);
      const beside = { ...(code === '' ? {} : { code }), ...(party === '' ? {} : { party }) };
      const number = sink.addContest({ name, voteFor, rankLimit, ...beside });
      const seen = survey.namesOf(`${key}\n${occurrence}`);
      const say = this.remarksOn(name);
      const choices = new ContestChoices(number, { sink, words, nameOf, say }, seen);
      const contest = { number, name, voteFor, rankLimit, choices };
      same.push(contest);
      return contest;
    }
    if (known.voteFor !== voteFor || known.rankLimit !== rankLimit) refuseDifferent(file, name);
    return known;
  }
}

function refuseDifferent(file: string, name: string): never {
  throw new CvrFileError(
    'contest_differs',
    `the contest ${quoteValue(name)} has another number of columns here than in the files before; ingest the files apart, or make their headings equal`,
    { file, line: 1 },
  );
}
