import { foldWhiteSpace } from '../fold-white-space.ts';
import type { AttributeKind } from '../cvr-sink.ts';

/** What a metadata column of the export is for. */
export type ColumnRole = AttributeKind | 'cvrNumber' | 'record' | 'notStored';

/**
 * Headings of row 4 by their letters and digits, in lower case. Offices rename them (`NotCountingGroup`,
 * `CountingGroupx`), so a heading need only contain the word. Identifiers of single ballots are not stored: they
 * would tell how a known ballot was voted.
 */
const roles: readonly (readonly [RegExp, ColumnRole])[] = [
  [/cvrnumber/, 'cvrNumber'],
  [/tabulator/, 'tabulator'],
  [/batch/, 'batch'],
  [/recordid/, 'record'],
  [/countinggroup/, 'countingGroup'],
  [/precinct/, 'precinct'],
  [/ballottype|ballotstyle/, 'ballotStyle'],
];

/** The role of a metadata column; headings that mean nothing here are not stored. */
export function roleOfHeading(heading: string): ColumnRole {
  const plain = heading.toLowerCase().replace(/[^a-z0-9]/g, '');
  return roles.find(([pattern]) => pattern.test(plain))?.[1] ?? 'notStored';
}

/** What a contest title of row 2 says. */
export interface ContestTitle {
  readonly name: string;
  /** Undefined where the title does not say it. */
  readonly voteFor: number | undefined;
  /** 0 for a contest that is not ranked. */
  readonly rankLimit: number;
}

const voteForSuffix = /^(.*?)\s*\(\s*Vote For\s*=\s*(\d{1,4})\s*\)$/iu;
const rankedSuffix =
  /^(.*?)\s*\(\s*Number of positions\s*=\s*(\d{1,4})\s*,\s*Number of ranks\s*=\s*(\d{1,4})\s*\)$/iu;

/** Whether a title ends the way Dominion's do. */
export function hasTitleSuffix(title: string): boolean {
  const folded = foldWhiteSpace(title);
  return voteForSuffix.test(folded) || rankedSuffix.test(folded);
}

/** Takes `(Vote For=3)` or `(Number of positions=1, Number of ranks=4)` off a title. */
export function parseContestTitle(title: string): ContestTitle {
  const folded = foldWhiteSpace(title);
  const ranked = rankedSuffix.exec(folded);
  if (ranked)
    return { name: ranked[1] ?? '', voteFor: Number(ranked[2]), rankLimit: Number(ranked[3]) };
  const plain = voteForSuffix.exec(folded);
  if (plain) return { name: plain[1] ?? '', voteFor: Number(plain[2]), rankLimit: 0 };
  return { name: folded, voteFor: undefined, rankLimit: 0 };
}

/** Splits `Name(2)` of a ranked contest; only the last group is the rank, since a name may hold parentheses. */
export function parseRankedChoice(
  name: string,
): { readonly name: string; readonly rank: number } | undefined {
  const match = /^(.*?)\s*\((\d{1,4})\)$/u.exec(foldWhiteSpace(name));
  return match ? { name: match[1] ?? '', rank: Number(match[2]) } : undefined;
}
