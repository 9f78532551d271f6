import { describePlace, quoteValue, type Place } from '@crossvote/opening';
import type { TableProblems } from '../read/table-problems.ts';

/** Keys of one kind of thing, each of which may be given once. */
export class KeyBook {
  private readonly places = new Map<string, Place>();

  constructor(
    private readonly what: string,
    private readonly problems: TableProblems,
  ) {}

  /**
   * Takes a key.
   *
   * @param key - empty where no name makes one
   * @returns whether the thing can have it
   */
  take(key: string, place: Place): boolean {
    if (key === '') this.problems.add(place, 'no key follows from the name; fill the column key');
    const before = this.places.get(key);
    if (before)
      this.problems.add(
        place,
        `the ${this.what} ${quoteValue(key)} stands on ${describePlace(before)} already; where they are two, give each a key`,
      );
    if (key === '' || before) return false;
    this.places.set(key, place);
    return true;
  }
}
