import { attributeKinds, isNoName, plainNumber } from '@crossvote/formats';
import { unpackCodes, type RecordBlock } from '@crossvote/marks';

/**
 * Fingerprints of the attributes of the records of a block: 16 bits for each kind, two kinds in a word; 0 where a
 * record has no value. By word, then by record.
 */
export type AttributeDigests = readonly Uint32Array<ArrayBuffer>[];

/** Number of words for the fingerprints of one record. */
export const attributeWords = attributeKinds.length / 2;

/** Makes the fingerprints of a block. O(attributes × records). */
export function digestAttributes({ attributes, recordCount }: RecordBlock): AttributeDigests {
  const words = Array.from({ length: attributeWords }, () => new Uint32Array(recordCount));
  for (const [kind, column] of attributes) {
    const hashes = Uint32Array.from(
      [0, ...column.dictionary.map(hashOf)],
      (hash) => hash << (16 * (kind & 1)),
    );
    addUp(words[kind >>> 1], unpackCodes(column, recordCount), hashes);
  }
  return words;
}

/**
 * The kinds in which two words of fingerprints differ, one bit for each. A value that only one of them has is no
 * difference.
 */
export function kindsApart(a: number, b: number): number {
  const [low, high] = [isApart(a & 0xffff, b & 0xffff), isApart(a >>> 16, b >>> 16)];
  return (low ? 1 : 0) | (high ? 2 : 0);
}

function isApart(a: number, b: number): boolean {
  return a !== b && a !== 0 && b !== 0;
}

/** A function of its own: code after a loop makes the engine discard its machine code each time. */
function addUp(sums: Uint32Array | undefined, codes: Uint16Array, hashes: Uint32Array): void {
  if (!sums) return;
  for (let record = 0; record < codes.length; record += 1)
    sums[record] = (sums[record] ?? 0) | (hashes[codes[record] ?? 0] ?? 0);
}

/** A hash of 16 bits, at least 1; 0 for a value without meaning. */
function hashOf(value: string): number {
  if (isNoName(value)) return 0;
  let hash = 0x811c9dc5;
  for (const character of plainNumber(value))
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return 1 + (((hash ^ (hash >>> 16)) >>> 0) % 0xffff);
}
