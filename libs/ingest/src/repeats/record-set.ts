/** A set of records by their ordinals, one bit for each. */
export class RecordSet {
  size = 0;
  private readonly bits: Uint8Array;

  /** @param records - number of all records, in the set or not */
  constructor(records: number) {
    this.bits = new Uint8Array(Math.ceil(records / 8));
  }

  add(record: number): void {
    if (this.has(record)) return;
    this.bits[record >>> 3] = (this.bits[record >>> 3] ?? 0) | (1 << (record & 7));
    this.size += 1;
  }

  has(record: number): boolean {
    return (((this.bits[record >>> 3] ?? 0) >>> (record & 7)) & 1) === 1;
  }
}
