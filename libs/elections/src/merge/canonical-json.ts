/**
 * JSON of a value that is the same for equal values: members in the order of their names, and none that is undefined. Bytes
 * are left out, as whatever has bytes has their hash beside them.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, function (this: unknown, name: string, member: unknown) {
    // A buffer comes here as an object of its bytes.
    if (isRecord(this) && this[name] instanceof Uint8Array) return undefined;
    return isRecord(member) ? sortedMembers(member) : member;
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sortedMembers(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).sort(([one], [other]) => (one < other ? -1 : Number(one > other))),
  );
}
