import { withoutByteOrderMark } from '@crossvote/opening';
import { hashOf, ByteCodes } from './byte-codes.ts';
import { cellText } from './cell-meaning.ts';
import type { Look } from './contest-choices.ts';
import type { ContestColumns } from './contest-headings.ts';
import { contestKeys } from './contest-keys.ts';
import { voteForIn } from '../../words/complete-names.ts';
import { readLayout, type ExportKind, type VotesSource } from './layout.ts';
import { SeenNames } from './seen-names.ts';
import { TextRecords, textsOf } from './text-records.ts';

/** Bytes that count as the beginning of a file. Nearly all names of a contest are there. */
const beginningBytes = 1 << 20;
/** Most different cells of a column that are remembered. */
const cellLimit = 10_000;

/** Looks at the cells of votes before they are read, where a cell can be understood only when others are known. */
export class NameSurvey {
  private readonly seen = new Map<string, SeenNames>();
  private readonly begun = new Set<VotesSource>();
  private isWhole = false;
  /** By the key of a contest. */
  private readonly joined = new Map<string, boolean>();

  /** @param sources - the files of the export that hold votes */
  constructor(
    private readonly sources: readonly VotesSource[],
    private readonly kind: ExportKind,
  ) {}

  /** The texts of a contest that were seen so far. */
  namesOf(key: string): SeenNames {
    const names = this.seen.get(key) ?? new SeenNames();
    this.seen.set(key, names);
    return names;
  }

  /** What was looked at for the contests of one file. */
  looked(source: VotesSource): Look {
    if (this.isWhole) return 'all';
    return this.begun.has(source) ? 'beginning' : 'nothing';
  }

  /** Looks at the beginning of a file, or at all cells of the export. */
  async look(source: VotesSource, look: Look): Promise<void> {
    if (look === 'all') {
      for (const each of this.sources) await this.lookAt(each, Infinity);
      this.isWhole = true;
    }
    if (look === 'beginning') await this.lookAt(source, beginningBytes);
    this.begun.add(source);
  }

  /**
   * The contests of one row of headings. Where cells of a contest hold several names, one cell may hold all votes. Then
   * the title states the number of votes, and not the number of columns.
   */
  async withStatedVotes(contests: readonly ContestColumns[]): Promise<ContestColumns[]> {
    const keys = contestKeys(contests);
    const amended: ContestColumns[] = [];
    for (const [place, contest] of contests.entries()) {
      const stated = voteForIn(contest.name);
      const isOpen = contest.rankLimit === 0 && stated > contest.voteFor;
      const isJoined = isOpen && (await this.joinsNames(keys[place] ?? ''));
      amended.push(isJoined ? { ...contest, voteFor: stated } : contest);
    }
    return amended;
  }

  /** Whether cells of a contest hold several names, at the beginning of any file. */
  private async joinsNames(key: string): Promise<boolean> {
    for (const source of this.sources)
      if (!this.begun.has(source)) await this.look(source, 'beginning');
    const joined = this.joined.get(key) ?? this.namesOf(key).joinNames();
    this.joined.set(key, joined);
    return joined;
  }

  private async lookAt(source: VotesSource, bytes: number): Promise<void> {
    const records = new TextRecords(source.file);
    let columns: ColumnLook[] | undefined;
    let { rowsAbove } = source;
    const lookAtRecords = () => {
      while (records.next()) {
        if (rowsAbove > 0) rowsAbove -= 1;
        else if (records.problem) continue;
        else if (columns) for (const column of columns) column.look(records.cells);
        else columns = this.columnsOf(readLayout(source, textsOf(records), this.kind).contests);
      }
    };
    let length = 0;
    for await (const chunk of withoutByteOrderMark(source.file.read())) {
      records.push(chunk);
      lookAtRecords();
      length += chunk.length;
      if (length >= bytes) return;
    }
    records.finish();
    lookAtRecords();
  }

  private columnsOf(contests: readonly ContestColumns[]): ColumnLook[] {
    const keys = contestKeys(contests);
    return contests.flatMap(({ columns, ranks }, place) => {
      const names = this.namesOf(keys[place] ?? '');
      return columns.map((column, at) => new ColumnLook(column, ranks[at] ?? 0, names));
    });
  }
}

/** The cells of one column. */
class ColumnLook {
  private readonly codes = new ByteCodes();

  constructor(
    private readonly column: number,
    private readonly rank: number,
    private readonly names: SeenNames,
  ) {}

  look({ bytes, starts, ends, count }: TextRecords['cells']): void {
    if (this.column >= count) return;
    if (this.codes.size >= cellLimit) this.codes.clear();
    const start = starts[this.column] ?? 0;
    const end = ends[this.column] ?? 0;
    this.codes.code(bytes, start, end, hashOf(bytes, start, end), () => {
      this.names.add(cellText(bytes.toString('utf8', start, end)), this.rank);
      return 0;
    });
  }
}
