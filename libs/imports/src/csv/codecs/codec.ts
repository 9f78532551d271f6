/** A value that was read, or what is wrong with its cell, as the end of a sentence that names the cell. */
export type Read<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string };

/** How one member stands in a cell. */
export interface Codec<Value> {
  /** What an unknown member is, and one that a cell clears. It is written as an empty cell. */
  readonly nothing: Value;
  /** Whether a spreadsheet could take the cell for a formula, so that it is guarded. */
  readonly isText: boolean;
  /** @param text - not empty, without white space at its ends */
  read(text: string): Read<Value>;
  /** Whatever `read` reads as the same value. */
  write(value: Value): string;
}

export const read = <Value>(value: Value): Read<Value> => ({ ok: true, value });

export const wrong = (problem: string): { readonly ok: false; readonly problem: string } => ({
  ok: false,
  problem,
});
