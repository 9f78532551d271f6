/** A parsed JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A record that cannot be stored; the message completes "record 5: ". */
export class RefusedRecord extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongType(key: string, wanted: string): never {
  throw new RefusedRecord('wrong_type', `${key} is missing or is not ${wanted}; export it again`);
}

/** @throws RefusedRecord when the key holds no object */
export function objectOf(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isObject(value) ? value : wrongType(key, 'an object');
}

/** @throws RefusedRecord when the key holds no list of objects */
export function objectsOf(parent: JsonObject, key: string): readonly JsonObject[] {
  const value = parent[key];
  return Array.isArray(value) && value.every(isObject)
    ? value
    : wrongType(key, 'a list of objects');
}

/** @throws RefusedRecord when the key holds no whole number of 0 or more */
export function numberOf(parent: JsonObject, key: string): number {
  const value = parent[key];
  return isCount(value) ? value : wrongType(key, 'a whole number');
}

/** @throws RefusedRecord when the key holds anything but nothing or a whole number of 0 or more */
export function optionalNumber(parent: JsonObject, key: string): number | undefined {
  const value = parent[key] ?? undefined;
  return value === undefined || isCount(value) ? value : wrongType(key, 'a whole number');
}

/** @throws RefusedRecord when the key holds neither true nor false */
export function flagOf(parent: JsonObject, key: string): boolean {
  return optionalFlag(parent, key) ?? wrongType(key, 'true or false');
}

/** @throws RefusedRecord when the key holds anything but nothing, true or false */
export function optionalFlag(parent: JsonObject, key: string): boolean | undefined {
  const value = parent[key] ?? undefined;
  return value === undefined || typeof value === 'boolean'
    ? value
    : wrongType(key, 'true or false');
}

/** An identifier as text; empty where there is none. @throws RefusedRecord when it is neither a number nor a text */
export function identifierOf(parent: JsonObject, key: string): string {
  const value = parent[key];
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value.trim();
  // A larger number is not read exactly, so two identifiers could become one.
  return typeof value === 'number' && Number.isSafeInteger(value)
    ? String(value)
    : wrongType(key, 'a whole number or a text');
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && typeof value === 'number' && value >= 0;
}
