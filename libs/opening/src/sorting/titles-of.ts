import type { FileFormat } from './file-format.ts';

/** `Dominion CSV`, `Dominion CSV or ES&S` */
export function titlesOf(formats: readonly FileFormat[]): string {
  const titles = formats.map(({ title }) => title);
  const [last = ''] = titles.slice(-1);
  return titles.length < 2 ? last : `${titles.slice(0, -1).join(', ')} or ${last}`;
}
