import type { ContestOfFile } from './joined-contests.ts';

/** Files that a message names. */
const toldFiles = 3;

/** A contest as one file has it. */
export interface FileContest {
  /** As exported, white space folded. */
  readonly title: string;
  /** What the report calls it, where the title says more: a map may have either. */
  readonly name?: string;
  /** Names of its choices, as far as they are known. */
  readonly choices: Iterable<string>;
  /** What the export calls it, where it has identifiers: they decide where choices such as Yes and No do not. */
  readonly id?: string;
}

/** Which contest of the export one of a file's is. */
export interface PlacedContest {
  /** Equal for contests of files that are one. */
  readonly key: string;
  /** What a person calls it; undefined where it is called as exported. */
  readonly name: string | undefined;
}

/** Choices by what tells them from others, as a file names them. */
export type Choices = Map<string, string>;

/** One contest of the export. */
export interface Group extends PlacedContest {
  /** As its first file has it, or a person. */
  readonly title: string;
  /** What it is called in the report. */
  readonly shownAs: string;
  /** How many of its title came before it in its first file. */
  readonly occurrence: number;
  /** Whether a person says what it is. */
  readonly isDecided: boolean;
  readonly all: Choices;
  readonly byFile: Map<string, Choices>;
  /** What files call it, by the place of their format: identifiers of two vendors have nothing in common. */
  readonly ids: Map<number, Set<string>>;
  /** The files of each format, where there are several formats. */
  readonly members: ContestOfFile[];
}

/** Takes in choices that are new. */
export function addAll(from: Choices, to: Choices): void {
  for (const [key, name] of from) if (!to.has(key)) to.set(key, name);
}

/** Choices in common; contests of which one names none have nothing that speaks against being one. */
export function inCommon(one: Choices, other: Choices): number {
  if (one.size === 0 || other.size === 0) return Number.MIN_VALUE;
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let common = 0;
  for (const key of few.keys()) if (many.has(key)) common += 1;
  return common;
}

/** How often a file has the title of groups, at most. */
export function timesOf(groups: readonly Group[]): number {
  const times = new Map<string, number>();
  for (const { byFile } of groups)
    for (const file of byFile.keys()) times.set(file, (times.get(file) ?? 0) + 1);
  return Math.max(0, ...times.values());
}

/** Equal for contests that the same files have. */
export const keyOfFiles = ({ byFile }: Group) => JSON.stringify([...byFile.keys()]);

/** Whether no file has both. */
export function shareNoFile(one: Group, other: Group): boolean {
  return ![...one.byFile.keys()].some((file) => other.byFile.has(file));
}

/** The files of a contest, for people. */
export function filesOf({ byFile }: Group): string {
  const files = [...byFile.keys()];
  const more = files.length - toldFiles;
  return `${files.slice(0, toldFiles).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
