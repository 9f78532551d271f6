import { foldWhiteSpace } from '@crossvote/opening';

/** A name and the rank that stood in it. */
export interface RankedName {
  readonly name: string;
  readonly rank: number;
}

/** Splits `Name(2)` or `Name [2]`; only the last group is the rank, since a name may hold parentheses. */
export function splitRankNumber(text: string): RankedName | undefined {
  const match = /^(.*?)\s*[([](\d{1,4})[)\]]$/u.exec(foldWhiteSpace(text));
  return match ? { name: match[1] ?? '', rank: Number(match[2]) } : undefined;
}
