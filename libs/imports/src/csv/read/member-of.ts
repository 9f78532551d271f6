import { decodeLine } from '../codecs/escapes.ts';
import { headingOf, type Table } from '../tables/table.ts';

/** What stands below a heading. */
export type HeadedMember =
  | { readonly kind: 'member'; readonly member: string }
  | { readonly kind: 'further'; readonly name: string };

const plain = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');

/** What stands below a heading of a table, whatever its case; undefined where the table has no such column. */
export function memberOf(table: Table, heading: string): HeadedMember | undefined {
  const wanted = plain(heading);
  const member = Object.keys(table.columns).find((each) => headingOf(each) === wanted);
  if (member !== undefined) return { kind: 'member', member };
  const { prefix } = table.further ?? {};
  if (prefix === undefined || !wanted.startsWith(prefix)) return undefined;
  const name = decodeLine(heading.trim().slice(prefix.length));
  return name.ok && name.value !== '' ? { kind: 'further', name: name.value } : undefined;
}
