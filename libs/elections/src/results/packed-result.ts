/**
 * The counts of a race as bytes. The numbers in them are those of {@link ByteWriter}.
 *
 * `units` has the numbers of the units, ascending: each as its difference to the one before, the first to 0. So these
 * bytes are the same for all races of the same units.
 *
 * `counts` has
 * 1. the form, {@link packedForm};
 * 2. how many candidates, and each position as its difference to the one before, the first to -1;
 * 3. how many columns, and the name of each;
 * 4. how many times, and each of them (`unit-times.ts`);
 * 5. for each unit: precincts reporting, precincts, electoral votes, each + 1 and 0 for "not given"; the place of its time,
 *    from 1, or 0 for none; then, for each candidate and each column, the count + 1, or 0 for "not given".
 */
export interface PackedResult {
  readonly units: Uint8Array<ArrayBuffer>;
  readonly counts: Uint8Array<ArrayBuffer>;
}

/** Number of the form of {@link PackedResult.counts}; another form gets another number. */
export const packedForm = 1;
