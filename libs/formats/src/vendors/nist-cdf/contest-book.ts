import { FileError, type IssueLog, quoteValue } from '@crossvote/opening';
import type { ChoicesOfFiles } from '../../contests/choices-of-files.ts';
import type { ContestsOfFiles, PlacedContest } from '../../contests/contests-of-files.ts';
import { identifiedChoices } from '../../contests/identified-choices.ts';
import { isUnnamedWriteIn } from '../../words/write-ins.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { ContestList, ContestLists } from './contest-lists.ts';
import { ContestRemarks } from './contest-remarks.ts';
import type { ContestUsages } from './contest-usage.ts';
import type { DefinedChoice, DefinedContest } from './election-definition.ts';
import { listedChoices, marksUnlistedWriteIn, type ListedChoices } from './listed-choices.ts';
import { undefinedContests, unnamedWriteIn } from './undefined-election.ts';

/** A contest with its numbers in the sink. */
export interface BookedContest {
  readonly number: number;
  readonly name: string;
  readonly voteFor: number;
  readonly rankLimit: number;
  /** By identifier, or by the number of their place where places identify choices. */
  readonly choices: Map<string, BookedChoice>;
  readonly isOfPlaces: boolean;
  /** The number of the unnamed write-in, once there is one. */
  writeIn: number | undefined;
}

/** A choice with its number in the sink. */
export interface BookedChoice {
  readonly number: number;
  readonly name: string;
  /** Whether one record may mark it several times, as it means several lines. */
  readonly isUnnamedWriteIn: boolean;
}

/**
 * Finds the contest of an identifier in a file; `several` where files use the identifier differently and this file does
 * not define it.
 */
export type FileContests = (id: string) => BookedContest | 'several' | undefined;

/** What all contests of an export share. */
export interface BookContext {
  readonly sink: CvrSink;
  readonly issues: IssueLog;
  readonly ofFiles: ContestsOfFiles;
  /** Name of the first file, for issues about all files. */
  readonly file: string;
}

/** A contest of one list, and the contest of the export that it is. */
interface ListedContest extends ListedChoices {
  readonly list: ContestList;
  readonly contest: DefinedContest;
  readonly placed: PlacedContest;
}

/** A contest of the export. Several lists may have it. */
interface ExportContest {
  readonly number: number;
  readonly voteFor: number;
  readonly rankLimit: number;
  readonly choices: ChoicesOfFiles;
}

/** All contests and choices of an export, by their identifiers in each list, as names repeat in primaries. */
export class ContestBook {
  private readonly byList = new Map<ContestList, Map<string, BookedContest>>();
  private readonly finders = new Map<ContestList | undefined, FileContests>();
  private readonly byKey = new Map<string, ExportContest>();
  private readonly all = new Map<string, BookedContest | 'several'>();
  private readonly remarks: ContestRemarks;

  constructor(private readonly context: BookContext) {
    this.remarks = new ContestRemarks(context.issues, context.file);
  }

  /** Finds contests by identifier for a file with this list, or without a list. */
  contestsOf(list: ContestList | undefined): FileContests {
    const own = list && this.byList.get(list);
    const find = this.finders.get(list) ?? ((id: string) => own?.get(id) ?? this.all.get(id));
    this.finders.set(list, find);
    return find;
  }

  /** Enters the contests that reports define or, where no report defines any, the contests that records refer to. */
  enter(lists: ContestLists): void {
    const ofOthers = lists.finish();
    const all = lists.lists.length > 0 ? lists.lists : this.undefinedList(ofOthers);
    const listed = all.flatMap((list) => this.place(list));
    const byKey = new Map<string, ListedContest[]>();
    for (const one of listed)
      byKey.set(one.placed.key, [...(byKey.get(one.placed.key) ?? []), one]);
    for (const one of listed) this.enterContest(one, byKey.get(one.placed.key) ?? []);
  }

  private place(list: ContestList): ListedContest[] {
    const listed = list.definition.contests.map((contest) => {
      const kept = listedChoices(list, contest);
      if (!kept.isOfPlaces && kept.choices.length < contest.choices.length)
        this.remarks.sayChoicesLeftOut();
      return { contest, ...kept };
    });
    const placed = this.context.ofFiles.enter(
      list.file,
      listed.map(({ contest: { id, name }, choices }) => {
        return { id, title: name, choices: choices.map(({ definition }) => definition.name) };
      }),
      false,
    );
    return listed.flatMap((one, at) => {
      const place = placed[at];
      return place ? [{ list, placed: place, ...one }] : [];
    });
  }

  private undefinedList(usages: ContestUsages): ContestList[] {
    if (usages.contests.size === 0) return [];
    this.remarks.sayNotDefined();
    const definition = { contests: undefinedContests(usages), candidates: [] };
    return [{ file: this.context.file, definition, usages }];
  }

  private enterContest(listed: ListedContest, same: readonly ListedContest[]): void {
    const { list, contest, choices, isOfPlaces, placed } = listed;
    if (contest.isUnnamed) this.remarks.sayUnnamed();
    const known = this.byKey.get(placed.key) ?? this.addContest(listed, same);
    this.refuseOther(known, listed);
    const { number, voteFor, rankLimit } = known;
    const booked: BookedContest = {
      ...{ number, voteFor, rankLimit, isOfPlaces },
      name: placed.name ?? contest.name,
      choices: new Map(),
      writeIn: undefined,
    };
    this.enterChoices(booked, choices, known);
    if (marksUnlistedWriteIn(list, contest, listed))
      booked.writeIn ??= known.choices.enter([{ key: '', definition: unnamedWriteIn }])[0];
    this.index(listed, booked);
  }

  /** Also enters the contest for files that define nothing and refer to another file. */
  private index({ list, contest: { id } }: ListedContest, booked: BookedContest): void {
    const ofList = this.byList.get(list) ?? new Map<string, BookedContest>();
    this.byList.set(list, ofList.set(id, booked));
    const other = this.all.get(id);
    if (other === undefined) this.all.set(id, { ...booked, choices: new Map(booked.choices) });
    else if (other === 'several' || other.number !== booked.number) this.all.set(id, 'several');
    else for (const [choice, entry] of booked.choices) other.choices.set(choice, entry);
  }

  private refuseOther(known: ExportContest, { list, contest }: ListedContest): void {
    const { name, voteFor } = contest;
    if (voteFor === undefined || known.rankLimit > 0 || voteFor === known.voteFor) return;
    throw new FileError(
      'contest_differs',
      `the contest ${quoteValue(name)} is one of the files before, but takes ${voteFor} votes here, and ${known.voteFor} there; ingest the files apart, or say with --contests that it is another contest`,
      { file: list.file },
    );
  }

  private addContest(
    { contest, isOfPlaces, placed }: ListedContest,
    same: readonly ListedContest[],
  ): ExportContest {
    if (isOfPlaces) this.remarks.sayPlaces();
    const name = placed.name ?? contest.name;
    const stated = same.flatMap(({ contest: { voteFor } }) => voteFor ?? [])[0];
    const ranked = { name, isRanked: same.some(({ contest: { isRanked } }) => isRanked) };
    const usages = same.flatMap(({ list, contest: { id } }) => list.usages.contests.get(id) ?? []);
    const rankLimit = this.rankLimitOf(ranked, Math.max(0, ...usages.map((of) => of.highestRank)));
    const mostVotes = Math.max(1, ...usages.map((of) => of.mostVotes));
    const voteFor = rankLimit > 0 ? 1 : (stated ?? this.inferVoteFor(name, mostVotes));
    const { code, party, file } = contest;
    const voteForIsInferred = rankLimit > 0 || stated === undefined;
    const definition = { name, voteFor, rankLimit, code, party, file, voteForIsInferred };
    const { sink, ofFiles } = this.context;
    const number = ofFiles.declare(placed.key, definition, sink);
    const choices = ofFiles.choicesOf(number, sink);
    const added = { number, voteFor, rankLimit, choices };
    this.byKey.set(placed.key, added);
    return added;
  }

  /** The format does not state the number of ranks. */
  private rankLimitOf(
    { name, isRanked }: Pick<DefinedContest, 'name' | 'isRanked'>,
    highest: number,
  ): number {
    const rankLimit = highest > 1 || (isRanked && highest === 1) ? highest : 0;
    if (rankLimit > 0) this.remarks.sayRankLimit(name, rankLimit);
    else if (isRanked) this.remarks.sayRanksMissing(name);
    return rankLimit;
  }

  private inferVoteFor(name: string, most: number): number {
    this.remarks.sayVoteForInferred(name, most);
    return most;
  }

  private enterChoices(
    booked: BookedContest,
    choices: readonly DefinedChoice[],
    known: ExportContest,
  ): void {
    const numbers = known.choices.enter(
      identifiedChoices(choices.map(({ definition }) => definition)),
    );
    for (const [at, { id, definition, isUnnamed }] of choices.entries()) {
      if (isUnnamed) this.remarks.sayUnnamed();
      const { name } = definition;
      const isLine = isUnnamedWriteIn(name);
      const number = numbers[at] ?? 0;
      if (isLine) booked.writeIn = number;
      booked.choices.set(id, { number, name, isUnnamedWriteIn: isLine });
    }
  }
}
