import { foldWhiteSpace } from '@crossvote/opening';
import { isChoiceOfMeasure } from '../../words/choices-of-measures.ts';
import { rankInTitle } from '../../words/rank-in-title.ts';
import { isUnnamedWriteIn } from '../../words/write-ins.ts';

/** A name and the rank that stood in it. */
interface RankedName {
  readonly name: string;
  readonly rank: number;
}

/** Splits `Name(2)` or `Name [2]`; only the last group is the rank, since a name may hold parentheses. */
export function splitRankNumber(text: string): RankedName | undefined {
  const match = /^(.*?)\s*[([](\d{1,4})[)\]]$/u.exec(foldWhiteSpace(text));
  return match ? { name: match[1] ?? '', rank: Number(match[2]) } : undefined;
}

/** The choice of a column in a ranked contest. */
export interface RankedChoice extends RankedName {
  /** The code that stood in the name, which each rank may give another; of the first rank. */
  readonly code?: string;
}

/** What columns of one contest that is ranked mark. */
export interface Ranking {
  readonly rankLimit: number;
  /** By column. */
  readonly choices: readonly RankedChoice[];
}

/** The ranking of columns whose names all have their rank behind them, or in words; undefined where they are none. */
export function rankingOfNames(names: readonly string[]): Ranking | undefined {
  return (
    wholeRanking(names.map((name) => splitRankNumber(name))) ??
    wholeRanking(names.map(nameWithRankWords))
  );
}

function nameWithRankWords(text: string): RankedName | undefined {
  const found = rankInTitle(foldWhiteSpace(text));
  return found && { name: found.rest, rank: found.rank };
}

/** The ranking of columns that list the same names once for each rank, one list after another. */
export function rankingOfLists(names: readonly string[]): Ranking | undefined {
  for (let length = 2; length * 2 <= names.length; length += 1) {
    if (names.length % length !== 0) continue;
    const ranked = names.map((name, place) => ({ name, rank: Math.floor(place / length) + 1 }));
    const ranking = wholeRanking(ranked);
    if (ranking) return ranking;
  }
  return undefined;
}

/**
 * The ranking of columns with their ranks: every rank, from the first on, has the same choices, each once. A code in
 * the names may differ from rank to rank.
 *
 * @returns undefined where they are none, or may be measures
 */
export function wholeRanking(ranked: readonly (RankedName | undefined)[]): Ranking | undefined {
  const columns = ranked.filter((column) => column !== undefined);
  const rankLimit = Math.max(0, ...columns.map(({ rank }) => rank));
  if (columns.length < ranked.length || rankLimit < 2) return undefined;
  if (hasAllRanks(columns, rankLimit)) return { rankLimit, choices: columns };
  const parts = columns.map(({ name, rank }) => ({ ...withoutCode(name), rank }));
  if (!hasAllRanks(parts, rankLimit)) return undefined;
  const codes = new Map(
    parts.filter(({ rank }) => rank === 1).map(({ name, code }) => [name, code]),
  );
  const choices = parts.map(({ name, rank }) => {
    const code = codes.get(name) ?? '';
    return code === '' ? { name, rank } : { name, rank, code };
  });
  return { rankLimit, choices };
}

function hasAllRanks(columns: readonly RankedName[], rankLimit: number): boolean {
  const names = new Map<number, Set<string>>();
  for (const { name, rank } of columns)
    names.set(rank, (names.get(rank) ?? new Set()).add(keyOf(name)));
  const first = names.get(1);
  if (!first || first.size < 2 || first.has('\0')) return false;
  if (first.size * rankLimit !== columns.length || names.size !== rankLimit) return false;
  const isSame = [...names.values()].every(
    (other) => other.size === first.size && [...other].every((name) => first.has(name)),
  );
  return isSame && [...first].some((name) => name !== '' && !isChoiceOfMeasure(name));
}

/** Write-in lines are one choice in any spelling; a column without a name is part of no ranking. */
function keyOf(name: string): string {
  if (name === '') return '\0';
  return isUnnamedWriteIn(name) ? '' : name;
}

/** Takes `101`, `(101)` or `(CND101)` off a name, at either end. */
function withoutCode(text: string): { name: string; code: string } {
  const name = foldWhiteSpace(text);
  const behind =
    /^(.*\S)\s*[([]([A-Z]{0,6}\d{1,9})[)\]]$/u.exec(name) ??
    /^(.*\p{L}.*?)[\s:#-]+(\d{2,9})$/u.exec(name);
  if (behind) return { name: behind[1] ?? '', code: behind[2] ?? '' };
  const before =
    /^()[([]([A-Z]{0,6}\d{1,9})[)\]]\s*(\S.*)$/u.exec(name) ??
    /^()(\d{2,9})[\s:#.-]+(\S.*)$/u.exec(name);
  return before ? { name: before[3] ?? '', code: before[2] ?? '' } : { name, code: '' };
}
