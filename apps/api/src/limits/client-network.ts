import { isIP } from 'node:net';

/** Groups of an IPv6 address that name its network. One client usually has all addresses of a network. */
const networkGroups = 4;

/** An address without the port and brackets that some proxies add, and without a zone. */
function bare(address: string): string {
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(address) ?? [];
  const [, withoutPort] = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address) ?? [];
  return (bracketed ?? withoutPort ?? address).replace(/%.*/, '');
}

/** The eight groups of an IPv6 address as numbers. */
function groupsOf(address: string): number[] {
  const last = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)?.slice(1).map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = last ?? [];
  const pair = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  const long = address.replace(/\d+\.\d+\.\d+\.\d+$/, pair);
  const [head = [], tail] = long.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = tail ? Array.from({ length: 8 - head.length - tail.length }, () => '0') : [];
  return [...head, ...zeros, ...(tail ?? [])].map((group) => Number.parseInt(group, 16));
}

/**
 * The name by which requests of a client are counted: its IPv4 address, or the first 64 bits of its IPv6 address.
 *
 * @param address - an IPv4 address may be mapped into IPv6, and may be followed by a port
 * @returns undefined for a text that is not an address
 */
export function clientNetwork(address: string): string | undefined {
  const plain = bare(address);
  if (isIP(plain) !== 6) return isIP(plain) === 4 ? plain : undefined;
  const groups = groupsOf(plain);
  const [g = 0, h = 0] = groups.slice(6);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return [g >> 8, g & 255, h >> 8, h & 255].join('.');
  const network = groups.slice(0, networkGroups).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}
