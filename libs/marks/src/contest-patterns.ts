import { isSame } from './same-bits.ts';

/** A set of contests that are together on records, and the number of these records. */
export interface ContestPattern {
  readonly contests: readonly number[];
  readonly records: number;
}

/** Most sets of contests of one block, and of a dataset. Real elections have a few thousand at most. */
const blockLimit = 5000;
const patternLimit = 50_000;

/**
 * The sets of contests on the records of one block. O(different sets of records × records).
 *
 * @param presences - for each contest that occurs: a bit for each record that has it
 * @returns undefined where there are too many
 */
export function patternsOfBlock(
  presences: ReadonlyMap<number, Uint32Array>,
  recordCount: number,
): ContestPattern[] | undefined {
  const hashes = hashRecords(distinct([...presences.values()]), recordCount);
  const found = new Map<number, { records: number; readonly example: number }>();
  for (let record = 0; record < recordCount; record += 1) {
    const hash = hashes[record] ?? 0;
    const known = found.get(hash);
    if (known) known.records += 1;
    else if (found.size === blockLimit) return undefined;
    else found.set(hash, { records: 1, example: record });
  }
  return [...found.values()].map(({ records, example }) => ({
    contests: [...presences].flatMap(([contest, bits]) => (hasBit(bits, example) ? contest : [])),
    records,
  }));
}

/** Contests of one card and district are on the same records, so they are looked at once. */
function distinct(presences: readonly Uint32Array[]): Uint32Array[] {
  const kept: Uint32Array[] = [];
  for (const bits of presences) if (!kept.some((other) => isSame(other, bits))) kept.push(bits);
  return kept;
}

/**
 * A number for each record, equal where the same bits are set. It has 53 bits, so different sets do not get the same
 * number.
 */
function hashRecords(presences: readonly Uint32Array[], recordCount: number): Float64Array {
  const hashes = new Float64Array(recordCount);
  presences.forEach((bits, place) => {
    const weight = weightOf(place);
    for (let word = 0; word < bits.length; word += 1) {
      const last = word * 32 + 31;
      for (let rest = bits[word] ?? 0; rest !== 0;) {
        const zeros = Math.clz32(rest);
        rest &= ~(0x80000000 >>> zeros);
        const record = last - zeros;
        const sum = (hashes[record] ?? 0) + weight;
        hashes[record] = sum >= modulus ? sum - modulus : sum;
      }
    }
  });
  return hashes;
}

const modulus = 2 ** 52;

function weightOf(place: number): number {
  const mixed = (seed: number) => {
    let hash = Math.imul(place + 1, seed);
    hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
    hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
    return (hash ^ (hash >>> 16)) >>> 0;
  };
  return (mixed(0x9e3779b1) % 2 ** 20) * 2 ** 32 + mixed(0x85ebca6b);
}

const hasBit = (bits: Uint32Array, record: number) =>
  (((bits[record >>> 5] ?? 0) >>> (record & 31)) & 1) === 1;

/** The patterns of a whole dataset. */
export class ContestPatterns {
  private readonly found = new Map<string, { contests: readonly number[]; records: number }>();
  private isWhole = true;

  /** Adds patterns of other records. */
  merge(patterns: readonly ContestPattern[] | undefined): void {
    this.isWhole &&= patterns !== undefined;
    for (const { contests: unsorted, records } of patterns ?? []) {
      const contests = [...unsorted].sort((a, b) => a - b);
      const key = contests.join();
      const known = this.found.get(key);
      if (known) known.records += records;
      else this.found.set(key, { contests, records });
    }
    if (this.found.size > patternLimit) this.isWhole = false;
    if (!this.isWhole) this.found.clear();
  }

  /** All patterns; empty where there were too many. */
  list(): readonly ContestPattern[] {
    return [...this.found.values()];
  }
}
