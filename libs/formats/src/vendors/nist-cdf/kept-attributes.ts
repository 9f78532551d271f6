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
