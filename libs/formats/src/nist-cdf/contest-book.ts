import { isUnnamedWriteIn } from '../write-in-names.ts';
import type { ChoiceDefinition, CvrSink } from '../cvr-sink.ts';
import { CvrFileError, quoteValue, type IssueLog } from '../issue.ts';
import { isNobody } from './read-election.ts';
import type { ContestUsage, ContestUsages } from './contest-usage.ts';
import type { DefinedChoice, DefinedContest, ElectionDefinition } from './election-definition.ts';

/** A contest with its numbers in the sink. */
export interface BookedContest {
  readonly number: number;
  readonly name: string;
  readonly voteFor: number;
  readonly rankLimit: number;
  /** As one of the reports states it. */
  readonly statedVoteFor: number | undefined;
  /** By identifier; by the number of their place where places name them. */
  readonly choices: Map<string, BookedChoice>;
  readonly isOfPlaces: boolean;
  /** The number of the write-in without a name, once there is one. */
  writeIn: number | undefined;
}

/** A choice with its number in the sink. */
export interface BookedChoice {
  readonly number: number;
  readonly name: string;
  /** Whether one record may mark it several times, as it stands for several lines. */
  readonly isUnnamedWriteIn: boolean;
}

const unnamedWriteIn: ChoiceDefinition = { name: 'Write-in', party: '', isWriteIn: true };

/** All contests and choices of an export, by their identifiers: names repeat in primaries. */
export class ContestBook {
  private readonly contests = new Map<string, BookedContest>();

  constructor(
    private readonly sink: CvrSink,
    private readonly issues: IssueLog,
    private readonly usages: ContestUsages,
    /** Name of the first file, for what concerns them all. */
    private readonly file: string,
  ) {}

  find(id: string): BookedContest | undefined {
    return this.contests.get(id);
  }

  /** Enters what the reports define, or what the records refer to where no report defines anything. */
  enter(definitions: readonly ElectionDefinition[]): void {
    const isDefined = definitions.some(({ contests }) => contests.length > 0);
    if (isDefined)
      for (const { contests, candidates } of definitions)
        for (const contest of contests) this.enterContest(contest, candidates);
    else this.enterUndefined();
  }

  private enterUndefined(): void {
    if (this.usages.contests.size === 0) return;
    for (const [id, { choices }] of this.usages.contests)
      this.enterContest({
        id,
        name: id,
        isUnnamed: false,
        code: id,
        party: '',
        voteFor: undefined,
        isRanked: false,
        choices: [...choices].map(([choiceId, isWriteIn]) => ({
          id: choiceId,
          isUnnamed: false,
          definition: isWriteIn
            ? unnamedWriteIn
            : { name: choiceId, party: '', isWriteIn, code: choiceId },
        })),
        isOfPlaces: false,
      });
    this.say(
      'warning',
      'contests_not_defined',
      'no file defines the election: identifiers stand in for the names of contests and choices; give the file that holds the election as well',
    );
  }

  private enterContest(contest: DefinedContest, candidates: readonly DefinedChoice[] = []): void {
    const known = this.contests.get(contest.id);
    if (known) this.refuseOther(known, contest);
    const marked = this.candidatesOf(contest, candidates);
    const booked = known ?? this.addContest({ ...contest, isOfPlaces: marked.length > 0 });
    const choices = booked.isOfPlaces ? marked : this.withoutNobody(contest);
    for (const choice of choices) this.enterChoice(booked, choice);
    if (!known && this.needsWriteIn(contest, booked))
      booked.writeIn ??= this.addUnnamedWriteIn(booked);
  }

  /** The candidates whose places are marked, where the selections of a contest name nobody. */
  private candidatesOf(
    { id, isOfPlaces }: DefinedContest,
    candidates: readonly DefinedChoice[],
  ): readonly DefinedChoice[] {
    const places = isOfPlaces ? this.usages.contests.get(id)?.places : undefined;
    return candidates.filter((candidate) => places?.has(candidate.id));
  }

  /** A contest must list something, even where it has no choices. */
  private withoutNobody({ id, choices }: DefinedContest): readonly DefinedChoice[] {
    const marked = this.usages.contests.get(id)?.choices;
    const kept = choices.filter((choice) => !isNobody(choice) || marked?.has(choice.id));
    if (kept.length < choices.length)
      this.say(
        'assumption',
        'choices_without_name',
        'contests list choices without a name that no record marks: these are left out',
      );
    return kept;
  }

  private refuseOther(known: BookedContest, { id, name, voteFor }: DefinedContest): void {
    const isSame =
      known.name === name && (voteFor === undefined || voteFor === known.statedVoteFor);
    if (isSame) return;
    throw new CvrFileError(
      'contest_differs',
      `the files define the contest ${quoteValue(id)} differently (as ${quoteValue(known.name)} for ${known.voteFor}, and as ${quoteValue(name)} for ${voteFor ?? 'unknown'}); ingest the files apart`,
      { file: this.file },
    );
  }

  private addContest(contest: DefinedContest): BookedContest {
    const usage = this.usages.contests.get(contest.id);
    const { name, isUnnamed } = contest;
    if (isUnnamed) this.sayUnnamed();
    if (contest.isOfPlaces) this.sayPlaces();
    const rankLimit = this.rankLimitOf(contest, usage);
    const voteFor = rankLimit > 0 ? 1 : this.voteForOf(contest, usage);
    const { code, party } = contest;
    const voteForIsInferred = rankLimit > 0 || contest.voteFor === undefined;
    const definition = { name, voteFor, rankLimit, code, party, voteForIsInferred };
    const number = this.sink.addContest(definition);
    const booked: BookedContest = {
      number,
      name,
      voteFor,
      rankLimit,
      statedVoteFor: contest.voteFor,
      choices: new Map(),
      isOfPlaces: contest.isOfPlaces,
      writeIn: undefined,
    };
    this.contests.set(contest.id, booked);
    return booked;
  }

  /** The format has no place for the number of ranks. */
  private rankLimitOf({ name, isRanked }: DefinedContest, usage: ContestUsage | undefined): number {
    const highest = usage?.highestRank ?? 0;
    const rankLimit = highest > 1 || (isRanked && highest === 1) ? highest : 0;
    if (rankLimit > 0)
      this.say(
        'assumption',
        'rank_limit_from_records',
        `${quoteValue(name)} is taken to have ${rankLimit} ranks, the most that any record uses`,
      );
    else if (isRanked)
      this.say(
        'warning',
        'ranks_missing',
        `${quoteValue(name)} is called ranked, but no mark has a rank: counted as a contest without ranks`,
      );
    return rankLimit;
  }

  private voteForOf({ name, voteFor }: DefinedContest, usage: ContestUsage | undefined): number {
    if (voteFor !== undefined) return voteFor;
    const most = Math.max(1, usage?.mostVotes ?? 1);
    this.say(
      'assumption',
      'vote_for_inferred',
      `${quoteValue(name)} does not say how many may be marked: ${most} is taken, the most votes and undervotes of any record`,
    );
    return most;
  }

  private enterChoice(contest: BookedContest, { id, definition, isUnnamed }: DefinedChoice): void {
    if (isUnnamed) this.sayUnnamed();
    const { name } = definition;
    const known = contest.choices.get(id);
    if (known && known.name !== name)
      throw new CvrFileError(
        'choice_differs',
        `the files give the choice ${quoteValue(id)} different names (${quoteValue(known.name)} and ${quoteValue(name)}); ingest the files apart`,
        { file: this.file },
      );
    if (known) return;
    const isLine = isUnnamedWriteIn(name);
    const number = isLine
      ? (contest.writeIn ??= this.sink.addChoice(contest.number, definition))
      : this.sink.addChoice(contest.number, definition);
    contest.choices.set(id, { number, name, isUnnamedWriteIn: isLine });
  }

  /** Records may hold write-ins that name no choice, or none of the definition. */
  private needsWriteIn({ id, choices }: DefinedContest, booked: BookedContest): boolean {
    const usage = this.usages.contests.get(id);
    if (!usage) return false;
    if (booked.isOfPlaces)
      return [...usage.places].some(
        ([place, isWriteIn]) => isWriteIn && !booked.choices.has(place),
      );
    const listed = new Set(choices.map((choice) => choice.id));
    const isMissing = ([choiceId, isWriteIn]: [string, boolean]) =>
      isWriteIn && !listed.has(choiceId);
    return usage.hasNamelessWriteIn || [...usage.choices].some(isMissing);
  }

  private addUnnamedWriteIn({ number }: BookedContest): number {
    return this.sink.addChoice(number, unnamedWriteIn);
  }

  private sayUnnamed(): void {
    this.say(
      'assumption',
      'name_missing',
      'the election gives a contest or a choice no name: its code or identifier stands in for it',
    );
  }

  private sayPlaces(): void {
    this.say(
      'assumption',
      'choices_by_place',
      'the selections of contests name no candidate: the number of the marked place is taken as that of the candidate, and candidates without votes are not in the list',
    );
  }

  private say(severity: 'assumption' | 'warning', code: string, message: string): void {
    this.issues.add({ severity, code, message, place: { file: this.file } });
  }
}
