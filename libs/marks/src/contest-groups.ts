import type { MarkBlock } from './mark-block.ts';
import { unpackCodes } from './packed-codes.ts';

interface Component {
  readonly contests: number[];
  /** Bit for each record of the block: whether it has one of the contests. */
  readonly presence: Uint32Array;
}

/**
 * Finds which contests can be crossed: two contests are of one group when they stand on one record, or are
 * linked by others that do. Contests of different groups never meet: they are on different cards of a ballot
 * that the export does not link, or on different ballots.
 */
export class ContestGroups {
  private readonly parents: number[] = [];

  /** Adds one block. O(contests × (records + groups × records / 32)). */
  add(marks: ReadonlyMap<number, MarkBlock>, recordCount: number): void {
    let components: Component[] = [];
    for (const [contest, block] of marks) {
      const presence = presenceOf(block, recordCount);
      if (!presence) continue;
      this.root(contest);
      const met = components.filter((component) => intersect(component.presence, presence));
      for (const component of met) unite(presence, component.presence);
      const merged = { contests: [contest, ...met.flatMap(({ contests }) => contests)], presence };
      components = [...components.filter((component) => !met.includes(component)), merged];
    }
    for (const { contests } of components) {
      for (const contest of contests)
        this.parents[this.root(contest)] = this.root(contests[0] ?? contest);
    }
  }

  /** The groups of the contests that occurred, each in ascending order. */
  groups(): number[][] {
    const byRoot = new Map<number, number[]>();
    this.parents.forEach((_, contest) => {
      const root = this.root(contest);
      byRoot.set(root, [...(byRoot.get(root) ?? []), contest]);
    });
    return [...byRoot.values()];
  }

  private root(contest: number): number {
    const parent = (this.parents[contest] ??= contest);
    return parent === contest ? contest : (this.parents[contest] = this.root(parent));
  }
}

function presenceOf(block: MarkBlock, recordCount: number): Uint32Array | undefined {
  const codes = unpackCodes(block, recordCount);
  const presence = new Uint32Array((recordCount + 31) >>> 5);
  let any = 0;
  for (let i = 0; i < recordCount; i += 1) {
    const bit = codes[i] === 0 ? 0 : 1;
    any |= bit;
    presence[i >>> 5] = (presence[i >>> 5] ?? 0) | (bit << (i & 31));
  }
  return any === 0 ? undefined : presence;
}

function intersect(a: Uint32Array, b: Uint32Array): boolean {
  for (let i = 0; i < a.length; i += 1) if (((a[i] ?? 0) & (b[i] ?? 0)) !== 0) return true;
  return false;
}

function unite(into: Uint32Array, other: Uint32Array): void {
  for (let i = 0; i < into.length; i += 1) into[i] = (into[i] ?? 0) | (other[i] ?? 0);
}
