import { type IssueLog, quoteValue } from '@crossvote/opening';
import { areAnswers } from './choice-likeness.ts';
import { filesOf, inCommon, shareNoFile, timesOf, type Group } from './contest-group.ts';

/** Most names of a list that a message shows. */
const toldNames = 6;
/** Most contests with a common choice that are compared with each other. */
const comparedLimit = 50;

/** Contests with one title in different files. Contests with one title in the same file are reported by readers. */
export function reportOneTitle(groups: readonly Group[], issues: IssueLog): void {
  const [first] = groups;
  if (!first || groups.length <= timesOf(groups)) return;
  const [, second] = groups;
  const why =
    second && inCommon(first.all, second.all) > 0
      ? 'as the files call them by different identifiers, and answers do not tell what was asked'
      : 'as their choices have nothing in common';
  const told = groups.map((group) => `${filesOf(group)} (${listed([...group.all.values()])})`);
  issues.add({
    severity: 'warning',
    code: 'contests_told_apart',
    message: `${quoteValue(first.shownAs)} is ${groups.length} contests, ${why}: one in ${told.join(', one in ')}; if they are one, say so with --contests`,
    place: { file: [...(groups.at(-1)?.byFile.keys() ?? [])][0] ?? '' },
  });
}

/** Files that share a contest but list different choices. */
export function reportDifferences(
  { shownAs, all, byFile }: Group,
  listsAreWhole: boolean,
  issues: IssueLog,
): void {
  const lists = [...byFile].filter(([, choices]) => choices.size > 0);
  if (lists.length < 2) return;
  // Where a file names only choices with marks, a missing choice may just have no votes there.
  const lacking = lists.filter(([, choices]) => choices.size < all.size);
  const isOdd = listsAreWhole ? lacking.length > 0 : lists.length === lacking.length;
  if (!isOdd) return;
  const told = lists.slice(0, toldNames).flatMap(([file, choices]) => {
    const missing = [...all].filter(([key]) => !choices.has(key)).map(([, name]) => name);
    return missing.length === 0 ? [] : [`${file} lacks ${listed(missing)}`];
  });
  issues.add({
    severity: 'warning',
    code: 'contest_choices_differ',
    message: `${quoteValue(shownAs)} is taken as one contest of ${byFile.size} files, though ${told.join('; ')}; if they are several contests, say so with --contests`,
    place: { file: lists.at(-1)?.[0] ?? '' },
  });
}

/** Contests of different files with the same choices and different titles. */
export function reportAlike(groups: readonly Group[], issues: IssueLog): void {
  const telling = groups.filter(({ all }) => all.size >= 2 && !areAnswers(all));
  const byChoice = new Map<string, Group[]>();
  for (const group of telling) {
    const compared = new Set<Group>();
    for (const key of group.all.keys()) {
      const same = byChoice.get(key) ?? [];
      byChoice.set(key, same);
      for (const other of same) compared.add(other);
      if (same.length < comparedLimit) same.push(group);
    }
    for (const other of compared) if (areAlike(group, other)) reportPair(other, group, issues);
  }
}

function areAlike(one: Group, other: Group): boolean {
  const common = inCommon(one.all, other.all);
  const isMost = common >= 2 && 2 * common > Math.max(one.all.size, other.all.size);
  return isMost && shareNoFile(one, other);
}

function reportPair(one: Group, other: Group, issues: IssueLog): void {
  const common = inCommon(one.all, other.all);
  const isSame = common === one.all.size && common === other.all.size;
  issues.add({
    severity: 'warning',
    code: 'contests_alike',
    message: `${quoteValue(one.shownAs)} in ${filesOf(one)} and ${quoteValue(other.shownAs)} in ${filesOf(other)} have ${isSame ? 'the same choices' : `${common} choices in common`} (${listed([...other.all.values()])}), and are two contests; if they are one, say so with --contests map.csv: a line "file,title,contest", and for each of the two its file, its title and one name`,
    place: { file: [...other.byFile.keys()][0] ?? '' },
  });
}

/** Choices that are the same although files spell them differently. */
export function reportSpellings(
  spellings: readonly string[],
  groups: readonly Group[],
  issues: IssueLog,
): void {
  if (spellings.length === 0) return;
  const more = spellings.length - toldNames;
  issues.add({
    severity: 'assumption',
    code: 'choice_spellings_joined',
    message: `names of choices that differ between files in a party, a code or white space alone are one choice each: ${spellings.slice(0, toldNames).join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
    place: { file: [...(groups.at(-1)?.byFile.keys() ?? [])].at(-1) ?? '' },
  });
}

function listed(names: readonly string[]): string {
  const more = names.length - toldNames;
  const shown = names.slice(0, toldNames).map(quoteValue).join(', ');
  return `${shown}${more > 0 ? ` and ${more} more` : ''}`;
}
