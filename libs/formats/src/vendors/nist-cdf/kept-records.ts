import { CdfProblem } from './cdf-problem.ts';
import type { CdfMember } from './cdf-node.ts';
import { readRecord } from './read-record.ts';
import type { VoteRecord } from './vote-record.ts';

/** A record as it was read, or what is wrong with it. */
export interface ReadRecord {
  readonly outcome: VoteRecord | CdfProblem;
  /** Line at which it begins, where the file is XML. */
  readonly line: number | undefined;
}

/** About how many bytes are held, and what a record, a contest, a mark and a contest of other records too take. */
const bytesLimit = 64 << 20;
const [recordBytes, contestBytes, markBytes, sharedBytes] = [600, 200, 100, 8];
/** Of an error, with its stack. */
const problemBytes = 2000;

/** Reads a record, whatever is wrong with it. */
export function readOutcome({ node, line, problem }: CdfMember): ReadRecord {
  try {
    if (problem) throw new CdfProblem(problem.code, problem.message);
    return { outcome: readRecord(node), line };
  } catch (error) {
    if (error instanceof CdfProblem) return { outcome: error, line };
    throw error;
  }
}

/** Holds the records of a first reading, as long as they are few enough, so that there need not be a second one. */
export class KeptRecords {
  private files: (readonly ReadRecord[])[] = [];
  private records: ReadRecord[] = [];
  private bytes = 0;

  /** Adds the next record of the file at hand. */
  add(record: ReadRecord): void {
    if (this.bytes > bytesLimit) return;
    this.records.push(record);
    this.bytes += bytesOf(record);
    if (this.bytes <= bytesLimit) return;
    this.files = [];
    this.records = [];
  }

  /** No more records are of the file at hand. */
  endFile(): void {
    this.files.push(this.records);
    this.records = [];
  }

  /** The records of a file, by its place; undefined where they were too many. */
  ofFile(place: number): readonly ReadRecord[] | undefined {
    return this.bytes > bytesLimit ? undefined : this.files[place];
  }
}

function bytesOf({ outcome }: ReadRecord): number {
  if (outcome instanceof CdfProblem) return problemBytes;
  let bytes = recordBytes;
  for (const { isShared, marks } of outcome.contests)
    bytes += isShared ? sharedBytes : contestBytes + marks.length * markBytes;
  return bytes;
}
