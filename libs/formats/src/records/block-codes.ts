import { attributeKinds, type CvrSink } from '../cvr-sink.ts';

/** Codes that a sink gave in its current block, by a key of the selection or value. */
export class BlockCodes<Key = string> {
  private readonly codes = new Map<Key, number>();

  /** @param limit - most codes that are remembered; a forgotten code is asked for again */
  constructor(private readonly limit = 1 << 20) {}

  /** The code of a key. @param ask - gets the code from the sink, once in each block */
  of(key: Key, ask: () => number): number {
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    const code = ask();
    if (this.codes.size >= this.limit) this.codes.clear();
    this.codes.set(key, code);
    return code;
  }

  /** The sink began a new block: codes are void. */
  forget(): void {
    this.codes.clear();
  }
}

/** Sets the attributes of records. Asks the sink for the code of each value once in each block. */
export class AttributeCodes {
  private readonly codes = attributeKinds.map(() => new BlockCodes());

  constructor(private readonly sink: Pick<CvrSink, 'attributeCode' | 'setAttribute'>) {}

  /** Sets an attribute of the current record; does nothing for an empty value. */
  set(kind: number, value: string): void {
    if (value === '') return;
    const code = this.codes[kind]?.of(value, () => this.sink.attributeCode(kind, value));
    if (code !== undefined) this.sink.setAttribute(kind, code);
  }

  /** The sink began a new block: codes are void. */
  forget(): void {
    for (const codes of this.codes) codes.forget();
  }
}
