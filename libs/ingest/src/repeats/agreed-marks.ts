/** So many different marks do not agree by chance alone. */
const tellingMarks = 10;

/**
 * Counts the different marks on which records of two files agree. Where nearly all ballots have the same marks, most
 * records agree by chance, but records with other marks do not.
 */
export class AgreedMarks {
  private readonly counts = new Map<number, number>();

  /** Adds the marks of two records that agree. */
  add(marks: number): void {
    const count = this.counts.get(marks);
    if (count === undefined && this.counts.size >= tellingMarks) return;
    this.counts.set(marks, (count ?? 0) + 1);
  }

  /**
   * Whether the agreement is more than chance, for records that agree nine times in ten. By chance, fewer than one in
   * three hundred agree on other marks than the most frequent ones.
   *
   * @param shared - number of records that were compared
   */
  isTelling(shared: number): boolean {
    const counts = [...this.counts.values()];
    const others = counts.reduce((sum, count) => sum + count, 0) - Math.max(0, ...counts);
    return counts.length >= tellingMarks || (others >= tellingMarks && others * 100 >= shared);
  }
}
