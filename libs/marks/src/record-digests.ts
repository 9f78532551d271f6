import type { Selection } from '@crossvote/election';
import type { MarkBlock } from './mark-block.ts';
import { unpackUnchecked } from './packed-codes.ts';

/** A fingerprint of the marks of each record of a block, 64 bits in two halves; 0 where a record has no contest. */
export interface RecordDigests {
  readonly low: Uint32Array<ArrayBuffer>;
  readonly high: Uint32Array<ArrayBuffer>;
}

/**
 * Makes the fingerprints of a block. They are equal for records with the same contests and the same marks in each, also
 * in different blocks. Two other records have equal fingerprints with a probability of 2⁻⁶⁴. O(contests × records).
 */
export function digestRecords(
  marks: ReadonlyMap<number, MarkBlock>,
  recordCount: number,
): RecordDigests {
  const low = new Uint32Array(recordCount);
  const high = new Uint32Array(recordCount);
  for (const [contest, column] of marks) {
    const codes = unpackUnchecked(column, recordCount);
    addUp(low, codes, hashesOf(contest, column.dictionary, 0x9e3779b1));
    addUp(high, codes, hashesOf(contest, column.dictionary, 0x85ebca6b));
  }
  return { low, high };
}

/** A function of its own: code after a loop makes the engine discard its machine code each time. */
function addUp(sums: Uint32Array, codes: Uint16Array, hashes: Uint32Array): void {
  for (let record = 0; record < codes.length; record += 1)
    sums[record] = (sums[record] ?? 0) + (hashes[codes[record] ?? 0] ?? 0);
}

/** By code; 0 where the contest is not on the record. */
function hashesOf(contest: number, dictionary: readonly Selection[], seed: number): Uint32Array {
  const ofContest = mixed(Math.imul(contest + 1, seed));
  const hashes = new Uint32Array(dictionary.length + 1);
  for (const [place, { marks, declared }] of dictionary.entries()) {
    // The declarations have different lengths. Marks are summed, as their order has no meaning.
    let sum = mixed(ofContest ^ declared.length);
    for (const { choice, rank } of marks)
      sum = (sum + mixed(mixed(ofContest + choice + 1) ^ Math.imul(rank + 1, seed))) | 0;
    hashes[place + 1] = mixed(sum ^ marks.length);
  }
  return hashes;
}

function mixed(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}
