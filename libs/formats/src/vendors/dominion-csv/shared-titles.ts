import { type CellScanner, quoteValue, type Refusal } from '@crossvote/opening';
import type { CvrSink } from '../../cvr-sink.ts';
import type { TitleParts } from './contest-book.ts';
import { ContestMarks, partlyBlank } from './contest-marks.ts';
import { doubtOfOneContest } from './contest-part.ts';
import { isEmptyWord } from './header-filling.ts';
import type { OddMarks } from '../../words/mark-cell.ts';

/** The columns of one title in one file, and the readers of its parts. */
interface Title {
  readonly parts: TitleParts;
  readonly firstColumn: number;
  marks: readonly ContestMarks[];
}

/** Columns of a part that are a separate contest, as a record shows. */
interface Cut {
  readonly title: Title;
  readonly marks: ContestMarks;
  readonly from: number;
  readonly to: number;
}

/** Titles of two neighbouring contests. Only the empty cells of records show where one contest ends. */
export class SharedTitles {
  private readonly titles: readonly Title[];
  /** Titles with several parts, or with columns that one contest cannot have. Hardly any file has such a title. */
  private watched: readonly Title[] = [];

  /** @param firstColumns - first column of each title in this file; earlier files may have it at other columns */
  constructor(
    parts: readonly TitleParts[],
    firstColumns: readonly number[],
    private readonly sink: CvrSink,
    private readonly odd: OddMarks,
  ) {
    this.titles = parts.map((title, place) =>
      this.reading({ parts: title, firstColumn: firstColumns[place] ?? 0, marks: [] }),
    );
    this.watch();
  }

  /** The contests of the file, in the order of their columns. */
  get contests(): ContestMarks[] {
    return this.titles.flatMap(({ marks }) => marks);
  }

  /** Why the current record cannot be stored, after all contests have read it. */
  refuse(): Refusal | undefined {
    for (const { marks, parts, firstColumn } of this.watched) {
      const present = marks.filter(({ isOnRecord }) => isOnRecord);
      const [first] = present;
      if (!first) continue;
      const title = quoteValue(parts.contest.title);
      const column = firstColumn + 1;
      if (present.length > 1)
        return {
          code: 'contests_with_one_title',
          message: `has cells of two contests with the title ${title}, which other records have apart: give the second another title in row 2`,
          column,
        };
      const code = doubtOfOneContest(parts.contest, first.part.from, first.part.to);
      const message = `the columns of ${title} may be two contests, and the record has all of them: give the second another title in row 2, or equal titles and different choices to one contest`;
      if (code) return { code, message, column };
    }
    return undefined;
  }

  /**
   * Looks at a record with a contest that is partly blank.
   *
   * @returns why it is refused, or the titles that it shows to be several contests, which they are from here on
   */
  part(cells: CellScanner): Refusal | readonly string[] {
    const cuts: Cut[] = [];
    for (const title of this.titles) {
      for (const marks of title.marks) {
        const refusal = marks.read(cells);
        if (!refusal) continue;
        const cut = refusal.code === partlyBlank ? this.cutOf(title, marks, cells) : undefined;
        if (!cut) return refusal;
        cuts.push(cut);
      }
    }
    for (const { title, marks, from, to } of cuts) {
      title.parts.cutOut(marks.part, from, to);
      this.reading(title);
    }
    this.watch();
    return cuts.map(({ title }) => title.parts.contest.title);
  }

  /** The filled columns of a part, if they can be one contest and all other columns of the title are blank. */
  private cutOf(title: Title, marks: ContestMarks, cells: CellScanner): Cut | undefined {
    const { contest } = title.parts;
    // Blank cells contradict ranks that were only inferred. A person must decide what the columns are.
    if (contest.rankedBy) return undefined;
    const filled = contest.columns.flatMap((_, place) => {
      const text = cells.text(title.firstColumn + place).trim();
      return text === '' || isEmptyWord(text) ? [] : [{ place, text }];
    });
    const from = filled[0]?.place ?? 0;
    const to = from + filled.length;
    const isOneBlock = filled.at(-1)?.place === to - 1;
    const isWithin = from >= marks.part.from && to <= marks.part.to;
    // Some masked cells are blank, so blank cells do not show a separate contest here.
    const isPlain = filled.every(({ text }) => /^[01]/u.test(text));
    if (!isOneBlock || !isWithin || !isPlain || marks.part.isSettled) return undefined;
    return doubtOfOneContest(contest, from, to) ? undefined : { title, marks, from, to };
  }

  private reading(title: Title): Title {
    const { parts, firstColumn } = title;
    const contest = { ...parts.contest, firstColumn };
    title.marks = parts.parts.map((part) => new ContestMarks(contest, part, this.sink, this.odd));
    return title;
  }

  private watch(): void {
    this.watched = this.titles.filter(
      ({ parts: { parts, contest } }) =>
        parts.length > 1 || doubtOfOneContest(contest, 0, contest.columns.length) !== undefined,
    );
  }
}
