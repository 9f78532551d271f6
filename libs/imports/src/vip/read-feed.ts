import {
  parsePlainXml,
  quoteValue,
  readXml,
  type ChildTaker,
  type ExportFile,
} from '@crossvote/opening';
import { elementRules, repeatable, type ElementRule } from './element-rules.ts';
import { Feed } from './feed.ts';
import type { FeedReport } from './feed-report.ts';
import type { VipNode } from './vip-node.ts';

/** Most elements below one child of the root. Hours of a year in half days are less than a tenth of it. */
const partsLimit = 20_000;
/** Longest text of one element, in characters: of a long law. */
const textLimit = 1 << 20;
/** Most that is kept of a feed: an element counts 1, and so do 100 characters of text. The largest states need a third. */
const weightLimit = 1_500_000;

/**
 * Reads a feed of the Voting Information Project, streaming. Streets are dropped as they come.
 *
 * @throws FileError where it is not well-formed, not such a feed, or of a version that is not read
 */
export async function readFeed(
  file: Pick<ExportFile, 'name' | 'read'>,
  report: FeedReport,
): Promise<Feed> {
  const builder = new FeedBuilder(report);
  const children: ChildTaker = {
    name: 'StreetSegment',
    take: (xml) => {
      if (!parsePlainXml(xml)) return false;
      report.leaveOut('StreetSegment');
      return true;
    },
  };
  await readXml(file, {
    open: (name, attributes, line) => {
      builder.open(name, attributes, line);
    },
    close: (_, text) => {
      builder.close(text);
    },
    children,
    textLimit,
  });
  return builder.feed;
}

interface OpenElement {
  /** Undefined for the root, and for what is not read. */
  readonly node: VipNode | undefined;
  /** Undefined where nothing below is read. */
  readonly rule: ElementRule | undefined;
  readonly path: string;
}

const notRead: OpenElement = { node: undefined, rule: undefined, path: '' };

/** Builds the elements that are read. */
class FeedBuilder {
  readonly feed: Feed;
  private readonly stack: OpenElement[] = [];
  private parts = 0;
  private weight = 0;

  constructor(private readonly report: FeedReport) {
    this.feed = new Feed(report);
  }

  open(name: string, attributes: ReadonlyMap<string, string>, line: number): void {
    const above = this.stack.at(-1);
    if (!above) this.openRoot(name, attributes, line);
    else this.stack.push(this.element(above, name, attributes, line));
  }

  close(text: string): void {
    const closed = this.stack.pop();
    if (!closed?.node) return;
    this.refuseControls(text, closed.node.line);
    closed.node.text = text.trim();
    this.weight += 1 + closed.node.text.length / 100;
    if (this.weight > weightLimit)
      this.report.fail(
        'vip_too_large',
        'has more precincts, places and people than any state',
        closed.node.line,
      );
    const above = this.stack.at(-1);
    if (above?.node) above.node.children.push(closed.node);
    else if (this.stack.length === 1) this.feed.add(closed.node);
  }

  private openRoot(name: string, attributes: ReadonlyMap<string, string>, line: number): void {
    if (name === 'vip_object')
      this.report.fail('vip_version', 'is a feed of VIP 3; only VIP 5 and 6 are read', line);
    if (name !== 'VipObject')
      this.report.fail(
        'vip_not_a_feed',
        `begins with ${quoteValue(name)}, not with VipObject`,
        line,
      );
    const version = attributes.get('schemaVersion') ?? '';
    if (version === '')
      this.report.assume('vip_version', 'states no schemaVersion; read as VIP 5 or 6', line);
    else if (!/^[56](?:\.\d+)*$/.test(version))
      this.report.fail(
        'vip_version',
        `is of version ${quoteValue(version)} of VIP; only 5 and 6 are read`,
        line,
      );
    this.stack.push({ node: undefined, rule: elementRules, path: '' });
  }

  private element(
    above: OpenElement,
    name: string,
    attributes: ReadonlyMap<string, string>,
    line: number,
  ): OpenElement {
    if (!above.rule) return notRead;
    const path = above.path === '' ? name : `${above.path}/${name}`;
    const rule = Object.hasOwn(above.rule, name) ? above.rule[name] : undefined;
    if (rule === 'left-out') this.report.leaveOut(path);
    else if (!rule)
      this.report.warn(
        'vip_unknown',
        `the element ${path.slice(0, 80)} is not known; left out`,
        line,
      );
    if (rule === undefined || rule === 'left-out') return notRead;
    if (this.isRepeated(above, name, path, line)) return notRead;
    this.countPart(above, path, line);
    const id = attributes.get('id') ?? '';
    this.refuseControls(id, line);
    const language = (attributes.get('language') ?? '').toLowerCase();
    return { node: { name, id, language, line, text: '', children: [] }, rule, path };
  }

  /** They would steer the terminal of whoever looks at a name. */
  private refuseControls(text: string, line: number): void {
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text))
      this.report.fail('xml_malformed', 'has a control character, which XML forbids', line);
  }

  private isRepeated({ node }: OpenElement, name: string, path: string, line: number): boolean {
    if (!node || repeatable.has(name)) return false;
    if (!node.children.some((child) => child.name === name)) return false;
    this.report.warn('vip_repeated', `${path} stands more than once; the first is taken`, line);
    return true;
  }

  private countPart({ node }: OpenElement, path: string, line: number): void {
    this.parts = node ? this.parts + 1 : 0;
    if (this.parts > partsLimit)
      this.report.fail(
        'vip_too_large',
        `has more than ${partsLimit} elements within one ${path.split('/', 1)[0] ?? ''}: refused as hostile`,
        line,
      );
  }
}
