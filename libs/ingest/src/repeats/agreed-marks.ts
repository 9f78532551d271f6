/** So many different marks do not agree by chance. */
const tellingMarks = 10;

/**
 * What records of two files mark on which they agree. Where nearly all ballots mark the same, most agree by chance; those
 * that mark something else do not.
 */
export class AgreedMarks {
  private readonly counts = new Map<number, number>();

  /** Takes in what two records mark, and mark alike. */
  add(marks: number): void {
    const count = this.counts.get(marks);
    if (count === undefined && this.counts.size >= tellingMarks) return;
    this.counts.set(marks, (count ?? 0) + 1);
  }

  /**
   * Whether they would not agree by chance, of records that agree nine times in ten: chance makes fewer than one in
   * three hundred agree on something else than the most frequent marks.
   *
   * @param shared - records that were compared
   */
  isTelling(shared: number): boolean {
    const counts = [...this.counts.values()];
    const others = counts.reduce((sum, count) => sum + count, 0) - Math.max(0, ...counts);
    return counts.length >= tellingMarks || (others >= tellingMarks && others * 100 >= shared);
  }
}
