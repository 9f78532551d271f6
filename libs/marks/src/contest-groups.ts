/** Contests that are linked: each is on a record with another one, directly or through other contests. */
export interface ContestGroup {
  readonly contests: readonly number[];
  /** Number of records that have at least one of the contests. */
  readonly records: number;
}

interface Component {
  readonly contests: number[];
  /** A bit for each record of the block: whether it has one of the contests. */
  readonly presence: Uint32Array;
}

/**
 * The groups of one block. O(contests × groups × records / 32).
 *
 * @param presences - for each contest that occurs: a bit for each record that has it
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
 * Finds which contests can be crossed. Two contests are in one group when they are on one record, or when other
 * contests link them. Contests of different groups are never on one record: they are on different ballots, or on
 * different cards of a ballot that the export does not link.
 */
export class ContestGroups {
  private readonly parents: number[] = [];
  /** Numbers of records of merged groups, each at one contest of the group. */
  private readonly records: number[] = [];

  /** Adds groups that were found among other records. */
  merge(groups: readonly ContestGroup[]): void {
    for (const { contests, records } of groups) {
      const [first] = contests;
      if (first === undefined) continue;
      for (const contest of contests) this.parents[this.root(contest)] = this.root(first);
      this.records[first] = (this.records[first] ?? 0) + records;
    }
  }

  /** The groups of all contests that occur. Contests are in ascending order. */
  groups(): ContestGroup[] {
    const byRoot = new Map<number, { contests: number[]; records: number }>();
    this.parents.forEach((_, contest) => {
      const root = this.root(contest);
      const group = byRoot.get(root) ?? { contests: [], records: 0 };
      byRoot.set(root, group);
      group.contests.push(contest);
      // Neither groups of one block nor different blocks share a record, so numbers can be added.
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
