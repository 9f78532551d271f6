import type { CvrSink } from '../cvr-sink.ts';
import { CvrFileError, quoteValue, type IssueLog } from '../issue.ts';
import { choiceKey, choiceNamed } from './cell-meaning.ts';
import { ChoiceSpellings } from './choice-spellings.ts';
import type { ContestColumns } from './contest-headings.ts';

/** Most choices of a contest. A column with more holds numbers of ballots or the like, and no votes. */
const choiceLimit = 4096;

/** One contest of the whole export, with the choices found so far. */
export interface BookedContest {
  readonly number: number;
  readonly name: string;
  readonly voteFor: number;
  readonly rankLimit: number;
  readonly choices: Map<string, number>;
  readonly spellings: ChoiceSpellings;
}

/**
 * The contests of all files of an export: the same name, code and occurrence is the same contest, whatever its
 * column. Choices are entered as cells name them.
 */
export class ContestBook {
  private readonly byKey = new Map<string, BookedContest[]>();
  /** The file in which a name stood first. */
  private readonly fileOfName = new Map<string, string>();

  /** @param nameOf - the name of the choice that a cell holds as a number */
  constructor(
    private readonly sink: CvrSink,
    private readonly nameOf: (text: string) => string,
    private readonly issues: IssueLog,
  ) {}

  /** Whether all contests of a file stood in those before; true for the first file. */
  knowsAll(contests: readonly ContestColumns[]): boolean {
    return this.byKey.size === 0 || contests.every((contest) => this.byKey.has(keyOf(contest)));
  }

  /**
   * Enters the contests of one file.
   *
   * @throws CvrFileError when one cannot be matched with those of the files before
   */
  enter(file: string, contests: readonly ContestColumns[]): BookedContest[] {
    const occurrences = new Map<string, number>();
    const counts = new Map([...this.byKey].map(([key, same]) => [key, same.length]));
    const entered = contests.map((contest) => {
      const key = keyOf(contest);
      const occurrence = occurrences.get(key) ?? 0;
      occurrences.set(key, occurrence + 1);
      return this.contest(file, contest, occurrence);
    });
    for (const [key, count] of occurrences)
      if ((counts.get(key) ?? count) !== count)
        refuseDifferent(file, this.byKey.get(key)?.[0]?.name ?? '');
    return entered;
  }

  /**
   * The number of the choice that a cell names.
   *
   * @throws CvrFileError when the contest has far too many
   */
  choice(file: string, contest: BookedContest, text: string): number {
    const key = choiceKey(text);
    const known = contest.choices.get(key);
    if (known !== undefined) return known;
    if (contest.choices.size >= choiceLimit)
      throw new CvrFileError(
        'too_many_choices',
        `the column ${quoteValue(contest.name)} has more than ${choiceLimit} values: it is no contest; delete it and begin again`,
        { file },
      );
    const number = this.sameChoice(file, contest, text) ?? this.addChoice(contest, text);
    contest.choices.set(key, number);
    return number;
  }

  private addChoice({ number: contest, spellings }: BookedContest, text: string): number {
    const definition = { ...choiceNamed(text), name: this.nameOf(text) };
    const number = this.sink.addChoice(contest, definition);
    if (!definition.isWriteIn) spellings.add(text, number);
    return number;
  }

  /** The choice of which a cell is surely another spelling; what may be one is reported. */
  private sameChoice(file: string, contest: BookedContest, text: string): number | undefined {
    const found = contest.spellings.find(text);
    if (!found) return undefined;
    const names = `${quoteValue(found.text)} and ${quoteValue(text)} of ${quoteValue(contest.name)}`;
    const place = { file };
    if (found.isSame)
      this.issues.add({
        severity: 'assumption',
        code: 'choice_spellings_joined',
        message: `${names} have one code: they are one choice, by the first name`,
        place,
      });
    else
      this.issues.add({
        severity: 'warning',
        code: 'choice_spellings',
        message: `${names} may be one choice; without a code in common they are counted apart`,
        place,
      });
    return found.isSame ? found.number : undefined;
  }

  private reportOtherCode(file: string, name: string): void {
    const first = this.fileOfName.get(name) ?? file;
    this.fileOfName.set(name, first);
    if (first === file) return;
    this.issues.add({
      severity: 'warning',
      code: 'contest_code_differs',
      message: `${quoteValue(name)} has another code here than in ${first}: they are contests of their own`,
      place: { file, line: 1 },
    });
  }

  private contest(file: string, columns: ContestColumns, occurrence: number): BookedContest {
    const { name, code, party, voteFor, rankLimit } = columns;
    const key = keyOf(columns);
    const same = this.byKey.get(key) ?? [];
    this.byKey.set(key, same);
    const known = same[occurrence];
    if (!known) {
      this.reportOtherCode(file, name);
      const beside = { ...(code === '' ? {} : { code }), ...(party === '' ? {} : { party }) };
      const number = this.sink.addContest({ name, voteFor, rankLimit, ...beside });
      const choices = new Map<string, number>();
      const spellings = new ChoiceSpellings();
      const contest = { number, name, voteFor, rankLimit, choices, spellings };
      same.push(contest);
      return contest;
    }
    if (known.voteFor !== voteFor || known.rankLimit !== rankLimit) refuseDifferent(file, name);
    return known;
  }
}

const keyOf = ({ name, code }: ContestColumns) => `${name}\n${code}`;

function refuseDifferent(file: string, name: string): never {
  throw new CvrFileError(
    'contest_differs',
    `the contest ${quoteValue(name)} has another number of columns here than in the files before; ingest the files apart, or make their headings equal`,
    { file, line: 1 },
  );
}
