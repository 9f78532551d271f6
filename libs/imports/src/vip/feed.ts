import type { FeedReport } from './feed-report.ts';
import { describeNode, idsOf, textOf, type VipNode } from './vip-node.ts';

/** What is read of a feed: its elements by kind and by id. */
export class Feed {
  private readonly kinds = new Map<string, VipNode[]>();
  private readonly ids = new Map<string, VipNode>();
  /** References that were said to lead nowhere. */
  private readonly dangling = new Set<string>();

  constructor(readonly report: FeedReport) {}

  /** Takes an element directly below the root. */
  add(node: VipNode): void {
    const known = this.ids.get(node.id);
    if (known && node.id !== '') {
      const first = `line ${known.line} (${known.name})`;
      this.report.refuse(
        'vip_duplicate_id',
        `${describeNode(node)} has the id of an element in ${first}, which is taken`,
        node.line,
      );
      return;
    }
    if (node.id !== '') this.ids.set(node.id, node);
    const alike = this.kinds.get(node.name);
    if (alike) alike.push(node);
    else this.kinds.set(node.name, [node]);
  }

  /** The elements of some kinds; of each kind in the order of the feed. */
  all(...kinds: readonly string[]): readonly VipNode[] {
    return kinds.flatMap((kind) => this.kinds.get(kind) ?? []);
  }

  /**
   * The elements that a child of `node` refers to. Ids that the feed lacks, or that are of something else, are said and left
   * out.
   */
  referred(node: VipNode, child: string, ...kinds: readonly string[]): VipNode[] {
    return idsOf(node, child).flatMap((id) => {
      const found = this.ids.get(id);
      if (found && kinds.includes(found.name)) return [found];
      this.sayDangling(node, child, id, found);
      return [];
    });
  }

  /** Each once, however often it is followed. */
  private sayDangling(node: VipNode, child: string, id: string, found?: VipNode): void {
    const reference = JSON.stringify([node.line, describeNode(node), child, id]);
    if (this.dangling.has(reference)) return;
    this.dangling.add(reference);
    const what = found ? `which is a ${found.name}` : 'which is not in the feed';
    this.report.warn(
      'vip_dangling',
      `${describeNode(node)}: its ${child} is ${JSON.stringify(id.slice(0, 60))}, ${what}`,
      node.line,
    );
  }

  /** A child that is true or false; undefined where it is neither, which is said. */
  flag(node: VipNode, child: string): boolean | undefined {
    const text = textOf(node, child);
    if (text === '') return undefined;
    if (text === 'true' || text === '1') return true;
    if (text === 'false' || text === '0') return false;
    this.sayUnreadable(node, child, text, 'true or false');
    return undefined;
  }

  /** A child that is a whole number from `least` to 9999; undefined where it is none, which is said. */
  count(node: VipNode, child: string, least: number): number | undefined {
    const text = textOf(node, child);
    if (text === '') return undefined;
    const number = /^\d{1,4}$/.test(text) ? Number(text) : -1;
    if (number >= least) return number;
    this.sayUnreadable(node, child, text, `a number from ${least} to 9999`);
    return undefined;
  }

  sayUnreadable(node: VipNode, child: string, text: string, expected: string): void {
    this.report.warn(
      'vip_unreadable',
      `${describeNode(node)}: its ${child} is ${JSON.stringify(text.slice(0, 60))}, which is not ${expected}; left out`,
      node.line,
    );
  }
}
