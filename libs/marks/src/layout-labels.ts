import { unpackCodes, type CodeBlock } from './packed-codes.ts';

/** Most layouts of a block: a code fits 8 bits, and code 0 is taken. */
export const layoutLimit = 255;

/** Most labels for which it is faster to look at each label, 32 records at once. */
const wordLimit = 40;

/** Labels of records, split column by column until records of one label agree in all columns. */
export class LayoutLabels {
  /** For each label a bit for each of its records; only where there are few labels. */
  private ofLabels: Uint32Array[] | undefined;

  /** @param count - of the labels 0, 1, … */
  constructor(
    private readonly recordCount: number,
    private readonly labels = new Uint8Array(recordCount),
    private count = 1,
  ) {}

  /** Number of labels. */
  get size(): number {
    return this.count;
  }

  /**
   * Splits each label whose records differ in a bit.
   *
   * @returns false where there would be too many labels; then nothing is split
   */
  splitByPresence(presence: Uint32Array): boolean {
    const seen = this.count > wordLimit ? this.seenByRecord(presence) : this.seenByWord(presence);
    let { size } = this;
    const split = new Uint8Array(512);
    for (let label = 0; label < this.size; label += 1) {
      const isMixed = seen[2 * label] === 1 && seen[2 * label + 1] === 1;
      split[2 * label] = label;
      split[2 * label + 1] = isMixed ? size++ : label;
    }
    if (size > layoutLimit) return false;
    if (size > this.size) this.relabel(presence, split);
    this.count = size;
    return true;
  }

  /** At 2 × label + bit: whether there is such a record. */
  private seenByRecord(presence: Uint32Array): Uint8Array {
    const { labels, recordCount } = this;
    const seen = new Uint8Array(512);
    for (let word = 0, i = 0; i < recordCount; word += 1) {
      const end = Math.min(recordCount, i + 32);
      // A signed number of 32 bits: engines calculate faster with these.
      for (let bits = (presence[word] ?? 0) | 0; i < end; i += 1, bits >>= 1)
        seen[((labels[i] ?? 0) << 1) | (bits & 1)] = 1;
    }
    return seen;
  }

  /** The same, but 32 records of a label at once. */
  private seenByWord(presence: Uint32Array): Uint8Array {
    this.ofLabels ??= this.recordsOfLabels();
    const seen = new Uint8Array(512);
    this.ofLabels.forEach((records, label) => {
      let without = 0;
      let having = 0;
      for (let word = 0; word < records.length; word += 1) {
        const bits = presence[word] ?? 0;
        without |= (records[word] ?? 0) & ~bits;
        having |= (records[word] ?? 0) & bits;
      }
      seen[2 * label] = without === 0 ? 0 : 1;
      seen[2 * label + 1] = having === 0 ? 0 : 1;
    });
    return seen;
  }

  private recordsOfLabels(): Uint32Array[] {
    const { labels, recordCount } = this;
    const words = (recordCount + 31) >>> 5;
    const all = new Uint32Array(words * this.count);
    for (let i = 0; i < recordCount; i += 1) {
      const word = (labels[i] ?? 0) * words + (i >>> 5);
      all[word] = (all[word] ?? 0) | (1 << (i & 31));
    }
    return Array.from({ length: this.count }, (_, label) =>
      all.subarray(label * words, (label + 1) * words),
    );
  }

  /** Labels that also tell the codes apart; undefined where there would be too many. */
  splitByCodes(block: CodeBlock): LayoutLabels | undefined {
    const { labels, recordCount } = this;
    const stride = block.dictionary.length + 1;
    if (stride > layoutLimit + 1) return undefined;
    const codes = unpackCodes(block, recordCount);
    const numbers = new Uint8Array(stride * this.size);
    const split = new Uint8Array(recordCount);
    let size = 0;
    for (let i = 0; i < recordCount; i += 1) {
      const pair = (labels[i] ?? 0) * stride + (codes[i] ?? 0);
      let number = numbers[pair] ?? 0;
      if (number === 0) {
        if (size === layoutLimit) return undefined;
        number = size += 1;
        numbers[pair] = number;
      }
      split[i] = number - 1;
    }
    return new LayoutLabels(recordCount, split, size);
  }

  /** Whether records of one label have the same code. */
  follows(block: CodeBlock): boolean {
    return this.splitByCodes(block)?.size === this.size;
  }

  /** The labels as codes from 1, in the order of their first records. */
  numbered(): { codes: Uint8Array; records: number[]; examples: number[] } {
    const { labels, recordCount } = this;
    const numbers = new Uint8Array(layoutLimit);
    const records = new Uint32Array(layoutLimit + 1);
    const codes = new Uint8Array(recordCount);
    const examples: number[] = [];
    for (let i = 0; i < recordCount; i += 1) {
      const label = labels[i] ?? 0;
      let number = numbers[label] ?? 0;
      if (number === 0) {
        number = examples.push(i);
        numbers[label] = number;
      }
      codes[i] = number;
      records[number] = (records[number] ?? 0) + 1;
    }
    return { codes, records: [...records.subarray(1, examples.length + 1)], examples };
  }

  private relabel(presence: Uint32Array, split: Uint8Array): void {
    const { labels, recordCount } = this;
    this.ofLabels = undefined;
    for (let i = 0; i < recordCount; i += 1) {
      const bit = ((presence[i >>> 5] ?? 0) >>> (i & 31)) & 1;
      labels[i] = split[((labels[i] ?? 0) << 1) | bit] ?? 0;
    }
  }
}
