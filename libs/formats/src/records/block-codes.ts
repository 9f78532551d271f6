import { attributeKinds, type CvrSink } from '../cvr-sink.ts';

/** Codes that a sink gave in its present block, by what tells selections or values apart. */
export class BlockCodes<Key = string> {
  private readonly codes = new Map<Key, number>();

  /** @param limit - codes that are remembered; one that is forgotten is asked for anew */
  constructor(private readonly limit = 1 << 20) {}

  /** The code of a key. @param ask - gets it from the sink, once a block */
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

/** Sets the attributes of records, and asks the sink once a block for the code of each value. */
export class AttributeCodes {
  private readonly codes = attributeKinds.map(() => new BlockCodes());

  constructor(private readonly sink: Pick<CvrSink, 'attributeCode' | 'setAttribute'>) {}

  /** Says what the present record has of an attribute; nothing where the value is empty. */
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
