/** Contests of which each meets another on a record, directly or through others. */
export interface ContestGroup {
  readonly contests: readonly number[];
  /** Records that have at least one of them. */
  readonly records: number;
}

interface Component {
  readonly contests: number[];
  /** Bit for each record of the block: whether it has one of the contests. */
  readonly presence: Uint32Array;
}

/**
 * The groups of one block. O(contests × groups × records / 32).
 *
 * @param presences - of each contest that occurs, a bit for each record that has it
 */
export function groupsOfBlock(presences: ReadonlyMap<number, Uint32Array>): ContestGroup[] {
  let components: Component[] = [];
  for (const [contest, presence] of presences) {
    const met = components.filter((component) => intersect(component.presence, presence));
    const [first, ...others] = met;
    if (!first) {
      components.push({ contests: [contest], presence: presence.slice() });
      continue;
    }
    unite(first.presence, presence);
    first.contests.push(contest, ...others.flatMap(({ contests }) => contests));
    for (const other of others) unite(first.presence, other.presence);
    if (others.length > 0) components = components.filter((one) => !others.includes(one));
  }
  return components.map(({ contests, presence }) => ({ contests, records: countBits(presence) }));
}

/**
 * Finds which contests can be crossed: two contests are of one group when they stand on one record, or are
 * linked by others that do. Contests of different groups never meet: they are on different cards of a ballot
 * that the export does not link, or on different ballots.
 */
export class ContestGroups {
  private readonly parents: number[] = [];
  /** Records of merged groups, at one contest of each. */
  private readonly records: number[] = [];

  /** Adds the groups of other records. */
  merge(groups: readonly ContestGroup[]): void {
    for (const { contests, records } of groups) {
      const [first] = contests;
      if (first === undefined) continue;
      for (const contest of contests) this.parents[this.root(contest)] = this.root(first);
      this.records[first] = (this.records[first] ?? 0) + records;
    }
  }

  /** The groups of the contests that occurred, each in ascending order. */
  groups(): ContestGroup[] {
    const byRoot = new Map<number, { contests: number[]; records: number }>();
    this.parents.forEach((_, contest) => {
      const root = this.root(contest);
      const group = byRoot.get(root) ?? { contests: [], records: 0 };
      byRoot.set(root, group);
      group.contests.push(contest);
      // Groups of one block share no record, and blocks neither.
      group.records += this.records[contest] ?? 0;
    });
    return [...byRoot.values()];
  }

  private root(contest: number): number {
    const parent = (this.parents[contest] ??= contest);
    return parent === contest ? contest : (this.parents[contest] = this.root(parent));
  }
}

function intersect(a: Uint32Array, b: Uint32Array): boolean {
  for (let i = 0; i < a.length; i += 1) if (((a[i] ?? 0) & (b[i] ?? 0)) !== 0) return true;
  return false;
}

function unite(into: Uint32Array, other: Uint32Array): void {
  for (let i = 0; i < into.length; i += 1) into[i] = (into[i] ?? 0) | (other[i] ?? 0);
}

function countBits(words: Uint32Array): number {
  let count = 0;
  for (const word of words) {
    let bits = word - ((word >>> 1) & 0x55555555);
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    bits = (bits + (bits >>> 4)) & 0x0f0f0f0f;
    count += Math.imul(bits, 0x01010101) >>> 24;
  }
  return count;
}
