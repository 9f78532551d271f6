/** Numbers of 32 bits, as many as there come. */
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
