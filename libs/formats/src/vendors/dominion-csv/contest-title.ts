import { foldWhiteSpace } from '@crossvote/opening';

/** What a contest title of row 2 says. */
export interface ContestTitle {
  readonly name: string;
  /** Undefined where the title does not say it. */
  readonly voteFor: number | undefined;
  /** 0 for a contest that is not ranked. */
  readonly rankLimit: number;
}

/** Offices put words behind it: `Council (Vote For=3) Unexpired term`. */
const voteFor = /^(.*?)\s*\(\s*Vote\s+For\s*[=:]?\s*(\d{1,4})\s*\)\s*(.*)$/iu;
const ranked =
  /^(.*?)\s*\(\s*Number of positions\s*=\s*(\d{1,4})\s*,\s*Number of ranks\s*=\s*(\d{1,4})\s*\)\s*(.*)$/iu;

/** Takes `(Vote For=3)` or `(Number of positions=1, Number of ranks=4)` off a title. */
export function parseContestTitle(title: string): ContestTitle {
  const folded = foldWhiteSpace(title);
  const [, rankedName, positions, ranks, rankedRest = ''] = ranked.exec(folded) ?? [];
  if (rankedName !== undefined) {
    const name = `${rankedName} ${rankedRest}`.trim();
    return { name, voteFor: Number(positions), rankLimit: Number(ranks) };
  }
  const [, plainName, allowed, plainRest = ''] = voteFor.exec(folded) ?? [];
  if (plainName !== undefined)
    return { name: `${plainName} ${plainRest}`.trim(), voteFor: Number(allowed), rankLimit: 0 };
  return { name: folded, voteFor: undefined, rankLimit: 0 };
}
