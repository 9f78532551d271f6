import { isIP } from 'node:net';
import { InvalidArgumentError } from '@commander-js/extra-typings';

/** `YYYY-MM-DD`, a day of the calendar. */
export function parseDate(value: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    throw new InvalidArgumentError('It must be a day as YYYY-MM-DD, such as 2024-11-05.');
  }
  return value;
}

/** A whole number above 0. */
export function parseTimes(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value))
    throw new InvalidArgumentError('It must be a whole number, 1 to 999999.');
  return Number(value);
}

/** A port of this machine; 0 lets the system choose a free one. */
export function parsePort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (!(port <= 65_535)) throw new InvalidArgumentError('It must be a port, 0 to 65535.');
  return port;
}

/** A name or the like: text that is not blank, white space folded. */
export function parseText(value: string): string {
  const text = value.replace(/\s+/gu, ' ').trim();
  if (text === '') throw new InvalidArgumentError('It must not be blank.');
  return text;
}

/** An address with http or https. */
export function parseWebAddress(value: string): string {
  if (!/^https?:$/.test(URL.canParse(value) ? new URL(value).protocol : ''))
    throw new InvalidArgumentError('It must be an address such as https://votes.example.org.');
  return value;
}

/** Networks that have a name in `--trust-proxy`. */
const namedNetworks = ['loopback', 'linklocal', 'uniquelocal'];

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  const isWhole = bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= longest);
  return namedNetworks.includes(text) || (longest > 0 && isWhole && more.length === 0);
}

/** How many proxies there are in front, or their addresses and networks with commas between them. */
export function parseProxies(value: string): number | string {
  if (/^[1-9]$/.test(value)) return Number(value);
  if (value.split(',').every((part) => isNetwork(part.trim()))) return value;
  throw new InvalidArgumentError(
    'It must be the number of proxies, 1 to 9, or their addresses, such as 10.0.0.0/8,::1.',
  );
}

/** A web origin as browsers send it, or `*`; collected, as it may be given several times. */
export function collectOrigin(value: string, values: readonly string[] = []): string[] {
  if (value !== '*' && (!URL.canParse(value) || new URL(value).origin !== value))
    throw new InvalidArgumentError(
      'It must be an origin such as https://votes.example.org, without a path, or *.',
    );
  return [...values, value];
}

/** Collects the values of an option that may be given several times. */
export function collect(value: string, values: readonly string[] = []): string[] {
  return [...values, value];
}
