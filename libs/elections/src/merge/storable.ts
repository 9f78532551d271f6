import { ReportedError } from '@crossvote/election';

const largest = 2 ** 31 - 1;

/** Members that are degrees or areas; all other numbers are integers. */
const fractions = new Set(['lat', 'lon', 'minLon', 'minLat', 'maxLon', 'maxLat', 'area']);

/**
 * A thing in the form in which databases give it back: texts without halves of characters. Its own JSON (`details`) may hold
 * any number.
 *
 * @param place - what it is, for messages: `unit county:1`
 * @throws ReportedError for a number that no database stores
 */
export function storable<Thing extends object>(thing: Thing, place: string): Thing {
  for (const [name, value] of Object.entries(thing))
    if (typeof value === 'number') refuseNumber(name, value, place);
  return isWellFormed(thing) ? thing : wellFormed(thing);
}

function refuseNumber(name: string, value: number, place: string): void {
  const fits = fractions.has(name)
    ? Number.isFinite(value)
    : Number.isInteger(value) && Math.abs(value) <= largest;
  if (!fits) throw new ReportedError(`${place}: ${name} cannot be ${value}.`);
}

/** The same value with texts that can be written as UTF-8. Bytes stay the same object. */
function wellFormed<Value>(value: Value): Value {
  // The replacement has the type of what it replaces.
  if (typeof value === 'string') return wellFormedText(value) as Value;
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(wellFormed) as Value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [wellFormedText(name), wellFormed(member)]),
  ) as Value;
}

const surrogate = /\p{Surrogate}/u;

/** Nearly all texts are, so that nearly nothing is copied. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return !surrogate.test(value);
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isWellFormed);
  return Object.entries(value).every(
    ([name, member]) => !surrogate.test(name) && isWellFormed(member),
  );
}

function wellFormedText(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
