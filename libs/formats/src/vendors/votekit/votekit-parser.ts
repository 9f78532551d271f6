import {
  CellScanner,
  comma,
  type ExportFile,
  FileError,
  foldWhiteSpace,
  type Place,
  quoteValue,
} from '@crossvote/opening';
import { ballotCount } from '../../rankings/ballot-count.ts';
import type {
  RankedChoice,
  RankedContest,
  Ranking,
  RankingParser,
  RankingProblem,
  Say,
} from '../../rankings/ranking-format.ts';
import { textsOfSet } from './python-set.ts';

/** Where the values of a ballot stand. */
interface Columns {
  readonly ranks: readonly number[];
  readonly weight: number;
}

/** Lines before the headings. */
const headLines = 8;
/** What VoteKit writes for a rank without anybody. */
const nobody = '~';

/** The lines of a profile of VoteKit: a head of eight, headings, and a row for each ranking. */
export class VoteKitParser implements RankingParser {
  private readonly cells = new CellScanner(false, comma);
  private taken = 0;
  private choices: readonly RankedChoice[] = [];
  /** By the beginnings of names that stand in the rows. */
  private places = new Map<string, number>();
  private ranks = 0;
  private columns: Columns | undefined;

  constructor(
    private readonly file: ExportFile,
    private readonly say: Say,
  ) {}

  line(text: string, place: Place): Ranking | RankingProblem | undefined {
    this.taken += 1;
    const row = this.read(text);
    if (this.columns) return row ? this.ranking(row, this.columns, place) : unreadable;
    if (!row) throw wrong('holds a row of the head that cannot be read', place);
    if (this.taken <= headLines) this.head(row, text, place);
    else this.columns = this.headings(row, place);
    return undefined;
  }

  finish(): RankedContest {
    if (!this.columns) throw wrong('ends before its headings', { file: this.file.name });
    return { name: '', seats: 0, ranks: this.ranks, choices: this.choices, isClosed: false };
  }

  private read(text: string): string[] | undefined {
    const bytes = Buffer.from(text);
    if (this.cells.read(bytes, 0, bytes.length) !== undefined) return undefined;
    return Array.from({ length: this.cells.count }, (_, at) => this.cells.text(at).trim());
  }

  private head(row: readonly string[], text: string, place: Place): void {
    if (this.taken === 1) this.title(text, place);
    else if (this.taken === 3) this.candidates(row, place);
    else if (this.taken === 5) this.ranks = Number(/^\d{1,5}$/.exec(row[0] ?? '')?.[0] ?? NaN);
  }

  private title(text: string, place: Place): void {
    if (!/^VoteKit \w*Profile\b/u.test(text))
      throw wrong('does not begin with VoteKit RankProfile', place);
    if (text.includes('Score')) throw scores(place);
  }

  private candidates(row: readonly string[], place: Place): void {
    const listed = row.map((cell) => /^\((.*):([^:]*)\)$/u.exec(cell));
    if (listed.some((one) => one === null))
      throw wrong('names a candidate otherwise than as (name:beginning of it)', place);
    this.choices = listed.map((one) => ({ name: foldWhiteSpace(one?.[1] ?? ''), party: '' }));
    this.places = new Map(listed.map((one, at) => [one?.[2] ?? '', at]));
    if (this.places.size < listed.length)
      throw wrong(
        'has two candidates with one beginning, so that nobody can tell them apart',
        place,
      );
  }

  private headings(row: readonly string[], place: Place): Columns {
    const ranks = row.flatMap((heading, at) => (/^Ranking_\d+$/u.test(heading) ? [at] : []));
    const weight = row.indexOf('Weight');
    if (weight === -1 || ranks.length !== this.ranks)
      throw wrong(
        'has other headings than Ranking_1 up to the maximum ranking length that its head states, and Weight',
        place,
      );
    const known = new Set(['', '&', 'Weight', 'Voter Set']);
    if (row.some((heading, at) => !ranks.includes(at) && !known.has(heading))) throw scores(place);
    if (row.includes('Voter Set'))
      this.say(
        'assumption',
        'columns_not_stored',
        'columns that are read and not stored: "Voter Set"',
        place.line,
      );
    return { ranks, weight };
  }

  private ranking(
    row: readonly string[],
    columns: Columns,
    place: Place,
  ): Ranking | RankingProblem {
    const weight = row[columns.weight] ?? '';
    const count = ballotCount(weight, place);
    if (count === undefined)
      return { ...unreadable, message: `${quoteValue(weight)} is no number of ballots` };
    const ranks: number[][] = [];
    for (const column of columns.ranks) {
      const written = row[column] ?? '';
      const names = written === '' ? [] : textsOfSet(written)?.filter((name) => name !== nobody);
      const places = names?.map((name) => this.places.get(name));
      if (!places?.every((one) => one !== undefined))
        return {
          count,
          code: 'unknown_candidate',
          message: `${quoteValue(written)} is no set of candidates of the head, such as {'A', 'B'}`,
        };
      ranks.push([...new Set(places)]);
    }
    return { count, ranks };
  }
}

const unreadable: RankingProblem = {
  count: 1,
  code: 'unreadable_record',
  message: 'the row breaks the rules of CSV',
};

function wrong(message: string, place: Place): FileError {
  return new FileError(
    'header_unreadable',
    `${message}: this is no profile as RankProfile.to_csv() of VoteKit writes it; save it again`,
    place,
  );
}

function scores(place: Place): FileError {
  return new FileError(
    'is_votekit_scores',
    'is a profile of VoteKit with scores in place of ranks, which are no ballots of an election that is counted here',
    place,
  );
}
