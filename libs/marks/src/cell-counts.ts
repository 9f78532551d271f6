/** Most cells of a table that is counted in an array with one place for each cell: 8 MB. */
const denseCells = 1 << 20;

/** Number of records for each cell of a table. */
export interface CellCounts {
  add(cell: number, records: number): void;
  /** The cells that are not zero, in ascending order, with their numbers of records. */
  entries(): CellEntries;
}

/** Two lists of equal length: cells, and their numbers of records. */
export interface CellEntries {
  readonly cells: Float64Array;
  readonly records: Float64Array;
}

/** Counts for a table of so many cells. A table with many cells takes memory only for counts that are not zero. */
export function cellCounts(cells: number): CellCounts {
  return cells <= denseCells ? new DenseCounts(cells) : new SparseCounts();
}

class DenseCounts implements CellCounts {
  private readonly counts: Float64Array;

  constructor(cells: number) {
    this.counts = new Float64Array(cells);
  }

  add(cell: number, records: number): void {
    this.counts[cell] = (this.counts[cell] ?? 0) + records;
  }

  entries(): CellEntries {
    const size = this.counts.reduce((sum, records) => (records === 0 ? sum : sum + 1), 0);
    const cells = new Float64Array(size);
    const records = new Float64Array(size);
    let at = 0;
    this.counts.forEach((count, cell) => {
      if (count === 0) return;
      cells[at] = cell;
      records[at] = count;
      at += 1;
    });
    return { cells, records };
  }
}

const free = -1;

/** A hash table with open addressing. A `Map` would take five times the memory, and much longer. */
class SparseCounts implements CellCounts {
  private bits = 10;
  private size = 0;
  private cells = new Float64Array(1 << this.bits).fill(free);
  private records = new Float64Array(1 << this.bits);

  add(cell: number, records: number): void {
    if (records === 0) return;
    const place = this.placeOf(cell);
    if (this.cells[place] === free) {
      this.cells[place] = cell;
      this.size += 1;
    }
    this.records[place] = (this.records[place] ?? 0) + records;
    if (2 * this.size > this.cells.length) this.grow();
  }

  entries(): CellEntries {
    const cells = this.cells.filter((cell) => cell !== free).sort();
    const records = cells.map((cell) => this.records[this.placeOf(cell)] ?? 0);
    return { cells, records };
  }

  /** The place of the cell in the hash table, or the place where it belongs. */
  private placeOf(cell: number): number {
    const mask = this.cells.length - 1;
    const mixed = Math.imul((cell % 4_294_967_296) ^ Math.floor(cell / 4_294_967_296), 0x9e3779b1);
    let place = mixed >>> (32 - this.bits);
    for (let known = this.cells[place]; known !== cell && known !== free; known = this.cells[place])
      place = (place + 1) & mask;
    return place;
  }

  private grow(): void {
    const { cells, records } = this;
    this.bits += 1;
    this.cells = new Float64Array(1 << this.bits).fill(free);
    this.records = new Float64Array(1 << this.bits);
    cells.forEach((cell, old) => {
      if (cell === free) return;
      const place = this.placeOf(cell);
      this.cells[place] = cell;
      this.records[place] = records[old] ?? 0;
    });
  }
}
