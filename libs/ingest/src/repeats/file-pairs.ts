import { AgreedMarks } from './agreed-marks.ts';
import { CloserLook } from './closer-look.ts';
import type { ComparedFile, ComparedFiles } from './compared-files.ts';
import type { RecordLog } from './record-log.ts';
import { visitSharedNames } from './shared-names.ts';
import type { Verdict, FilePair } from './file-pair.ts';

/** Most files with one identity. An identity in more files belongs to a numbering that begins anew in each. */
const fileLimit = 256;

/** Compares the records with one identity, in all files that have it. */
export class FilePairs {
  private readonly pairs = new Map<number, FilePair>();
  /** Records whose identity is several times in one file, and also in another. */
  ambiguous = 0;
  /** A file that has such an identity several times. */
  ambiguousIn: ComparedFile | undefined;
  private look: CloserLook | undefined;

  constructor(
    readonly log: RecordLog,
    readonly files: ComparedFiles,
  ) {
    this.visitPairs((pair, first, second) => {
      this.compare(pair, first, second);
    });
  }

  list(): FilePair[] {
    return [...this.pairs.values()];
  }

  /**
   * Whether two records have the same marks: in all contests, or, where their files have different contests, in the
   * contests that were compared.
   */
  marksAlike(first: number, second: number): boolean {
    if (this.log.marksAlike(first, second)) return true;
    const pair = this.pairOf(first, second);
    return verdictOn(pair) === 'in-part' && this.look?.marksAlike(pair, first, second) === true;
  }

  /** The pair of files of two records with one identity. */
  pairOf(first: number, second: number): FilePair {
    return this.pairOfFiles(this.files.of(first), this.files.of(second));
  }

  private pairOfFiles(first: ComparedFile, second: ComparedFile): FilePair {
    const [a, b] = [first.unit.number, second.unit.number];
    const key = Math.min(a, b) * this.files.files.length + Math.max(a, b);
    let pair = this.pairs.get(key);
    if (!pair) this.pairs.set(key, (pair = newPair([first, second])));
    return pair;
  }

  /** @param visit - called for each identity that is in several files, once in each, with the records and the files */
  visit(visit: (records: readonly number[], files: readonly ComparedFile[]) => void): void {
    this.ambiguous = 0;
    visitSharedNames(this.log, (records) => {
      const files = records.map((record) => this.files.of(record));
      const count = new Set(files).size;
      if (count < 2 || count > fileLimit) return;
      if (count === records.length) visit(records, files);
      else this.noteAmbiguous(records);
    });
  }

  /** Compares files with different contests once more; undefined where that would show nothing new. */
  closerLook(): CloserLook | undefined {
    const pairs = this.list().filter((pair) => needsLook(pair) && pair.common !== 'none');
    return pairs.length === 0 ? undefined : new CloserLook(pairs);
  }

  /** Adds the results of the closer look. */
  takeLook(look: CloserLook): void {
    this.look = look;
    const looked = this.list().filter(needsLook);
    for (const pair of looked) pair.contestsCompared = look.contestsOf(pair);
    this.visitPairs((pair, first, second) => {
      if (pair.contestsCompared === 0 || this.log.attributesApart(first, second) !== 0) return;
      if (!look.marksAlike(pair, first, second)) return;
      pair.alikeInPart += 1;
      pair.marksInPart.add(look.marks(pair, first));
    });
  }

  /** Where numbers begin anew in each of many files, there are very many pairs. So little is done for each pair. */
  private visitPairs(visit: (pair: FilePair, first: number, second: number) => void): void {
    this.visit((records, files) => {
      for (const [a, first] of records.entries())
        for (let b = a + 1; b < records.length; b += 1) {
          const [one, other] = [files[a], files[b]];
          if (one && other) visit(this.pairOfFiles(one, other), first, records[b] ?? 0);
        }
    });
  }

  private compare(pair: FilePair, first: number, second: number): void {
    pair.shared += 1;
    const apart = this.log.attributesApart(first, second);
    if (apart === 0) pair.sameAttributes += 1;
    if (!this.log.marksAlike(first, second)) return;
    pair.markedAlike += 1;
    pair.kindsApart |= apart;
    if (apart === 0) pair.alike += 1;
    else pair.marksOfApart.add(this.log.marks(first)[0]);
  }

  private noteAmbiguous(records: readonly number[]): void {
    this.ambiguous += records.length;
    const files = records.map((record) => this.files.of(record));
    this.ambiguousIn ??= files.find((file, at) => files.indexOf(file) < at);
  }
}

function newPair(files: FilePair['files']): FilePair {
  const marks = { alike: 0, markedAlike: 0, alikeInPart: 0, contestsCompared: 0 };
  const attributes = { sameAttributes: 0, kindsApart: 0 };
  const some = { marksOfApart: new AgreedMarks(), marksInPart: new AgreedMarks() };
  return { files, common: commonOf(files), shared: 0, ...marks, ...attributes, ...some };
}

/** How two files relate. */
export function verdictOn(pair: FilePair): Verdict {
  const { shared, alike, markedAlike, marksOfApart, contestsCompared } = pair;
  if (alike === shared) return 'repeated';
  // Or the files may write their attributes differently.
  const isTelling = () => isMost(alike, shared) || marksOfApart.isTelling(shared);
  if (isMost(markedAlike, shared) && isTelling()) return 'unclear';
  if (isAlikeInPart(pair)) return 'in-part';
  return needsLook(pair) && contestsCompared === 0 ? 'parted' : 'anew';
}

/** Counties have some contests in common. Records that agree in these by chance are not copies. */
function isAlikeInPart({ common, shared, alikeInPart, marksInPart }: FilePair): boolean {
  if (!isMost(alikeInPart, shared)) return false;
  return common === 'nested' || marksInPart.isTelling(shared);
}

/** At least nine in ten. */
function isMost(records: number, shared: number): boolean {
  return records * 10 >= shared * 9;
}

/** Whether the records may be the same, and differ only because their files have different contests. */
function needsLook({ common, shared, alike, sameAttributes }: FilePair): boolean {
  return common !== 'same' && !isMost(alike, shared) && isMost(sameAttributes, shared);
}

function commonOf([first, second]: FilePair['files']): FilePair['common'] {
  const [a, b] = [first.unit.contests, second.unit.contests];
  const shared = [...a].filter((contest) => b.has(contest)).length;
  if (shared === 0) return 'none';
  if (shared < a.size && shared < b.size) return 'some';
  return a.size === b.size ? 'same' : 'nested';
}
