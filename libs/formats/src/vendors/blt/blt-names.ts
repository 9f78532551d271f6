import { quoteValue } from '@crossvote/opening';
import type { RankedChoice, Say } from '../../rankings/ranking-format.ts';
import { quotedTexts, withQuotedParty } from '../../rankings/quoted-texts.ts';

/** Before the names of a table. */
const label = /^Candidate \d+$/iu;

/** The candidates whom lines name, in their order; `isTable` where each line begins with a label. */
export function bltCandidates(lines: readonly string[], say: Say): RankedChoice[] {
  const texts = lines.map((line) => {
    const found = quotedTexts(line);
    return found.length > 1 && label.test(found[0] ?? '') ? found.slice(1) : found;
  });
  const quotedParties = texts.map(([name = '', ...others]) =>
    others.length === 0 ? withQuotedParty(name) : undefined,
  );
  const haveParties = quotedParties.every((one) => one !== undefined);
  return texts.map(([written = '', stated = ''], at) => {
    const [name, party] = (haveParties ? quotedParties[at] : undefined) ?? [written, stated];
    if (name === '') sayNameless(at + 1, say);
    return { name: name || String(at + 1), party: withoutCode(party) };
  });
}

/** `Green (Gr)` */
function withoutCode(party: string): string {
  return party.replace(/(\S)\s*\([^()]*\)$/u, '$1');
}

function sayNameless(number: number, say: Say): void {
  say(
    'warning',
    'candidate_without_name',
    `the candidate ${quoteValue(String(number))} has no name: the number is the choice's name`,
  );
}
