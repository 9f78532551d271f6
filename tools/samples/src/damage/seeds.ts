/**
 * The seeds of a test: a few, or more with `CI` set. `CROSSVOTE_MUTATIONS` sets another number for each test, and
 * `CROSSVOTE_FIRST_SEED` the first seed.
 *
 * @param few - number of seeds where a person waits
 * @param many - number of seeds with `CI` set
 */
export function seedsFrom(few: number, many: number): readonly number[] {
  const { CROSSVOTE_MUTATIONS, CROSSVOTE_FIRST_SEED, CI } = process.env;
  const count = Number(CROSSVOTE_MUTATIONS ?? (CI ? many : few));
  const first = Number(CROSSVOTE_FIRST_SEED ?? 0);
  return Array.from({ length: count }, (_, place) => first + place);
}
