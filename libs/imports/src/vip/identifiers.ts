import type { ExternalId } from '@crossvote/elections';
import { childOf, childrenOf, textOf, type VipNode } from './vip-node.ts';

/** What other systems call an element. */
interface Identifier {
  /** `ocd-id`, `fips`, `state-level` …; of the type `other`, what the feed calls it. */
  readonly type: string;
  readonly value: string;
}

function identifiersOf(node: VipNode): Identifier[] {
  const list = childOf(node, 'ExternalIdentifiers');
  if (!list) return [];
  return childrenOf(list, 'ExternalIdentifier').flatMap((one) => {
    const type = textOf(one, 'Type');
    const named = type === 'other' ? textOf(one, 'OtherType') || type : type;
    const value = textOf(one, 'Value');
    return value === '' ? [] : [{ type: named, value }];
  });
}

/** The OCD division id of an element, in lower case, or null. */
export function ocdIdOf(node: VipNode): string | null {
  const found = identifiersOf(node).find(({ type }) => type === 'ocd-id');
  return found ? found.value.toLowerCase() : null;
}

/** The FIPS code of an element as the feed writes it, or empty. */
export function fipsOf(node: VipNode): string {
  return identifiersOf(node).find(({ type }) => type === 'fips')?.value ?? '';
}

/** Ids of an element in other systems than the feed, OCD and FIPS: `state-level`, `local-level` … */
export function foreignIdsOf(node: VipNode, statePostal: string): ExternalId[] {
  return identifiersOf(node)
    .filter(({ type }) => type !== '' && type !== 'ocd-id' && type !== 'fips')
    .map(({ type, value }) => ({ scheme: type, scope: statePostal, value }));
}
