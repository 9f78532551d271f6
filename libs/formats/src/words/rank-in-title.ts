import { foldWhiteSpace } from '@crossvote/opening';

/** A title in which a rank stands, taken apart. */
export interface RankedTitle {
  /** The title without its rank; empty where it is nothing else. */
  readonly rest: string;
  readonly rank: number;
  /** Of how many ranks, where that is said; else 0. */
  readonly limit: number;
}

const words = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth'.split('|');
const noun = '(?:choice|rank(?:ing)?|preference|pref)';
const ordinal = `(\\d{1,3})(?:st|nd|rd|th)|(${words.join('|')})`;
const limit = '(?:\\s*(?:of|/)\\s*(\\d{1,3}))?';
const before = '(?<![\\p{L}\\p{N}])[([{]?';
const after = '(?![\\p{L}\\p{N}])[)\\]}]?';

/** `1st Choice`, `FIRST CHOICE`, `(2nd rank)`; the earliest form is the surest. */
const forms = [
  new RegExp(`${before}(?:${ordinal})[\\s_-]*${noun}${limit}${after}`, 'iu'),
  // `Choice 1 of 5`, `Rank1`, `rank_2`, `Preference: 3`
  new RegExp(`${before}${noun}[\\s_:#-]*(\\d{1,3})()${limit}${after}`, 'iu'),
];

const separators = '[\\s_]*[-–—:;,|_]?[\\s_]*';
const separatorAtEnd = new RegExp(`${separators}$`, 'u');
const separatorAtStart = new RegExp(`^${separators}`, 'u');

/** A title with blanks, where a data-frame program wrote a dot in place of each of them: `Mayor.Choice.1`. */
function withBlanks(text: string): string {
  return text.includes(' ') ? text : foldWhiteSpace(text.replaceAll('.', ' '));
}

/** Finds the rank in a title, wherever it stands; undefined where it has none. White space is folded. */
export function rankInTitle(text: string): RankedTitle | undefined {
  const title = withBlanks(text);
  for (const form of forms) {
    const found = form.exec(title);
    if (!found) continue;
    const [whole, number = '', word = '', outOf = '0'] = found;
    const rank = number === '' ? words.indexOf(word.toLowerCase()) + 1 : Number(number);
    const ahead = title.slice(0, found.index);
    const behind = title.slice(found.index + whole.length);
    return { rest: joined(ahead, behind), rank, limit: Number(outOf) };
  }
  return undefined;
}

/** The parts around a rank, with one separator between them where both have one: `Council - Rank 1 - District 2`. */
function joined(ahead: string, behind: string): string {
  const first = ahead.replace(separatorAtEnd, '');
  const second = behind.replace(separatorAtStart, '');
  if (first === '' || second === '') return first + second;
  const [left = ''] = separatorAtEnd.exec(ahead) ?? [];
  const [right = ''] = separatorAtStart.exec(behind) ?? [];
  const between = left.trim() === '' ? right : left;
  return `${first}${between.trim() === '' ? ' ' : between}${second}`;
}
