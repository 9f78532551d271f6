import { FileError, givenFile, type IssueLog, quoteValue } from '@crossvote/opening';
import type { ContestDefinition, CvrSink } from '../cvr-sink.ts';
import { usualWords, type StateWords } from '../words/state-words.ts';
import { areAnswers, tellingChoices } from './choice-likeness.ts';
import { ChoicesOfFiles } from './choices-of-files.ts';
import {
  addAll,
  filesOf,
  inCommon,
  keyOfFiles,
  shareNoFile,
  type Choices,
  type FileContest,
  type Group,
  type PlacedContest,
} from './contest-group.ts';
import { ContestIndex } from './contest-index.ts';
import type { ContestMap } from './contest-map.ts';
import type { FormatJoins } from './format-joins.ts';
import { joinedParts, reportJoined, type JoinedPart, type JoinReason } from './joined-contests.ts';
import {
  reportAlike,
  reportDifferences,
  reportOneTitle,
  reportSpellings,
} from './report-contests.ts';
import { refuseUnclearTitles } from './unclear-titles.ts';

export type { FileContest, PlacedContest } from './contest-group.ts';

/** The contest of the export that one of a file is, and why; null where the file is the first that has it. */
interface Found {
  readonly group: Group;
  readonly by: JoinReason | null;
}

/** A contest of a file that is looked for among those of the files before. */
interface Sought {
  readonly titles: readonly string[];
  /** How many of its title came before it in its file. */
  readonly occurrence: number;
  readonly choices: Choices;
  readonly id: string | undefined;
}

/**
 * Decides which contests of several files are one: by what a person says; else those of one title, unless their
 * choices have nothing in common (semantics: rule 7). What a person should know of that is said at the end.
 */
export class ContestsOfFiles {
  private readonly groups = new ContestIndex();
  private readonly numbers = new Map<Group, number>();
  private listsAreWhole = true;
  /** Pairs of names that are one choice. */
  private readonly spellings = new Set<string>();

  /** @param joins - where files of several formats are read */
  constructor(
    private readonly map?: ContestMap,
    private readonly words: StateWords = usualWords,
    private readonly joins?: FormatJoins,
  ) {}

  /** Whether a person says what contests of files are. */
  get hasMap(): boolean {
    return this.map !== undefined;
  }

  /** Whether there are files of other formats, so that choices must tell the contests even of a single file. */
  get hasOtherFormats(): boolean {
    return this.joins !== undefined;
  }

  /** Place of the format that is read. */
  private get format(): number {
    return this.joins?.present ?? 0;
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
    this.groups.beginFile();
    const { groups, words } = this;
    const common = (one: Choices, other: Choices) => this.inCommon(one, other);
    refuseUnclearTitles(file, contests, { groups, words, common });
    const occurrences = new Map<string, number>();
    return contests.map((contest) => {
      const occurrence = occurrences.get(contest.title) ?? 0;
      occurrences.set(contest.title, occurrence + 1);
      const choices = tellingChoices(contest.choices, this.words);
      const titles = [contest.title, contest.name ?? contest.title];
      const mapped = this.map?.find(file, titles);
      const found =
        mapped === undefined
          ? this.found(file, { titles, occurrence, choices, id: contest.id })
          : this.decided(file, contest.title, mapped);
      this.enterFound(file, contest, choices, found);
      return found.group;
    });
  }

  private enterFound(
    file: string,
    { title, name = title, id }: FileContest,
    choices: Choices,
    { group, by }: Found,
  ): void {
    addAll(choices, group.all);
    group.byFile.set(file, choices);
    const { format } = this;
    if (id !== undefined) group.ids.set(format, (group.ids.get(format) ?? new Set()).add(id));
    if (!this.joins) return;
    group.members.push({ format, file, title, by });
    this.joins.file = file;
    // Later files of this format may call it as this one does.
    if (!group.isDecided && by !== 'map') this.groups.label(group, [title, name]);
  }

  /** The choices of a contest of the sink, as its files name them. */
  choicesOf(contest: number, sink: Pick<CvrSink, 'addChoice' | 'amendChoice'>): ChoicesOfFiles {
    return new ChoicesOfFiles(contest, sink, (one, other) => {
      this.spellings.add(`${quoteValue(one)} = ${quoteValue(other)}`);
    });
  }

  /** Declares a contest in the sink. @returns its number there, which one of a format before may have already */
  declare(key: string, definition: ContestDefinition, sink: Pick<CvrSink, 'addContest'>): number {
    const group = this.groups.of(key);
    const number = sink.addContest(definition, key);
    if (group) this.numbers.set(group, number);
    return number;
  }

  /** Whether files of a format before have a contest. */
  isJoined(key: string): boolean {
    return this.groups.of(key)?.members.some(({ format }) => format !== this.format) === true;
  }

  /** What each format has of the contests that several have, by the number in the sink. */
  joined(): ReadonlyMap<number, readonly JoinedPart[]> {
    const joined = new Map<number, readonly JoinedPart[]>();
    const { joins } = this;
    if (!joins) return joined;
    for (const [{ members }, number] of this.numbers) {
      const parts = joinedParts(members, joins.formats);
      if (parts.length > 0) joined.set(number, parts);
    }
    return joined;
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
    if (this.map && this.groups.all.length === 0)
      throw new FileError(
        'contests_not_by_title',
        'contests of this format are not told apart by file and title, so that no map joins or parts them; ingest without --contests',
        givenFile(this.map.file),
      );
    this.map?.refuseUnmet();
    for (const [label, groups] of this.groups.labels())
      reportOneTitle(this.calledSo(label, groups), issues);
    for (const group of this.groups.all)
      if (!group.isDecided) reportDifferences(group, this.listsAreWhole, issues);
    reportAlike(this.groups.all, issues);
    reportSpellings([...this.spellings], this.groups.all, issues);
    if (this.joins) this.reportJoins(this.joins, issues);
  }

  private reportJoins(joins: FormatJoins, issues: IssueLog): void {
    const joined = this.joined();
    const named = [...this.numbers].flatMap(([{ shownAs }, number]) => {
      const parts = joined.get(number);
      return parts ? [{ name: shownAs, parts }] : [];
    });
    reportJoined(named, joins.formats, issues);
    joins.report(joins.file, issues);
  }

  /** Contests with a title; of several formats, which put different things behind a name, those with the name. */
  private calledSo(label: string, groups: readonly Group[]): Group[] {
    const formats = new Set(groups.flatMap(({ members }) => members.map(({ format }) => format)));
    return groups.filter(({ title, shownAs }) => (formats.size > 1 ? shownAs : title) === label);
  }

  private decided(file: string, title: string, contest: string): Found {
    const of = this.groups.called(contest);
    const group = of.find(({ isDecided }) => isDecided) ?? (of.length === 1 ? of[0] : undefined);
    if (group?.byFile.has(file))
      throw new FileError(
        'contests_wrong',
        `the map makes one contest, ${quoteValue(contest)}, of two that this file has, one of them ${quoteValue(title)}: a record could have both; correct the map`,
        { file },
      );
    return { group: group ?? this.groups.add([contest], 0, contest), by: group ? 'map' : null };
  }

  private found(file: string, { titles, occurrence, choices, id }: Sought): Found {
    const [title = '', name = ''] = titles;
    const { format } = this;
    const isOfOthers = ({ members }: Group) => members.some((member) => member.format !== format);
    const named = this.groups
      .calledBefore(name)
      .filter((group) => group.isDecided || isOfOthers(group));
    const same = new Set([...this.groups.calledBefore(title), ...named]);
    const idOf = ({ ids }: Group) => ids.get(format);
    const alike = [...same]
      .filter(
        (group) => !group.byFile.has(file) && !differById(idOf(group), group.all, choices, id),
      )
      .map((group) => ({ group, common: this.inCommon(group.all, choices) }))
      .filter(({ common }) => common > 0);
    const most = Math.max(...alike.map(({ common }) => common));
    const best = alike.filter(({ common }) => common === most).map(({ group }) => group);
    const identified = best.find((group) => id !== undefined && idOf(group)?.has(id));
    const inPlace = identified ?? best.find((group) => group.occurrence === occurrence);
    const group = inPlace ?? best[0];
    if (!group) return { group: this.groups.add([title, name], occurrence), by: null };
    return { group, by: most < 1 || areAnswers(group.all) ? 'title' : 'choices' };
  }

  /** Choices in common; a little more than none where nothing speaks against being one. */
  private inCommon(one: Choices, other: Choices): number {
    const common = inCommon(one, other);
    // A single marked choice does not show that another could not be marked.
    const isWeak = !this.listsAreWhole && Math.min(one.size, other.size) === 1;
    return common === 0 && isWeak ? Number.MIN_VALUE : common;
  }
}

/** Whether identifiers part two contests: equal answers are no sign of one question. */
function differById(
  ids: ReadonlySet<string> | undefined,
  all: Choices,
  choices: Choices,
  id: string | undefined,
): boolean {
  if (id === undefined || ids === undefined || ids.has(id)) return false;
  return areAnswers(all) && areAnswers(choices);
}
