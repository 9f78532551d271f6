import type { RecordLog } from './record-log.ts';

/** Records of one pass. This limits the memory of the table to some 24 MB. */
const recordsOfPass = 1 << 20;

/**
 * Finds records with the same identity.
 *
 * @param visit - called for each identity that occurs more than once, with its records in order
 */
export function visitSharedNames(
  log: RecordLog,
  visit: (records: readonly number[]) => void,
): void {
  const passes = Math.ceil(log.records / recordsOfPass);
  for (let pass = 0; pass < passes; pass += 1) visitPass(log, { pass, passes }, visit);
}

/** The lower half of an identity decides its pass, so that equal identities are in the same pass. */
function visitPass(
  log: RecordLog,
  { pass, passes }: { readonly pass: number; readonly passes: number },
  visit: (records: readonly number[]) => void,
): void {
  const chosen: number[] = [];
  for (let record = 0; record < log.records; record += 1)
    if (log.high(record) !== 0 && log.low(record) % passes === pass) chosen.push(record);
  const table = new NameTable(log, chosen);
  for (const records of table.shared()) visit(records);
}

/** Chains of the records of each identity. */
class NameTable {
  /** By slot: place of the last record of an identity, from 1; 0 where the slot is empty. */
  private readonly slots: Uint32Array;
  /** By place: the place of the previous record with the same identity, from 1; 0 for the first one. */
  private readonly before: Uint32Array;

  constructor(
    private readonly log: RecordLog,
    private readonly chosen: readonly number[],
  ) {
    this.slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * chosen.length + 2)));
    this.before = new Uint32Array(chosen.length);
    for (let place = 0; place < chosen.length; place += 1) this.insert(place);
  }

  *shared(): Generator<readonly number[], void, undefined> {
    for (const last of this.slots) {
      if (last === 0 || (this.before[last - 1] ?? 0) === 0) continue;
      const records: number[] = [];
      for (let place = last; place !== 0; place = this.before[place - 1] ?? 0)
        records.push(this.chosen[place - 1] ?? 0);
      yield records.reverse();
    }
  }

  private insert(place: number): void {
    const { log, slots, chosen } = this;
    const record = chosen[place] ?? 0;
    const mask = slots.length - 1;
    let slot = Math.imul(log.low(record) ^ (log.high(record) >>> 7), 0x9e3779b1) >>> 8;
    for (slot &= mask; ; slot = (slot + 1) & mask) {
      const last = slots[slot] ?? 0;
      if (last !== 0 && !this.isSameName(chosen[last - 1] ?? 0, record)) continue;
      this.before[place] = last;
      slots[slot] = place + 1;
      return;
    }
  }

  private isSameName(a: number, b: number): boolean {
    return this.log.low(a) === this.log.low(b) && this.log.high(a) === this.log.high(b);
  }
}
