import { withoutMark } from '../encoding/byte-order-mark.ts';
import { JsonExtent } from './json-extent.ts';

/** Whether the first bytes of a file begin a list of plain objects: without lists or objects in the first of them. */
export function isJsonList(head: Buffer): boolean {
  const bytes = withoutMark(head);
  const [opening = ''] = /^\s*\[\s*(?=\{)/.exec(bytes.toString('latin1', 0, 4096)) ?? [];
  if (opening === '') return false;
  const extent = new JsonExtent();
  const end = extent.find(bytes, opening.length);
  return end !== -1 && extent.deepest === 1 && extent.pairs > 0;
}

/** Whether the first bytes may begin any list: what is cheap to tell of every file. */
export function mayBeJsonList(head: Uint8Array): boolean {
  return /^(?:ï»¿)?\s*(?:\[|$)/.test(Buffer.from(head.subarray(0, 64)).toString('latin1'));
}
