const noNodes: readonly CdfNode[] = [];
const noNames: readonly string[] = [];

/** One element of a report, in the same form from JSON and XML: its text, and its children by name, in order. */
export class CdfNode {
  text = '';
  /** Whether several records share it, so that it must not be changed. */
  isShared = false;
  /** Names of attributes that are not values in JSON. */
  attributes: readonly string[] = noNames;
  private children: Map<string, CdfNode[]> | undefined;

  /** Adds a child. */
  add(name: string, child: CdfNode): void {
    this.children ??= new Map();
    const same = this.children.get(name);
    if (same) same.push(child);
    else this.children.set(name, [child]);
  }

  /** All children with a name: a list in JSON, repeated elements in XML, or a single element. */
  all(name: string): readonly CdfNode[] {
    return this.children?.get(name) ?? noNodes;
  }

  /** All children, by name. */
  entries(): Iterable<readonly [string, readonly CdfNode[]]> {
    return this.children ?? [];
  }

  /** Whether it contains elements and is not a plain value. */
  get hasChildren(): boolean {
    return this.children !== undefined;
  }
}

/** A direct child of the report: a cast vote record, an election, a unit. */
export interface CdfMember {
  readonly name: string;
  readonly node: CdfNode;
  /** Line at which it begins, in XML. */
  readonly line: number | undefined;
  /** Its problem as a whole: it repeats a key, or is too large. */
  readonly problem: { readonly code: string; readonly message: string } | undefined;
}

/** Attributes of XML that are values in JSON, and their names there. */
export const keptAttributes = [
  ['ObjectId', '@id'],
  ['type', '@type'],
  ['Language', 'Language'],
] as const;

/** Attributes that only say that an element is empty, or where its schema is. */
const idle: ReadonlySet<string> = new Set(['lang', 'nil', 'schemaLocation', 'space']);

/** Names of the attributes that are neither kept nor idle. */
export function otherAttributes(attributes: ReadonlyMap<string, string>): readonly string[] {
  if (attributes.size === 0) return none;
  return [...attributes.keys()].filter((name) => !kept.has(name) && !idle.has(name));
}

const kept: ReadonlySet<string> = new Set(keptAttributes.map(([name]) => name));
const none: readonly string[] = [];
