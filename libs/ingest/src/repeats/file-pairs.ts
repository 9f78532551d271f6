import type { ComparedFile, ComparedFiles } from './compared-files.ts';
import type { RecordLog } from './record-log.ts';
import { visitSharedNames } from './shared-names.ts';

/**
 * What the records are to each other whose names stand in both of two files. `repeated`: all are alike.
 * `unclear`: nine in ten are. `anew`: the names are others' in each, as numbers that begin anew are.
 */
export type Verdict = 'repeated' | 'unclear' | 'anew';

/** Two files, or units of files, that share names. */
export interface FilePair {
  readonly files: readonly [ComparedFile, ComparedFile];
  /** Names that stand in both. */
  shared: number;
  /** Those of them whose records mark the same, and have the same attributes as far as both files have them. */
  alike: number;
  /** Those of them whose records mark the same, whatever their attributes. */
  markedAlike: number;
  /** Kinds of attributes in which these differ, a bit for each. */
  kindsApart: number;
  /** Some of the different marks of records that mark the same and differ in an attribute. */
  readonly marksOfApart: Set<number>;
}

/** So many different marks do not agree by chance. */
const tellingMarks = 10;

/** In how many files a name may stand; where it stands in more, it is numbered anew in each. */
const fileLimit = 256;

/** Compares the records of one name, in all files that have it. */
export class FilePairs {
  private readonly pairs = new Map<number, FilePair>();
  /** Records whose name stands several times in one file, and in another too. */
  ambiguous = 0;
  /** A file that has such a name several times. */
  ambiguousIn: ComparedFile | undefined;

  constructor(
    private readonly log: RecordLog,
    private readonly files: ComparedFiles,
  ) {
    this.visit((records) => {
      for (const [place, first] of records.entries())
        for (const second of records.slice(place + 1)) this.compare(first, second);
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
    if (!pair) this.pairs.set(key, (pair = newPair(files)));
    return pair;
  }

  /** @param visit - gets the records of each name that stands in several files, once in each */
  visit(visit: (records: readonly number[]) => void): void {
    this.ambiguous = 0;
    visitSharedNames(this.log, (records) => {
      const files = new Set(records.map((record) => this.files.of(record)));
      if (files.size < 2 || files.size > fileLimit) return;
      if (files.size === records.length) visit(records);
      else this.noteAmbiguous(records);
    });
  }

  private compare(first: number, second: number): void {
    const pair = this.pairOf(first, second);
    pair.shared += 1;
    if (!this.log.marksAlike(first, second)) return;
    pair.markedAlike += 1;
    const apart = this.log.attributesApart(first, second);
    if (apart === 0) pair.alike += 1;
    else if (pair.marksOfApart.size < tellingMarks) pair.marksOfApart.add(this.log.marks(first)[0]);
    pair.kindsApart |= apart;
  }

  private noteAmbiguous(records: readonly number[]): void {
    this.ambiguous += records.length;
    const files = records.map((record) => this.files.of(record));
    this.ambiguousIn ??= files.find((file, at) => files.indexOf(file) < at);
  }
}

function newPair(files: FilePair['files']): FilePair {
  return { files, shared: 0, alike: 0, markedAlike: 0, kindsApart: 0, marksOfApart: new Set() };
}

/** What two files are to each other. */
export function verdictOn({ shared, alike, markedAlike, marksOfApart }: FilePair): Verdict {
  if (alike === shared) return 'repeated';
  // Or the files write their attributes otherwise.
  const isTelling = alike * 10 >= shared * 9 || marksOfApart.size === tellingMarks;
  return isTelling && markedAlike * 10 >= shared * 9 ? 'unclear' : 'anew';
}
