const noNodes: readonly CdfNode[] = [];
const noNames: readonly string[] = [];

/** One element of a report, the same from JSON and from XML: its text, and its children by name in their order. */
export class CdfNode {
  text = '';
  /** Whether it stands in several records, and is not changed any more. */
  isShared = false;
  /** Names of attributes that stand for no value of JSON. */
  attributes: readonly string[] = noNames;
  private children: Map<string, CdfNode[]> | undefined;

  /** Adds a child. */
  add(name: string, child: CdfNode): void {
    this.children ??= new Map();
    const same = this.children.get(name);
    if (same) same.push(child);
    else this.children.set(name, [child]);
  }

  /** All children of a name: a list of JSON, repeated elements of XML, or a single one of either. */
  all(name: string): readonly CdfNode[] {
    return this.children?.get(name) ?? noNodes;
  }

  /** All children, by name. */
  entries(): Iterable<readonly [string, readonly CdfNode[]]> {
    return this.children ?? [];
  }

  /** Whether it holds elements, and is no plain value. */
  get hasChildren(): boolean {
    return this.children !== undefined;
  }
}

/** A direct child of the report: a cast vote record, an election, a unit. */
export interface CdfMember {
  readonly name: string;
  readonly node: CdfNode;
  /** Line at which it begins, where the file is XML. */
  readonly line: number | undefined;
  /** What is wrong with it as a whole: it repeats a key, or is too large to be held. */
  readonly problem: { readonly code: string; readonly message: string } | undefined;
}

/** Attributes of XML that are values in JSON, and their names there. */
export const keptAttributes = [
  ['ObjectId', '@id'],
  ['type', '@type'],
  ['Language', 'Language'],
] as const;

/** Attributes that say nothing of the element's content but that it is empty, or where its schema is. */
const idle: ReadonlySet<string> = new Set(['lang', 'nil', 'schemaLocation', 'space']);

/** Names of the attributes that are neither kept nor idle. */
export function otherAttributes(attributes: ReadonlyMap<string, string>): readonly string[] {
  if (attributes.size === 0) return none;
  return [...attributes.keys()].filter((name) => !kept.has(name) && !idle.has(name));
}

const kept: ReadonlySet<string> = new Set(keptAttributes.map(([name]) => name));
const none: readonly string[] = [];
