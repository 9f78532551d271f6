/**
 * Whether two values are the same to everybody who reads them: JSON with the same members, of which one that is undefined is
 * none. Bytes are not looked at, as whatever has bytes has their hash beside them.
 */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return false;
  if (one instanceof Uint8Array) return other instanceof Uint8Array;
  if (Array.isArray(one))
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, place) => isSame(item, other[place]))
    );
  return !Array.isArray(other) && hasSameMembers({ ...one }, { ...other });
}

type Members = Readonly<Record<string, unknown>>;

function hasSameMembers(one: Members, other: Members): boolean {
  for (const name in one) if (!isSame(one[name], other[name])) return false;
  for (const name in other) if (other[name] !== undefined && one[name] === undefined) return false;
  return true;
}
