import { CdfProblem } from './cdf-problem.ts';
import type { CdfMember } from './cdf-node.ts';
import { readRecord } from './read-record.ts';
import type { VoteRecord } from './vote-record.ts';

/** A record, or its problem. */
export interface ReadRecord {
  readonly outcome: VoteRecord | CdfProblem;
  /** Line at which it begins, in XML. */
  readonly line: number | undefined;
}

/** Approximate memory in bytes: the limit, a record, a contest, a mark, and a contest that records share. */
const bytesLimit = 64 << 20;
const [recordBytes, contestBytes, markBytes, sharedBytes] = [600, 200, 100, 8];
/** Memory of an error with its stack. */
const problemBytes = 2000;

/** Reads a record. A problem is returned and not thrown. */
export function readOutcome({ node, line, problem }: CdfMember): ReadRecord {
  try {
    if (problem) throw new CdfProblem(problem.code, problem.message);
    return { outcome: readRecord(node), line };
  } catch (error) {
    if (error instanceof CdfProblem) return { outcome: error, line };
    throw error;
  }
}

/** Keeps the records of a first reading while they are few enough, so that no second reading is needed. */
export class KeptRecords {
  private files: (readonly ReadRecord[])[] = [];
  private records: ReadRecord[] = [];
  private bytes = 0;

  /** Adds the next record of the current file. */
  add(record: ReadRecord): void {
    if (this.bytes > bytesLimit) return;
    this.records.push(record);
    this.bytes += bytesOf(record);
    if (this.bytes <= bytesLimit) return;
    this.files = [];
    this.records = [];
  }

  /** Ends the current file. */
  endFile(): void {
    this.files.push(this.records);
    this.records = [];
  }

  /** The records of a file, by its index; undefined where there were too many. */
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
