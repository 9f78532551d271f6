import type { CvrSink } from '../cvr-sink.ts';
import { CvrFileError, quoteValue, type IssueLog } from '../issue.ts';
import { usualWords, type StateWords } from '../state-words.ts';
import { areAnswers, tellingChoices } from './choice-likeness.ts';
import { ChoicesOfFiles } from './choices-of-files.ts';
import type { ContestMap } from './contest-map.ts';

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
type Choices = Map<string, string>;

/** One contest of the export. */
interface Group extends PlacedContest {
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
  /** What files call it. */
  readonly ids: Set<string>;
}

/** A contest of a file that is looked for among those of the files before. */
interface Sought {
  readonly titles: readonly string[];
  /** How many of its title came before it in its file. */
  readonly occurrence: number;
  readonly choices: Choices;
  readonly id: string | undefined;
}

/** Names that a message shows of a list. */
const toldNames = 6;
const toldFiles = 3;
/** Contests of one choice that are compared with each other. */
const comparedLimit = 50;
/** Times that contests of one title are compared with those of one file: some seconds. */
const comparisonLimit = 4_000_000;

/**
 * Decides which contests of several files are one: by what a person says; else those of one title, unless their
 * choices have nothing in common (semantics: rule 7). What a person should know of that is said at the end.
 */
export class ContestsOfFiles {
  private readonly groups: Group[] = [];
  private readonly byLabel = new Map<string, Group[]>();
  private readonly keys = new Map<string, Group>();
  private readonly numbers = new Map<Group, number>();

  /** Of the labels met in a file, the contests that had them before. */
  private readonly before = new Map<string, readonly Group[]>();
  private listsAreWhole = true;
  /** Pairs of names that are one choice. */
  private readonly spellings = new Set<string>();

  constructor(
    private readonly map?: ContestMap,
    private readonly words: StateWords = usualWords,
  ) {}

  /** Whether a person says what contests of files are. */
  get hasMap(): boolean {
    return this.map !== undefined;
  }

  /**
   * Enters the contests of one file, in their order.
   *
   * @param listsAreWhole - whether the file lists all choices of a contest, not only those that somebody marked
   * @throws CvrFileError where a person makes one contest of two that the file has, or its contests of one title cannot be
   *   told apart
   */
  enter(file: string, contests: readonly FileContest[], listsAreWhole = true): PlacedContest[] {
    this.listsAreWhole &&= listsAreWhole;
    this.before.clear();
    this.refuseUnclear(file, contests);
    const occurrences = new Map<string, number>();
    return contests.map((contest) => {
      const occurrence = occurrences.get(contest.title) ?? 0;
      occurrences.set(contest.title, occurrence + 1);
      const choices = tellingChoices(contest.choices, this.words);
      const titles = [contest.title, contest.name ?? contest.title];
      const mapped = this.map?.find(file, titles);
      const group =
        mapped === undefined
          ? this.found(file, { titles, occurrence, choices, id: contest.id })
          : this.decided(file, contest.title, mapped);
      addAll(choices, group.all);
      group.byFile.set(file, choices);
      if (contest.id !== undefined) group.ids.add(contest.id);
      return group;
    });
  }

  /** Takes note of choices that a file turned out to name. */
  note(key: string, file: string, names: Iterable<string>): void {
    const group = this.keys.get(key);
    const choices = group?.byFile.get(file);
    if (!group || !choices) return;
    addAll(tellingChoices(names, this.words), choices);
    addAll(choices, group.all);
  }

  /** The choices of a contest of the sink, as its files name them. */
  choicesOf(contest: number, sink: Pick<CvrSink, 'addChoice' | 'amendChoice'>): ChoicesOfFiles {
    return new ChoicesOfFiles(contest, sink, (one, other) => {
      this.spellings.add(`${quoteValue(one)} = ${quoteValue(other)}`);
    });
  }

  /** Hears the number that a contest has in the sink. */
  declared(key: string, number: number): void {
    const group = this.keys.get(key);
    if (group) this.numbers.set(group, number);
  }

  /** The files of contests that share their name with one of other files, by the number in the sink. */
  filesApart(): ReadonlyMap<number, string> {
    const apart = new Map<number, string>();
    const byName = new Map<string, Map<string, Group>>();
    for (const group of this.numbers.keys()) {
      const byFiles = byName.get(group.shownAs) ?? new Map<string, Group>();
      byName.set(group.shownAs, byFiles.set(keyOfFiles(group), group));
    }
    for (const [group, number] of this.numbers) {
      // Those of the same files say the same.
      const others = [...(byName.get(group.shownAs)?.values() ?? [])];
      if (others.some((other) => shareNoFile(group, other))) apart.set(number, filesOf(group));
    }
    return apart;
  }

  /**
   * Says what a person should know, once everything was read.
   *
   * @throws CvrFileError where the map has a file or a title that stands nowhere
   */
  finish(issues: IssueLog): void {
    if (this.map && this.groups.length === 0)
      throw new CvrFileError(
        'contests_not_by_title',
        'contests of this format are not told apart by file and title, so that no map joins or parts them; ingest without --contests',
        { file: this.map.file },
      );
    this.map?.refuseUnmet();
    for (const [label, groups] of this.byLabel)
      reportOneTitle(
        groups.filter(({ title }) => title === label),
        issues,
      );
    for (const group of this.groups)
      if (!group.isDecided) reportDifferences(group, this.listsAreWhole, issues);
    reportAlike(this.groups, issues);
    reportSpellings([...this.spellings], this.groups, issues);
  }

  private decided(file: string, title: string, contest: string): Group {
    const of = this.byLabel.get(contest) ?? [];
    const group = of.find(({ isDecided }) => isDecided) ?? (of.length === 1 ? of[0] : undefined);
    if (group?.byFile.has(file))
      throw new CvrFileError(
        'contests_wrong',
        `the map makes one contest, ${quoteValue(contest)}, of two that this file has, one of them ${quoteValue(title)}: a record could have both; correct the map`,
        { file },
      );
    return group ?? this.add([contest], 0, contest);
  }

  private found(file: string, { titles, occurrence, choices, id }: Sought): Group {
    const [title = '', name = ''] = titles;
    const named = this.groupsBefore(name).filter(({ isDecided }) => isDecided);
    const same = new Set([...this.groupsBefore(title), ...named]);
    const alike = [...same]
      .filter((group) => !group.byFile.has(file) && !differById(group, choices, id))
      .map((group) => ({ group, common: this.inCommon(group.all, choices) }))
      .filter(({ common }) => common > 0);
    const most = Math.max(...alike.map(({ common }) => common));
    const best = alike.filter(({ common }) => common === most).map(({ group }) => group);
    const identified = best.find(({ ids }) => id !== undefined && ids.has(id));
    const inPlace = identified ?? best.find((group) => group.occurrence === occurrence);
    return inPlace ?? best[0] ?? this.add([title, name], occurrence);
  }

  private groupsBefore(label: string): readonly Group[] {
    const known = this.before.get(label) ?? [...(this.byLabel.get(label) ?? [])];
    this.before.set(label, known);
    return known;
  }

  /** Where a file has a title more or less often than those before, only choices tell which contest is which. */
  private refuseUnclear(file: string, contests: readonly FileContest[]): void {
    const byTitle = new Map<string, FileContest[]>();
    for (const contest of contests) {
      const listed = byTitle.get(contest.title);
      if (listed) listed.push(contest);
      else byTitle.set(contest.title, [contest]);
    }
    for (const [title, listed] of byTitle) {
      const groups = (this.byLabel.get(title) ?? []).filter((group) => group.title === title);
      if (listed.length * groups.length > comparisonLimit)
        refuseTitle(file, title, listed.length, 'too many to be compared');
      const times = timesOf(groups);
      if (times === 0 || Math.max(listed.length, times) === 1 || listed.length === times) continue;
      const taken = new Set<Group>();
      for (const { choices } of listed) {
        const own = tellingChoices(choices, this.words);
        const commons = groups.map((group) => this.inCommon(group.all, own));
        const most = Math.max(0, ...commons);
        const best = groups.filter((_, at) => most > 0 && commons[at] === most);
        if (best.length > 1 || best.some((group) => most < 1 || taken.has(group)))
          refuseTitle(file, title, listed.length, 'another number');
        for (const group of best) taken.add(group);
      }
    }
  }

  /** Choices in common; a little more than none where nothing speaks against being one. */
  private inCommon(one: Choices, other: Choices): number {
    const common = inCommon(one, other);
    // A single marked choice does not show that another could not be marked.
    const isWeak = !this.listsAreWhole && Math.min(one.size, other.size) === 1;
    return common === 0 && isWeak ? Number.MIN_VALUE : common;
  }

  private add(labels: readonly string[], occurrence: number, name?: string): Group {
    const [title = '', shownAs = title] = labels;
    const key = JSON.stringify([this.groups.length, title]);
    const isDecided = name !== undefined;
    const choices = { all: new Map(), byFile: new Map(), ids: new Set<string>() };
    const group = { key, name, title, shownAs, occurrence, isDecided, ...choices };
    this.groups.push(group);
    this.keys.set(key, group);
    for (const label of new Set(labels))
      (this.byLabel.get(label) ?? newIn(this.byLabel, label)).push(group);
    return group;
  }
}

/** Whether identifiers part two contests: equal answers are no sign of one question. */
function differById({ ids, all }: Group, choices: Choices, id: string | undefined): boolean {
  if (id === undefined || ids.size === 0 || ids.has(id)) return false;
  return areAnswers(all) && areAnswers(choices);
}

function newIn(lists: Map<string, Group[]>, label: string): Group[] {
  const list: Group[] = [];
  lists.set(label, list);
  return list;
}

function addAll(from: Choices, to: Choices): void {
  for (const [key, name] of from) if (!to.has(key)) to.set(key, name);
}

/** Choices in common; contests of which one names none have nothing that speaks against being one. */
function inCommon(one: Choices, other: Choices): number {
  if (one.size === 0 || other.size === 0) return Number.MIN_VALUE;
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let common = 0;
  for (const key of few.keys()) if (many.has(key)) common += 1;
  return common;
}

/** @param before - how many the files before have */
function refuseTitle(file: string, title: string, times: number, before: string): never {
  throw new CvrFileError(
    'contest_differs',
    `has ${times} contests with the title ${quoteValue(title)}, and the files before ${before}, and their choices do not tell which is which; ingest the files apart, or give different contests different titles`,
    { file, line: 1 },
  );
}

/** How often a file has the title of groups, at most. */
function timesOf(groups: readonly Group[]): number {
  const times = new Map<string, number>();
  for (const { byFile } of groups)
    for (const file of byFile.keys()) times.set(file, (times.get(file) ?? 0) + 1);
  return Math.max(0, ...times.values());
}

/** Contests of one title in different files. Those of one file are no news: a reader tells them. */
function reportOneTitle(groups: readonly Group[], issues: IssueLog): void {
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

/** Files that share a contest, and list other choices of it. */
function reportDifferences(
  { shownAs, all, byFile }: Group,
  listsAreWhole: boolean,
  issues: IssueLog,
): void {
  const lists = [...byFile].filter(([, choices]) => choices.size > 0);
  if (lists.length < 2) return;
  // Where a file names only what somebody marked, a choice that it lacks may have no votes there.
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

/** Contests of different files that have the same choices, and another title. */
function reportAlike(groups: readonly Group[], issues: IssueLog): void {
  const telling = groups.filter(({ all }) => all.size >= 2 && !areAnswers(all));
  const byChoice = new Map<string, Group[]>();
  for (const group of telling) {
    const compared = new Set<Group>();
    for (const key of group.all.keys()) {
      const same = byChoice.get(key) ?? newIn(byChoice, key);
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

const keyOfFiles = ({ byFile }: Group) => JSON.stringify([...byFile.keys()]);

function shareNoFile(one: Group, other: Group): boolean {
  return ![...one.byFile.keys()].some((file) => other.byFile.has(file));
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

function reportSpellings(
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

function filesOf({ byFile }: Group): string {
  const files = [...byFile.keys()];
  const more = files.length - toldFiles;
  return `${files.slice(0, toldFiles).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function listed(names: readonly string[]): string {
  const more = names.length - toldNames;
  const shown = names.slice(0, toldNames).map(quoteValue).join(', ');
  return `${shown}${more > 0 ? ` and ${more} more` : ''}`;
}
