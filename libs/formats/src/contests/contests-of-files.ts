import { FileError, type IssueLog, quoteValue } from '@crossvote/opening';
import type { CvrSink } from '../cvr-sink.ts';
import { usualWords, type StateWords } from '../words/state-words.ts';
import { areAnswers, tellingChoices } from './choice-likeness.ts';
import { ChoicesOfFiles } from './choices-of-files.ts';
import {
  addAll,
  filesOf,
  inCommon,
  keyOfFiles,
  shareNoFile,
  timesOf,
  type Choices,
  type Group,
  type PlacedContest,
} from './contest-group.ts';
import type { ContestMap } from './contest-map.ts';
import {
  reportAlike,
  reportDifferences,
  reportOneTitle,
  reportSpellings,
} from './report-contests.ts';

export type { PlacedContest } from './contest-group.ts';

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

/** A contest of a file that is looked for among those of the files before. */
interface Sought {
  readonly titles: readonly string[];
  /** How many of its title came before it in its file. */
  readonly occurrence: number;
  readonly choices: Choices;
  readonly id: string | undefined;
}

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
   * @throws FileError where a person makes one contest of two that the file has, or its contests of one title cannot be
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
   * @throws FileError where the map has a file or a title that stands nowhere
   */
  finish(issues: IssueLog): void {
    if (this.map && this.groups.length === 0)
      throw new FileError(
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
      throw new FileError(
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

/** @param before - how many the files before have */
function refuseTitle(file: string, title: string, times: number, before: string): never {
  throw new FileError(
    'contest_differs',
    `has ${times} contests with the title ${quoteValue(title)}, and the files before ${before}, and their choices do not tell which is which; ingest the files apart, or give different contests different titles`,
    { file, line: 1 },
  );
}

function newIn(lists: Map<string, Group[]>, label: string): Group[] {
  const list: Group[] = [];
  lists.set(label, list);
  return list;
}
