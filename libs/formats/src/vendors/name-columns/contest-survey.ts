import { type CellScanner, FileError, foldWhiteSpace } from '@crossvote/opening';
import { isChoiceOfMeasure } from '../../words/choices-of-measures.ts';
import type { StateWords } from '../../words/state-words.ts';
import type { VoteColumns } from '../../columns/name-headings.ts';

/** Most names of one export. */
const nameLimit = 100_000;

/** A contest of the table, with the heading of each rank. */
export interface PlannedContest {
  readonly name: string;
  /** 0 where it is not ranked. */
  readonly rankLimit: number;
  /** Headings of its votes, in the order of the ranks. */
  readonly headings: readonly string[];
}

/** What the records say of the votes under one heading. */
interface SurveyedVotes {
  readonly names: Set<string>;
}

/**
 * Gathers in a first reading what stands under each heading: only that tells the ranks of one contest (`Pres1`, `Pres2`)
 * from contests that are numbered (`BM1`, `BM2`).
 */
export class ContestSurvey {
  private readonly votes = new Map<string, SurveyedVotes>();
  /** The names under each heading of each file, with their parties. */
  private readonly byFile: Map<string, Map<string, string>>[] = [];
  /** Numbered headings of which a record has a later one without the first. */
  private readonly alone = new Set<string>();
  private nameCount = 0;
  private columns: readonly VoteColumns[] = [];
  private numbered: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(private readonly words: StateWords) {}

  /** The records that follow are of the next file. */
  beginFile(): void {
    this.byFile.push(new Map());
  }

  /** The names of a contest in a file, with their parties; undefined where the file has none of its headings. */
  namesIn(file: number, { headings }: PlannedContest): ReadonlyMap<string, string> | undefined {
    const ofHeadings = headings.flatMap((heading) => this.byFile[file]?.get(heading) ?? []);
    return ofHeadings.length === 0 ? undefined : new Map(ofHeadings.flatMap((names) => [...names]));
  }

  /** @throws FileError when there are more names than an election has */
  add(cells: CellScanner, columns: readonly VoteColumns[], file: string): void {
    if (columns !== this.columns) {
      this.columns = columns;
      this.numbered = numberedHeadings(columns.map(({ heading }) => heading));
    }
    const present = new Map<string, boolean>();
    for (const { heading, name: column, party } of columns) {
      const known = this.votes.get(heading) ?? { names: new Set<string>() };
      this.votes.set(heading, known);
      const name = foldWhiteSpace(cells.text(column));
      present.set(heading, name !== '');
      const inFile = this.namesOfFile(heading);
      if (inFile.has(name) || this.words.find(name) !== undefined) continue;
      inFile.set(name, party === -1 ? '' : foldWhiteSpace(cells.text(party)));
      known.names.add(name);
      this.nameCount += 1;
      if (this.nameCount > nameLimit)
        throw new FileError(
          'too_many_ids',
          `has more than ${nameLimit} names: this is no export of one election`,
          { file },
        );
    }
    for (const [base, [first = '', ...later]] of this.numbered)
      if (present.get(first) !== true && later.some((heading) => present.get(heading)))
        this.alone.add(base);
  }

  /** The contests, in the order of the headings; `unclear` are those that are numbered, and seem to be no ranks. */
  plan(): { contests: PlannedContest[]; unclear: string[] } {
    const headings = [...this.votes.keys()];
    const numbered = numberedHeadings(headings);
    const ranked = new Map([...numbered].filter(([base, ranks]) => this.isRanking(base, ranks)));
    const firsts = new Map([...ranked].map(([base, ranks]) => [ranks[0], { base, ranks }]));
    const others = new Set([...ranked.values()].flatMap((ranks) => ranks));
    const contests = headings.flatMap((heading): PlannedContest[] => {
      const ranking = firsts.get(heading);
      if (ranking)
        return [{ name: ranking.base, rankLimit: ranking.ranks.length, headings: ranking.ranks }];
      return others.has(heading) ? [] : [{ name: heading, rankLimit: 0, headings: [heading] }];
    });
    return { contests, unclear: [...numbered.keys()].filter((base) => !ranked.has(base)) };
  }

  private namesOfFile(heading: string): Map<string, string> {
    const headings = this.byFile.at(-1);
    const known = headings?.get(heading) ?? new Map<string, string>();
    headings?.set(heading, known);
    return known;
  }

  /** Ranks share their choices, and stand on a record together. Nobody ranks Yes and No. */
  private isRanking(base: string, ranks: readonly string[]): boolean {
    const names = ranks.map((heading) => [...(this.votes.get(heading)?.names ?? [])]);
    if (this.alone.has(base) || names.some((ofRank) => ofRank.some(isChoiceOfMeasure)))
      return false;
    const first = new Set(names[0]);
    return names
      .slice(1)
      .every((ofRank) => ofRank.length === 0 || ofRank.some((name) => first.has(name)));
  }
}

/** Headings that are numbered from 1 on, by what stands before the number. */
function numberedHeadings(headings: readonly string[]): Map<string, string[]> {
  const byBase = new Map<string, Map<number, string>>();
  for (const heading of headings) {
    const [, base = '', number = ''] =
      /^(.*?\p{L}.*?)[\s_-]*(?:(?:rank|choice)[\s_-]*)?(\d{1,2})$/iu.exec(heading) ?? [];
    if (base === '') continue;
    byBase.set(base, (byBase.get(base) ?? new Map<number, string>()).set(Number(number), heading));
  }
  const isWhole = (numbers: ReadonlyMap<number, string>) =>
    numbers.size > 1 &&
    [...numbers.keys()].every((number) => number >= 1 && number <= numbers.size);
  return new Map(
    [...byBase]
      .filter(([, numbers]) => isWhole(numbers))
      .map(([base, numbers]) => [
        base,
        [...numbers].sort(([a], [b]) => a - b).map(([, heading]) => heading),
      ]),
  );
}
