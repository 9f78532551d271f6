import { digestRecords } from '@crossvote/marks';
import type { NewBlock } from '@crossvote/store';
import { marksOfBlock } from '../marks-of-block.ts';
import type { Unit } from './compared-files.ts';
import type { FilePair } from './file-pair.ts';
import { NumberList } from './number-list.ts';

/** Most classes. They limit the memory to 64 bytes for each record. */
const classLimit = 8;

/** Contests that are in the same files, and the marks of each record in them. */
interface ContestClass {
  readonly units: ReadonlySet<Unit>;
  readonly contests: Set<number>;
  readonly low: NumberList;
  readonly high: NumberList;
}

/**
 * Compares records of two files only in the contests that both files have. It needs all blocks of the export a second
 * time, as these contests are known only at its end.
 */
export class CloserLook {
  private readonly classes: readonly ContestClass[];

  /** @param pairs - pairs of files with different contests */
  constructor(pairs: readonly FilePair[]) {
    const units = new Set(pairs.flatMap(({ files }) => files.map(({ unit }) => unit)));
    const classes = new Map<string, ContestClass>();
    for (const contest of new Set([...units].flatMap((unit) => [...unit.contests]))) {
      const having = [...units].filter((unit) => unit.contests.has(contest));
      const key = having.map(({ number }) => number).join();
      const known = classes.get(key) ?? newClass(having);
      classes.set(key, known);
      known.contests.add(contest);
    }
    // Records that differ in some of the contests are different. The contests in most files show the most.
    this.classes = [...classes.values()]
      .filter(({ units: having }) => having.size > 1)
      .sort((a, b) => b.units.size - a.units.size || b.contests.size - a.contests.size)
      .slice(0, classLimit);
  }

  /** Adds the next records of the export. */
  addBlock(block: NewBlock): void {
    for (const { contests, low, high } of this.classes) {
      const marks = marksOfBlock(block, (contest) => contests.has(contest));
      const digests = digestRecords(marks, block.recordCount);
      low.addAll(digests.low);
      high.addAll(digests.high);
    }
  }

  /** Number of contests of two files that are compared. */
  contestsOf(pair: FilePair): number {
    return this.classesOf(pair).reduce((sum, { contests }) => sum + contests.size, 0);
  }

  /** Whether two records have the same marks in the contests that both files have. */
  marksAlike(pair: FilePair, a: number, b: number): boolean {
    return this.classesOf(pair).every(
      ({ low, high }) => low.at(a) === low.at(b) && high.at(a) === high.at(b),
    );
  }

  /** The marks of a record in these contests, as a hash. */
  marks(pair: FilePair, record: number): number {
    return this.classesOf(pair).reduce((sum, { low }) => (sum + low.at(record)) | 0, 0);
  }

  private classesOf({ files: [first, second] }: FilePair): ContestClass[] {
    return this.classes.filter(({ units }) => units.has(first.unit) && units.has(second.unit));
  }
}

function newClass(units: readonly Unit[]): ContestClass {
  return {
    units: new Set(units),
    contests: new Set(),
    low: new NumberList(),
    high: new NumberList(),
  };
}
