import { digestRecords } from '@crossvote/marks';
import type { NewBlock } from '@crossvote/store';
import { marksOfBlock } from '../marks-of-block.ts';
import type { Unit } from './compared-files.ts';
import type { FilePair } from './file-pair.ts';
import { NumberList } from './number-list.ts';

/** Most classes: they bound the memory to 64 bytes a record. */
const classLimit = 8;

/** Contests that the same files have, and what each record marks in them. */
interface ContestClass {
  readonly units: ReadonlySet<Unit>;
  readonly contests: Set<number>;
  readonly low: NumberList;
  readonly high: NumberList;
}

/**
 * Compares records in the contests alone that both of two files have. It needs all blocks of the export once more, as only
 * its end shows which contests these are.
 */
export class CloserLook {
  private readonly classes: readonly ContestClass[];

  /** @param pairs - of files with different contests */
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
    // What differs in some of the contests differs: those that most files have tell the most.
    this.classes = [...classes.values()]
      .filter(({ units: having }) => having.size > 1)
      .sort((a, b) => b.units.size - a.units.size || b.contests.size - a.contests.size)
      .slice(0, classLimit);
  }

  /** Takes in the next records of the export. */
  addBlock(block: NewBlock): void {
    for (const { contests, low, high } of this.classes) {
      const marks = marksOfBlock(block, (contest) => contests.has(contest));
      const digests = digestRecords(marks, block.recordCount);
      low.addAll(digests.low);
      high.addAll(digests.high);
    }
  }

  /** How many contests of two files are compared. */
  contestsOf(pair: FilePair): number {
    return this.classesOf(pair).reduce((sum, { contests }) => sum + contests.size, 0);
  }

  /** Whether two records mark the same in the contests that both files of a pair have. */
  marksAlike(pair: FilePair, a: number, b: number): boolean {
    return this.classesOf(pair).every(
      ({ low, high }) => low.at(a) === low.at(b) && high.at(a) === high.at(b),
    );
  }

  /** What a record marks in these contests. */
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
