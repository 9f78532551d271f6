import { CdfNode, type CdfMember } from './cdf-node.ts';

/** Parts of a record that are large, name people or ballots, or are not counted. */
const passedOver: ReadonlySet<string> = new Set([
  'Annotation',
  'BallotImage',
  'MarkMetricValue',
  'Notes',
  'WriteInImage',
]);

/** The size of a member. */
export interface MemberSize {
  readonly values: number;
  readonly characters: number;
}

/** Most values and characters of one member. Of a larger member only its place is known. */
const limits = {
  CVR: { values: 200_000, characters: 4 << 20 },
  others: { values: 4_000_000, characters: 128 << 20 },
};

/**
 * Builds the members of a report from its elements, one at a time. Parts that are not wanted are dropped at once, so
 * the memory is that of the largest member.
 */
export class MemberBuilder {
  /** The report, the member and its open elements; empty within parts that are skipped. */
  private readonly open: CdfNode[] = [];
  private depth = 0;
  private skippedAt = 0;
  private memberName = '';
  private memberLine: number | undefined;
  private values = 0;
  private characters = 0;
  private problem: CdfMember['problem'];

  /**
   * @param wanted - names of the members to build
   * @param onMember - called for each complete member
   * @param onPassed - called with the names of other members, which are skipped
   */
  constructor(
    private readonly wanted: ReadonlySet<string>,
    private readonly onMember: (member: CdfMember) => void,
    private readonly onPassed?: (name: string) => void,
  ) {}

  /** An element begins. */
  begin(name: string, line?: number): void {
    this.depth += 1;
    if (this.skippedAt > 0 || this.depth === 1) return;
    const isMember = this.depth === 2;
    if (isMember ? !this.wanted.has(name) : passedOver.has(name)) {
      if (isMember) this.onPassed?.(name);
      this.skippedAt = this.depth;
      return;
    }
    if (isMember) this.beginMember(name, line);
    this.count(name.length);
    if (this.problem && !isMember) {
      this.skippedAt = this.depth;
      return;
    }
    const node = new CdfNode();
    this.open.at(-1)?.add(name, node);
    this.open.push(node);
  }

  /** Names of attributes of the open element that are not values. */
  attributes(names: readonly string[]): void {
    const node = this.open.at(-1);
    if (names.length === 0 || this.skippedAt > 0 || !node) return;
    this.count(names.join('').length);
    if (!this.problem) node.attributes = names;
  }

  /** Plain text of the element that is open. */
  text(text: string): void {
    const node = this.open.at(-1);
    if (this.skippedAt > 0 || !node) return;
    this.count(text.length);
    if (!this.problem) node.text = text;
  }

  /** The element that is open ends. */
  end(): void {
    this.depth -= 1;
    if (this.skippedAt > 0) {
      if (this.depth < this.skippedAt) this.skippedAt = 0;
      return;
    }
    const node = this.open.pop();
    if (!node || this.depth !== 1) return;
    const { memberName: name, memberLine: line, problem } = this;
    this.onMember({ name, node, line, problem });
  }

  /** An element that is a plain value. */
  value(name: string, text: string): void {
    this.begin(name);
    this.text(text);
    this.end();
  }

  /** An element that was built earlier, as a member without a name. */
  whole(name: string, node: CdfNode, { values, characters }: MemberSize): void {
    if (this.skippedAt > 0 || passedOver.has(name)) return;
    this.count(name.length + characters, values);
    this.open.at(-1)?.add(name, node);
  }

  /** Size of the current member. */
  get size(): MemberSize {
    return { values: this.values, characters: this.characters };
  }

  /** Notes a problem of the current member. */
  spoil(code: string, message: string): void {
    this.problem ??= { code, message };
  }

  private beginMember(name: string, line: number | undefined): void {
    this.memberName = name;
    this.memberLine = line;
    this.values = 0;
    this.characters = 0;
    this.problem = undefined;
  }

  private count(characters: number, values = 1): void {
    const limit = this.memberName === 'CVR' ? limits.CVR : limits.others;
    this.values += values;
    this.characters += characters;
    if (this.values > limit.values || this.characters > limit.characters)
      this.spoil('too_large', `${this.memberName} holds more than any export does`);
  }
}
