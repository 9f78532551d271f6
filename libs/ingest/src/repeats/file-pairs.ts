import type { ComparedFile, ComparedFiles } from './compared-files.ts';
import type { RecordLog } from './record-log.ts';
import { visitSharedNames } from './shared-names.ts';

/**
 * What the records are to each other whose names stand in both of two files. `repeated`: all mark the same.
 * `unclear`: nine in ten do. `anew`: the names are others' in each, as numbers that begin anew are.
 */
export type Verdict = 'repeated' | 'unclear' | 'anew';

/** Two files, or units of files, that share names. */
export interface FilePair {
  readonly files: readonly [ComparedFile, ComparedFile];
  /** Names that stand in both. */
  shared: number;
  /** Those of them whose records mark the same. */
  alike: number;
}

/** In how many files a name may stand; where it stands in more, it is numbered anew in each. */
const fileLimit = 256;

/** Compares the records of one name, in all files that have it. */
export class FilePairs {
  private readonly pairs = new Map<number, FilePair>();
  /** Records whose name stands several times in one file, and in another too. */
  ambiguous = 0;

  constructor(
    private readonly log: RecordLog,
    private readonly files: ComparedFiles,
  ) {
    this.visit((records) => {
      for (const [place, first] of records.entries())
        for (const second of records.slice(place + 1)) {
          const pair = this.pairOf(first, second);
          pair.shared += 1;
          if (log.marksAlike(first, second)) pair.alike += 1;
        }
    });
  }

  list(): FilePair[] {
    return [...this.pairs.values()];
  }

  /** The pair of files of two records of one name. */
  pairOf(first: number, second: number): FilePair {
    const files = [this.files.of(first), this.files.of(second)] as const;
    const [a, b] = files.map(({ unit }) => unit.number).sort((x, y) => x - y);
    const key = (a ?? 0) * this.files.files.length + (b ?? 0);
    let pair = this.pairs.get(key);
    if (!pair) this.pairs.set(key, (pair = { files, shared: 0, alike: 0 }));
    return pair;
  }

  /** @param visit - gets the records of each name that stands in several files, once in each */
  visit(visit: (records: readonly number[]) => void): void {
    this.ambiguous = 0;
    visitSharedNames(this.log, (records) => {
      const files = new Set(records.map((record) => this.files.of(record)));
      if (files.size < 2 || files.size > fileLimit) return;
      if (files.size === records.length) visit(records);
      else this.ambiguous += records.length;
    });
  }
}

/** What two files are to each other. */
export function verdictOn({ shared, alike }: FilePair): Verdict {
  if (alike === shared) return 'repeated';
  return alike * 10 >= shared * 9 ? 'unclear' : 'anew';
}
