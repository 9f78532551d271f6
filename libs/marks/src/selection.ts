import type { Mark, Selection } from '@crossvote/election';

const declarations = ['nothing', 'overvoted', 'redacted'] as const;

/** A text that is equal for two selections exactly when they are equal, whatever the order of their marks. */
export function selectionKey(selection: Selection): string {
  const marks = selection.marks
    .map(({ choice, rank }) => `${rank}:${choice}`)
    .sort()
    .join(',');
  return selection.declared === 'nothing' ? marks : `${selection.declared} ${marks}`;
}

function writeVarint(out: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    out.push((rest & 127) | 128);
    rest >>>= 7;
  }
  out.push(rest);
}

/**
 * The selections of a block as bytes. Each is a number 4 × marks + declaration, then choice and rank of every
 * mark; all numbers are base-128 varints, the low seven bits first.
 */
export function encodeDictionary(selections: readonly Selection[]): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  for (const { marks, declared } of selections) {
    writeVarint(out, marks.length * 4 + declarations.indexOf(declared));
    for (const { choice, rank } of marks) {
      writeVarint(out, choice);
      writeVarint(out, rank);
    }
  }
  return Uint8Array.from(out);
}

/**
 * The inverse of {@link encodeDictionary}.
 *
 * @throws RangeError when the bytes are not a dictionary: the database was damaged.
 */
export function decodeDictionary(bytes: Uint8Array): Selection[] {
  let place = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 32; shift += 7) {
      const byte = bytes[place++];
      // A fifth byte may only hold the upper four of 32 bits.
      if (byte === undefined || (shift === 28 && byte > 15)) break;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw new RangeError('damaged selection dictionary');
  };
  const selections: Selection[] = [];
  while (place < bytes.length) {
    const head = readVarint();
    const declared = declarations[head & 3];
    if (!declared) throw new RangeError('damaged selection dictionary');
    const marks: Mark[] = [];
    for (let count = head >>> 2; count > 0; count -= 1)
      marks.push({ choice: readVarint(), rank: readVarint() });
    selections.push({ marks, declared });
  }
  return selections;
}
