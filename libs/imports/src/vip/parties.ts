import { slug, type Party } from '@crossvote/elections';
import type { Feed } from './feed.ts';
import { textOf, type VipNode } from './vip-node.ts';
import { wordsOf } from './words.ts';

/** Parties of a feed by their elements. The code is the abbreviation, or else made of the name. */
export function partiesOf(feed: Feed): ReadonlyMap<VipNode, Party> {
  const parties = feed.all('Party').map((party) => {
    const name = wordsOf(party, 'Name');
    const code = textOf(party, 'Abbreviation') || slug(name) || party.id;
    return [party, { scheme: 'vip', code, name }] as const;
  });
  return new Map(parties);
}

/** Codes of the parties that a child refers to. */
export function partyCodes(
  feed: Feed,
  parties: ReadonlyMap<VipNode, Party>,
  node: VipNode,
  child: string,
): string[] {
  return feed.referred(node, child, 'Party').flatMap((one) => parties.get(one)?.code ?? []);
}
