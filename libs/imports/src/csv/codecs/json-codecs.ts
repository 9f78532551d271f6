import type { ExternalId, JsonObject } from '@crossvote/elections';
import { z } from 'zod';
import { read, wrong, type Codec } from './codec.ts';

/** Deeper JSON is none that anybody writes, and would fill the stack of what reads it. */
const mostDepth = 64;

const externalIdList = z.array(
  z.strictObject({ scheme: z.string().min(1), scope: z.string().default(''), value: z.string() }),
);

function parse(text: string): unknown {
  if (depthOf(text) > mostDepth) return undefined;
  try {
    return JSON.parse(text.replaceAll('\v', ' '));
  } catch {
    return undefined;
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '{') deepest = Math.max(deepest, (depth += 1));
    else if (sign === ']' || sign === '}') depth -= 1;
  }
  return deepest;
}

/** Whether a parsed JSON value is an object. A schema of records would drop members such as `__proto__`. */
function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What one family alone has, as a JSON object. */
export const jsonObject: Codec<JsonObject> = {
  nothing: {},
  isText: false,
  read: (text) => {
    const value = parse(text);
    return isJsonObject(value) ? read(value) : wrong('holds no JSON object');
  },
  write: (value) => JSON.stringify(value),
};

/** Ids of other systems, as a JSON list. */
export const externalIds: Codec<readonly ExternalId[]> = {
  nothing: [],
  isText: false,
  read: (text) => {
    const { data } = externalIdList.safeParse(parse(text));
    return data === undefined
      ? wrong('holds no JSON list such as [{"scheme":"fips","scope":"","value":"27137"}]')
      : read(data);
  },
  write: (ids) => JSON.stringify(ids),
};
