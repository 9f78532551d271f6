import { FileError, type Place, quoteValue } from '@crossvote/opening';
import type { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import { columnKey } from './choice-key.ts';
import type { ContestColumns } from './contest-columns.ts';
import { ContestPart, DeclaredContest } from './contest-part.ts';

/** The columns of one title, and the contests that they are as far as the records have shown. */
export class TitleParts {
  constructor(
    readonly contest: ContestColumns,
    private readonly sink: CvrSink,
    private readonly ofFiles: ContestsOfFiles,
    public parts: readonly ContestPart[],
  ) {}

  /** Makes the columns between two places a contest of their own, cut out of the part that holds them. */
  cutOut(part: ContestPart, from: number, to: number): void {
    const places = [part.from, from, to, part.to];
    const cut: ContestPart[] = [];
    for (let at = 1; at < places.length; at += 1) {
      const [start = 0, end = 0] = [places[at - 1], places[at]];
      if (start === end) continue;
      // The first keeps the place on the ballot.
      const declared =
        cut.length === 0
          ? part.declared
          : new DeclaredContest(this.contest.definition, this.sink, this.ofFiles);
      cut.push(new ContestPart(declared, this.contest, start, end));
    }
    this.parts = this.parts.flatMap((other) => (other === part ? cut : [other]));
  }
}

/** The contests of an export that comes as several files, whatever their columns. */
export class ContestBook {
  /** By the key of the contest, as the last file has it. */
  private readonly known = new Map<string, TitleParts>();

  constructor(
    private readonly sink: CvrSink,
    private readonly ofFiles: ContestsOfFiles,
  ) {}

  /**
   * Enters the contests of one file; the sink hears of what is new.
   *
   * @throws FileError where one is that of a file before, and has another rule or other columns than can be read so
   */
  enter(file: string, contests: readonly ContestColumns[], line: number): TitleParts[] {
    const placed = this.ofFiles.enter(
      file,
      contests.map(({ title, definition: { name }, columns }) => ({
        title,
        name,
        choices: columns.map(({ definition }) => definition.name),
      })),
    );
    return contests.map((contest, place) => {
      const { key = '', name = contest.definition.name } = placed[place] ?? {};
      const known = this.known.get(key);
      if (known && isOther(known, contest)) refuseOther(contest, { file, line });
      const named = { ...contest, definition: { ...contest.definition, name } };
      const titles = this.matched(known, named, key);
      this.known.set(key, titles);
      return titles;
    });
  }

  /** Declares the contests that no record has. */
  settle(): void {
    for (const { parts } of this.known.values()) for (const part of parts) part.marks();
  }

  private matched(known: TitleParts | undefined, contest: ContestColumns, key: string): TitleParts {
    if (known && haveSameColumns(known.contest, contest)) return known;
    const [part] = known?.parts ?? [];
    const declared =
      part?.declared ?? new DeclaredContest(contest.definition, this.sink, this.ofFiles, key);
    const own = new ContestPart(declared, contest, 0, contest.columns.length);
    // Choices of two files are one contest by its title alone, and can no longer be parted.
    if (part || this.ofFiles.isJoined(key)) for (const either of [part, own]) either?.marks();
    return new TitleParts(contest, this.sink, this.ofFiles, [own]);
  }
}

function haveSameColumns(one: ContestColumns, other: ContestColumns): boolean {
  const keys = ({ columns, titleBreaks }: ContestColumns) =>
    JSON.stringify([columns.map(columnKey), titleBreaks]);
  return keys(one) === keys(other);
}

/** Whether a contest of a file before has another rule here, or other columns than those that records parted. */
function isOther({ contest, parts }: TitleParts, other: ContestColumns): boolean {
  const [rule, otherRule] = [contest.definition, other.definition];
  if (rule.voteFor !== otherRule.voteFor || rule.rankLimit !== otherRule.rankLimit) return true;
  return parts.length > 1 && !haveSameColumns(contest, other);
}

function refuseOther({ title }: ContestColumns, place: Place): never {
  throw new FileError(
    'contest_differs',
    `the contest ${quoteValue(title)} is one of the files before, but has another number of votes or ranks here, or columns that may be two contests; ingest the files apart, or say with --contests that it is another contest`,
    place,
  );
}
