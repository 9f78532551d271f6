import { foldWhiteSpace } from '../fold-white-space.ts';

/** A name and the rank that stood somewhere in it. */
export interface RankedName {
  readonly name: string;
  readonly rank: number;
}

const ordinals = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth'.split('|');
const counted = '(?:choice|rank(?:ing)?|preference)';
const patterns = [
  new RegExp(
    `(?<![\\p{L}\\p{N}])(\\d{1,2})(?:st|nd|rd|th)[\\s_-]+${counted}(?![\\p{L}\\p{N}])`,
    'iu',
  ),
  new RegExp(
    `(?<![\\p{L}\\p{N}])(${ordinals.join('|')})[\\s_-]+${counted}(?![\\p{L}\\p{N}])`,
    'iu',
  ),
  new RegExp(
    `(?<![\\p{L}\\p{N}])${counted}[\\s_:#-]*(\\d{1,2})(?:\\s+of\\s+\\d{1,2})?(?![\\p{L}\\p{N}])`,
    'iu',
  ),
];

/** Takes `1st Choice`, `Rank 2`, `(second preference)` out of a text, wherever it stands; undefined where there is none. */
export function splitRankWords(text: string): RankedName | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    const number = found?.[1]?.toLowerCase();
    if (!found || number === undefined) continue;
    const before = text.slice(0, found.index).replace(/[\s([{:;,/|–—-]+$/u, '');
    const after = text.slice(found.index + found[0].length).replace(/^[\s)\]}:;,/|–—-]+/u, '');
    const rank = ordinals.includes(number) ? ordinals.indexOf(number) + 1 : Number(number);
    return { name: foldWhiteSpace(`${before} ${after}`), rank };
  }
  return undefined;
}

/** Splits `Name(2)` or `Name [2]`; only the last group is the rank, since a name may hold parentheses. */
export function splitRankNumber(text: string): RankedName | undefined {
  const match = /^(.*?)\s*[([](\d{1,4})[)\]]$/u.exec(foldWhiteSpace(text));
  return match ? { name: match[1] ?? '', rank: Number(match[2]) } : undefined;
}
