/**
 * The seeds that a test tries: a few at any time, more with `CI` set. `CROSSVOTE_MUTATIONS` says another number of each
 * test, and `CROSSVOTE_FIRST_SEED` where they begin.
 *
 * @param few - how many where a person waits
 * @param many - how many with `CI` set
 */
export function seedsFrom(few: number, many: number): readonly number[] {
  const { CROSSVOTE_MUTATIONS, CROSSVOTE_FIRST_SEED, CI } = process.env;
  const count = Number(CROSSVOTE_MUTATIONS ?? (CI ? many : few));
  const first = Number(CROSSVOTE_FIRST_SEED ?? 0);
  return Array.from({ length: count }, (_, place) => first + place);
}
