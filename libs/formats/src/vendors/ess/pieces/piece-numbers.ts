import { isDigits } from '../record-numbers.ts';
import type { EssPieceReport } from './piece-task.ts';
import type { RawCell } from './raw-cell.ts';

/** A growing list of 32-bit numbers. */
export class NumberList {
  length = 0;
  private numbers = new Int32Array(1024);

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const grown = new Int32Array(2 * this.numbers.length);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers[this.length] = number;
    this.length += 1;
  }

  /** The numbers so far; begins anew. */
  take(): Int32Array<ArrayBuffer> {
    const taken = this.numbers.slice(0, this.length);
    this.length = 0;
    return taken;
  }
}

/** Collects the record numbers of a piece. */
export class PieceNumbers {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;
  private readonly ends = new NumberList();

  /** Adds the number in a cell. @returns false where it is not a plain number */
  add(bytes: Uint8Array, cell: RawCell): boolean {
    const start = cell.innerStart(bytes);
    const end = cell.innerEnd(bytes);
    if (!isDigits(bytes, start, end)) return false;
    while (this.length + end - start > this.bytes.length) this.grow();
    for (let i = start; i < end; i += 1) {
      this.bytes[this.length] = bytes[i] ?? 0;
      this.length += 1;
    }
    this.ends.push(this.length);
    return true;
  }

  /** The numbers so far; begins anew. */
  take(): Pick<EssPieceReport, 'numbers' | 'numberEnds'> {
    const numbers = this.bytes.slice(0, this.length);
    this.length = 0;
    return { numbers, numberEnds: this.ends.take() };
  }

  private grow(): void {
    const grown = new Uint8Array(2 * this.bytes.length);
    grown.set(this.bytes);
    this.bytes = grown;
  }
}
