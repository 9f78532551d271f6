import { isIPv6 } from 'node:net';

/** Groups of an IPv6 address that its network shares: one client has all addresses behind them. */
const networkGroups = 4;

/** The groups of an IPv6 address without its last 32 bits. */
function groupsOf(address: string): string[] {
  const long = address.replace(/:\d+\.\d+\.\d+\.\d+$/, ':0:0');
  const [head = [], tail] = long.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = tail ? Array.from({ length: 8 - head.length - tail.length }, () => '0') : [];
  return [...head, ...zeros, ...(tail ?? [])];
}

/**
 * What stands for a client in the count of its requests: its IPv4 address, or the first 64 bits of its IPv6 address.
 *
 * @param address - as the server sees it; an IPv4 address may be mapped into IPv6
 */
export function clientNetwork(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const network = groupsOf(plain).slice(0, networkGroups);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
