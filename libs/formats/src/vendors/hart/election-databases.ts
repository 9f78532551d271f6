/**
 * Which archives and folders hold records of one election database: those that have a contest of one id and name. In
 * another database the same contest has another id.
 */
export class ElectionDatabases {
  /** The archives and folders in their order, each with all of its database. */
  private readonly lists = new Map<string, string[]>();
  private last: string | undefined;

  /** Takes note that the next record is in an archive or folder. */
  meet(container: string): void {
    if (container !== this.last) this.listOf(container);
    this.last = container;
  }

  /** Takes note that two archives or folders have a contest together. */
  join(one: string, other: string): void {
    const [joined, added] = [this.listOf(one), this.listOf(other)];
    if (joined === added) return;
    for (const container of added) {
      joined.push(container);
      this.lists.set(container, joined);
    }
  }

  /** What stands for the database of each archive or folder: the one of its own that was met first. */
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
