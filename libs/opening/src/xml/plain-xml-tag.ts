import { namedAttributes } from './named-attributes.ts';

/** What the tag that begins an element says. */
export interface PlainTag {
  readonly name: string;
  /** By their names without prefix, namespace declarations left out. */
  readonly attributes: ReadonlyMap<string, string>;
}

const attributeLimit = 16;
const noAttributes: ReadonlyMap<string, string> = new Map();

const bareTag = /^[A-Za-z_][\w.-]*$/;
const fullTag = /^([A-Za-z_][\w.-]*)((?:[ \t\r\n]+[A-Za-z_][\w.:-]*="[^"<&]*")*)[ \t\r\n]*$/;
const attribute = /([A-Za-z_][\w.:-]*)="([^"]*)"/g;

/** Reads the inner text of a tag; undefined when it is not plain. */
export function readPlainTag(tag: string): PlainTag | undefined {
  if (bareTag.test(tag)) return { name: tag, attributes: noAttributes };
  const [, name, list = ''] = fullTag.exec(tag) ?? [];
  if (name === undefined) return undefined;
  const pairs = [...list.matchAll(attribute)].map(
    ([, key = '', value = '']) => [key, value] as const,
  );
  const keys = new Set(pairs.map(([key]) => key));
  // A parser may pass over the second of two equal names, or ask its own object of attributes by this one.
  if (keys.size < pairs.length || pairs.length > attributeLimit || keys.has('hasOwnProperty'))
    return undefined;
  return { name, attributes: namedAttributes(pairs) };
}
