const zero = 48;
/** Most digits of a record number that is read as a number. */
const digitLimit = 9;

/** The whole number in a cell, if it is written without leading zeros; -1 for anything else. */
export function numberIn(bytes: Uint8Array, start: number, end: number): number {
  const digits = end - start;
  if (digits < 1 || digits > digitLimit || (digits > 1 && bytes[start] === zero)) return -1;
  let number = 0;
  for (let i = start; i < end; i += 1) {
    const digit = (bytes[i] ?? 0) - zero;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** The name of a batch: tabulator and batch, and the record where it is not a number. */
export function batchKey(tabulator: string, batch: string, record?: string): string {
  // No text of a cell holds a NUL.
  return record === undefined ? `${tabulator}\0${batch}` : `${tabulator}\0${batch}\0${record}`;
}

/** The parts of a name that {@link batchKey} made. */
export interface BatchParts {
  readonly tabulator: string;
  readonly batch: string;
  /** Undefined where the record has a number. */
  readonly record: string | undefined;
}

/** The parts of a name of a batch. */
export function partsOf(key: string): BatchParts {
  const [tabulator = '', batch = '', record] = key.split('\0');
  return { tabulator, batch, record };
}
