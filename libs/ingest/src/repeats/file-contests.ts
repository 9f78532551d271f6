import type { RecordBlock } from '@crossvote/marks';

/** The contests of the records of a block: for each contest a bit for each record, the first one lowest. */
export type BlockContests = ReadonlyMap<number, Uint32Array>;

/** The contests of a block, from its columns. */
export function contestsOf({ marks }: RecordBlock): BlockContests {
  return new Map(Array.from(marks, ([contest, { presence }]) => [contest, presence]));
}

/** The contests that are on the records of each file. Files with the same contests share one set. */
export class FileContests {
  private readonly files: ReadonlySet<number>[] = [];
  private readonly known = new Map<string, ReadonlySet<number>>();

  /** Adds the contests of the records `from` … `to - 1` of a block. These records are from one file. */
  add(file: number, contests: BlockContests, from: number, to: number): void {
    const before = this.of(file);
    const found = [...contests].flatMap(([contest, presence]) =>
      before.has(contest) || hasAny(presence, from, to) ? [contest] : [],
    );
    const all = new Set([...before, ...found]);
    if (all.size === before.size) return;
    const key = [...all].sort((a, b) => a - b).join();
    const known = this.known.get(key) ?? all;
    this.known.set(key, known);
    this.files[file] = known;
  }

  of(file: number): ReadonlySet<number> {
    return this.files[file] ?? none;
  }
}

const none: ReadonlySet<number> = new Set();

function hasAny(presence: Uint32Array, from: number, to: number): boolean {
  for (let record = from; record < to; record += 1) {
    const rest = (presence[record >>> 5] ?? 0) >>> (record & 31);
    if ((rest & 1) === 1) return true;
    // No other record of this word has the contest.
    if (rest === 0) record |= 31;
  }
  return false;
}
