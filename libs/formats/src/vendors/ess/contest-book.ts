import { FileError, type Issue, type IssueLog, quoteValue } from '@crossvote/opening';
import type { ContestsOfFiles, PlacedContest } from '../../contests/contests-of-files.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import { stateNames, type State, type StateWords } from '../../words/state-words.ts';
import { ContestChoices, type ChoiceRemarks } from './contest-choices.ts';
import type { ContestColumns } from './contest-headings.ts';
import { contestKeys } from './contest-keys.ts';
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
  /** Knows contests of other files and formats. */
  readonly ofFiles: ContestsOfFiles;
}

/** The contests of all files of an export, with any columns. Choices are entered when cells name them. */
export class ContestBook {
  private readonly byKey = new Map<string, BookedContest>();
  /** The file in which a name occurred first, and its code there. */
  private readonly firstOfName = new Map<
    string,
    { readonly file: string; readonly code: string }
  >();
  /** Words for states that were reported. */
  private readonly saidWords = new Set<string>();
  /** The current file. */
  private file = '';

  constructor(private readonly context: BookContext) {}

  /** Whether all contests of a file are known from earlier files; true for the first file. */
  knowsAll(contests: readonly PlacedContest[]): boolean {
    return this.byKey.size === 0 || contests.every(({ key }) => this.byKey.has(key));
  }

  /**
   * Enters the contests of one file.
   *
   * @param placed - the contest of the export for each contest
   * @throws FileError when a contest cannot be matched with the contests of earlier files
   */
  enter(
    file: string,
    contests: readonly ContestColumns[],
    placed: readonly PlacedContest[],
  ): BookedContest[] {
    this.file = file;
    const names = contestKeys(contests);
    return contests.flatMap((contest, at) => {
      const place = placed[at];
      return place ? [this.contest(file, contest, place, names[at] ?? '')] : [];
    });
  }

  /** Reports what is known only after all files. */
  finish(): void {
    for (const { choices } of this.byKey.values()) choices.finish();
  }

  /** The remarks about choices of one contest. */
  private encodingRemarks(contest: string): ChoiceRemarks {
    const of = `of ${quoteValue(contest)}`;
    return {
      tooMany: () => {
        throw new FileError(
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

  private reportOtherCode(file: string, { name, code }: ContestColumns): void {
    const first = this.firstOfName.get(name) ?? { file, code };
    this.firstOfName.set(name, first);
    if (first.file === file || first.code === code) return;
    this.context.issues.add({
      severity: 'warning',
      code: 'contest_code_differs',
      message: `${quoteValue(name)} has another code here than in ${first.file}: they are contests of their own`,
      place: { file, line: 1 },
    });
  }

  private contest(
    file: string,
    columns: ContestColumns,
    { key, name = columns.name }: PlacedContest,
    names: string,
  ): BookedContest {
    const { code, party, voteFor, rankLimit } = columns;
    const { sink, words, nameOf, survey, ofFiles } = this.context;
    const known = this.byKey.get(key);
    if (!known) {
      this.reportOtherCode(file, columns);
      const beside = { ...(code === '' ? {} : { code }), ...(party === '' ? {} : { party }) };
      const number = ofFiles.declare(key, { name, voteFor, rankLimit, ...beside }, sink);
      const say = this.encodingRemarks(name);
      const seen = survey.namesOf(names);
      const choices = new ContestChoices(number, { sink, words, nameOf, say }, seen);
      const contest = { number, name, voteFor, rankLimit, choices };
      this.byKey.set(key, contest);
      return contest;
    }
    if (known.voteFor !== voteFor || known.rankLimit !== rankLimit) refuseDifferent(file, name);
    return known;
  }
}

function refuseDifferent(file: string, name: string): never {
  throw new FileError(
    'contest_differs',
    `the contest ${quoteValue(name)} has another number of columns here than in the files before; ingest the files apart, or make their headings equal`,
    { file, line: 1 },
  );
}
