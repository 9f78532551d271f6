import type { Group } from './contest-group.ts';

/** The contests of an export by what files call them. */
export class ContestIndex {
  readonly all: Group[] = [];
  private readonly byLabel = new Map<string, Group[]>();
  private readonly keys = new Map<string, Group>();
  /** Of the labels met in a file, the contests that had them before. */
  private readonly before = new Map<string, readonly Group[]>();

  /** The contests of the next file are looked for. */
  beginFile(): void {
    this.before.clear();
  }

  of(key: string): Group | undefined {
    return this.keys.get(key);
  }

  /** Each label with the contests that have it. */
  labels(): Iterable<[string, readonly Group[]]> {
    return this.byLabel;
  }

  called(label: string): readonly Group[] {
    return this.byLabel.get(label) ?? [];
  }

  /** Those that had a label before the present file. */
  calledBefore(label: string): readonly Group[] {
    const known = this.before.get(label) ?? [...this.called(label)];
    this.before.set(label, known);
    return known;
  }

  /**
   * Adds a contest.
   *
   * @param labels - its title, and what the report calls it, where that is another text
   * @param occurrence - how many of its title came before it in its file
   * @param name - what a person calls it
   */
  add(labels: readonly string[], occurrence: number, name?: string): Group {
    const [title = '', shownAs = title] = labels;
    const key = JSON.stringify([this.all.length, title]);
    const isDecided = name !== undefined;
    const group = {
      ...{ key, name, title, shownAs, occurrence, isDecided },
      ...{ all: new Map(), byFile: new Map(), ids: new Map(), members: [] },
    };
    this.all.push(group);
    this.keys.set(key, group);
    this.label(group, labels);
    return group;
  }

  /** Another file calls a contest so. */
  label(group: Group, labels: readonly string[]): void {
    for (const label of new Set(labels)) {
      const groups = this.byLabel.get(label);
      if (!groups) this.byLabel.set(label, [group]);
      else if (!groups.includes(group)) groups.push(group);
    }
  }
}
