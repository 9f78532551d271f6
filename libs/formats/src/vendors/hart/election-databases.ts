/**
 * Finds archives and folders with records of one election database: they share a contest with the same id and name. In
 * another database the same contest has another id.
 */
export class ElectionDatabases {
  /** The archives and folders in order, each with all archives and folders of its database. */
  private readonly lists = new Map<string, string[]>();
  private last: string | undefined;

  /** Notes that the next record is in an archive or folder. */
  meet(container: string): void {
    if (container !== this.last) this.listOf(container);
    this.last = container;
  }

  /** Notes that two archives or folders share a contest. */
  join(one: string, other: string): void {
    const [joined, added] = [this.listOf(one), this.listOf(other)];
    if (joined === added) return;
    for (const container of added) {
      joined.push(container);
      this.lists.set(container, joined);
    }
  }

  /** The name of the database of each archive or folder: the first archive or folder of that database. */
  names(): ReadonlyMap<string, string> {
    const first = new Map<string[], string>();
    for (const [container, list] of this.lists) if (!first.has(list)) first.set(list, container);
    return new Map([...this.lists].map(([container, list]) => [container, first.get(list) ?? '']));
  }

  private listOf(container: string): string[] {
    const list = this.lists.get(container) ?? [container];
    this.lists.set(container, list);
    return list;
  }
}
