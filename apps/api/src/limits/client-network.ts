import { isIPv6 } from 'node:net';

/** Groups of an IPv6 address that its network shares: one client has all addresses behind them. */
const networkGroups = 4;

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = [], tail] = address
    .split('::')
    .map((part) =>
      part === '' ? [] : part.split(':').map((group) => group.replace(/^0+(?=.)/, '')),
    );
  if (!tail) return head;
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail];
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
  if (!isIPv6(plain) || plain.includes('.')) return address;
  return `${groupsOf(plain).slice(0, networkGroups).join(':')}::/64`;
}
