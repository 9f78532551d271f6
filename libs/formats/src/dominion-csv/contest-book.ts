import type { CvrSink } from '../cvr-sink.ts';
import { columnKey, namesOf } from './choice-key.ts';
import type { ContestColumns } from './contest-columns.ts';
import { ContestPart, DeclaredContest } from './contest-part.ts';

/** The columns of one title, and the contests that they are as far as the records have shown. */
export class TitleParts {
  constructor(
    readonly contest: ContestColumns,
    private readonly sink: CvrSink,
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
        cut.length === 0 ? part.declared : new DeclaredContest(this.contest.definition, this.sink);
      cut.push(new ContestPart(declared, this.contest, start, end));
    }
    this.parts = this.parts.flatMap((other) => (other === part ? cut : [other]));
  }
}

/**
 * The contests of an export that comes as several files: the same title at the same occurrence is the same contest,
 * whatever its column; two contests with one title in one file are two contests.
 */
export class ContestBook {
  /** By title: its contests in the order in which a file lists them, each as the last file has it. */
  private readonly known = new Map<string, TitleParts[]>();

  constructor(private readonly sink: CvrSink) {}

  /**
   * The first of a file's contests that cannot be matched with those of the files before: its title stands for
   * another number of contests there, or for one with quite different choices. Undefined when all match.
   */
  mismatch(contests: readonly ContestColumns[]): ContestColumns | undefined {
    const byTitle = new Map<string, ContestColumns[]>();
    for (const contest of contests)
      byTitle.set(contest.title, [...(byTitle.get(contest.title) ?? []), contest]);
    for (const [title, listed] of byTitle) {
      const known = this.known.get(title);
      if (!known) continue;
      if (known.length !== listed.length) return listed[0];
      const other = listed.find((contest, at) => known[at] && isOther(known[at], contest));
      if (other) return other;
    }
    return undefined;
  }

  /** Enters the contests of one file; the sink hears of what is new. */
  enter(contests: readonly ContestColumns[]): TitleParts[] {
    const occurrences = new Map<string, number>();
    return contests.map((contest) => {
      const occurrence = occurrences.get(contest.title) ?? 0;
      occurrences.set(contest.title, occurrence + 1);
      const same = this.known.get(contest.title) ?? [];
      this.known.set(contest.title, same);
      return (same[occurrence] = this.matched(same[occurrence], contest));
    });
  }

  /** Declares the contests that no record has. */
  settle(): void {
    for (const titles of this.known.values())
      for (const { parts } of titles) for (const part of parts) part.marks();
  }

  private matched(known: TitleParts | undefined, contest: ContestColumns): TitleParts {
    if (known && haveSameColumns(known.contest, contest)) return known;
    const [part] = known?.parts ?? [];
    const declared = part?.declared ?? new DeclaredContest(contest.definition, this.sink);
    const own = new ContestPart(declared, contest, 0, contest.columns.length);
    // Choices of two files are one contest by its title alone, and can no longer be parted.
    if (part) for (const either of [part, own]) either.marks();
    return new TitleParts(contest, this.sink, [own]);
  }
}

function haveSameColumns(one: ContestColumns, other: ContestColumns): boolean {
  const keys = ({ columns, titleBreaks }: ContestColumns) =>
    JSON.stringify([columns.map(columnKey), titleBreaks]);
  return keys(one) === keys(other);
}

/** Whether two contests have named choices, but none in common; or were parted, and have other columns now. */
function isOther({ contest, parts }: TitleParts, other: ContestColumns): boolean {
  const [part] = parts;
  if (!part || parts.length > 1) return !haveSameColumns(contest, other);
  const known = part.isSettled ? part.declared.names : namesOf(contest.columns);
  const names = namesOf(other.columns);
  return names.size > 0 && known.size > 0 && ![...names].some((name) => known.has(name));
}
