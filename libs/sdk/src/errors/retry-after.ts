/**
 * What a Retry-After header asks for: a number of seconds, or a date.
 *
 * @param header - null where the answer has none
 * @param now - milliseconds since 1970
 * @returns seconds from now, at least 0; undefined for anything else
 */
export function retryAfterSeconds(header: string | null, now = Date.now()): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  const date = /^[A-Za-z]{3,9}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
