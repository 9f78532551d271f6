import { isChoiceOfMeasure } from '../../words/choices-of-measures.ts';
import { voteForIn } from '../../words/complete-names.ts';
import { rankInTitle } from '../../words/rank-in-title.ts';
import type { SurveyedContest } from './contest-survey.ts';
import {
  contestKey,
  optionKey,
  withoutSpace,
  type HartContest,
  type HartOption,
} from './hart-record.ts';

/** A ranked contest whose ranks are separate contests in the export. */
interface RankGroup {
  /** The common part of the titles. */
  readonly title: string;
  /** The first rank first. */
  readonly ranks: readonly SurveyedContest[];
}

/** Ranks that are separate contests, such as `Mayor 1st choice` and `Mayor 2nd choice`. */
export class RankContests {
  readonly groups: readonly RankGroup[];
  private readonly places = new Map<string, { readonly group: RankGroup; readonly rank: number }>();

  /** @param databases - the contests of each election database */
  constructor(databases: Iterable<readonly SurveyedContest[]>) {
    this.groups = [...databases].flatMap(findGroups);
    for (const group of this.groups)
      group.ranks.forEach((contest, place) =>
        this.places.set(contestKey(contest), { group, rank: place + 1 }),
      );
  }

  /** The contests of the export. Each group becomes one contest in the place of its first rank. */
  define(contests: readonly SurveyedContest[]): SurveyedContest[] {
    return contests.flatMap((contest) => {
      const place = this.places.get(contestKey(contest));
      if (!place) return contest;
      return place.rank === 1 ? asOne(place.group) : [];
    });
  }

  /** The contests of a record. Each group becomes one contest. */
  join(contests: readonly HartContest[]): readonly HartContest[] {
    if (this.places.size === 0) return contests;
    const others: HartContest[] = [];
    const grouped = new Map<RankGroup, Map<number, HartContest>>();
    for (const contest of contests) {
      const place = this.places.get(contestKey(contest));
      if (!place) others.push(contest);
      else {
        const ranks = grouped.get(place.group) ?? new Map<number, HartContest>();
        grouped.set(place.group, ranks.set(place.rank, contest));
      }
    }
    return [...others, ...[...grouped].map(([group, ranks]) => joined(group, ranks))];
  }
}

function findGroups(contests: readonly SurveyedContest[]): RankGroup[] {
  const byTitle = new Map<string, Map<number, SurveyedContest[]>>();
  const titles = new Map<string, string>();
  for (const contest of contests) {
    const ranked = rankInTitle(contest.name);
    if (!ranked || ranked.rest === '') continue;
    const title = withoutSpace(ranked.rest).toLowerCase();
    const ranks = byTitle.get(title) ?? new Map<number, SurveyedContest[]>();
    byTitle.set(title, ranks.set(ranked.rank, [...(ranks.get(ranked.rank) ?? []), contest]));
    if (ranked.rank === 1) titles.set(title, ranked.rest);
  }
  return [...byTitle].flatMap(([key, ranks]) => {
    const alone = [...ranks]
      .sort(([a], [b]) => a - b)
      .flatMap(([, [contest, ...more]], place) =>
        contest && more.length === 0 && ranks.has(place + 1) ? contest : [],
      );
    const isWhole = alone.length === ranks.size && alone.length > 1;
    return isWhole && areRanks(alone) ? { title: titles.get(key) ?? key, ranks: alone } : [];
  });
}

/** Ranks take one vote each, and have candidates in common. Nobody ranks Yes and No. */
function areRanks(ranks: readonly SurveyedContest[]): boolean {
  const isForOne = ranks.every(
    ({ name, mostVotes, rankCount }) => mostVotes <= 1 && rankCount <= 1 && voteForIn(name) <= 1,
  );
  const names = ranks.map(({ choices }) => new Set([...choices.values()].flatMap(nameOf)));
  const isMeasure = names.every((own) => [...own].every(isChoiceOfMeasure));
  return (
    isForOne &&
    !isMeasure &&
    names.every((own, place) => own.size === 0 || hasCommon(own, names, place))
  );
}

function hasCommon(
  own: ReadonlySet<string>,
  names: readonly ReadonlySet<string>[],
  place: number,
): boolean {
  const others = names.filter((_, other) => other !== place);
  if (others.every(({ size }) => size === 0)) return true;
  return [...own].some((name) => others.some((other) => other.has(name)));
}

const nameOf = ({ name, isWriteIn }: HartOption) => (isWriteIn ? [] : withoutSpace(name));

/** A candidate has another id in each rank, so the name identifies the candidate. */
const withoutId = (option: HartOption): HartOption => ({ ...option, id: '' });

function asOne({ title, ranks }: RankGroup): SurveyedContest {
  const choices = new Map<string, HartOption>();
  const voided = new Map<string, number>();
  for (const rank of ranks) {
    for (const option of rank.choices.values()) {
      const key = optionKey(withoutId(option));
      if (!choices.has(key)) choices.set(key, option);
    }
    for (const [element, records] of rank.voided)
      voided.set(element, Math.max(records, voided.get(element) ?? 0));
  }
  return {
    id: ranks[0]?.id ?? '',
    container: ranks[0]?.container ?? '',
    name: title,
    spellings: new Set(),
    choiceSpellings: new Map(),
    choices,
    mostVotes: 1,
    fewestVotes: 1,
    rankCount: ranks.length,
    hasUnevenRanks: false,
    voided,
    rejectedWriteIns: ranks.reduce((sum, { rejectedWriteIns }) => sum + rejectedWriteIns, 0),
    repeatedWriteIns: 0,
  };
}

/** An overvoted rank ends the ranking, also where the export does not list its marks. */
function joined(
  { title, ranks }: RankGroup,
  ofRecord: ReadonlyMap<number, HartContest>,
): HartContest {
  const options: HartOption[] = [];
  let isOvervoted = false;
  const inOrder = [...ofRecord].sort(([a], [b]) => a - b);
  const valid = inOrder.filter(([, { voidedBy }]) => voidedBy === '');
  for (const [rank, contest] of valid) {
    const marked = contest.options.filter((option) => option.ranks.length > 0);
    const isListed = marked.length > 1;
    if (contest.isOvervoted && !isListed) {
      isOvervoted = options.length === 0;
      break;
    }
    for (const option of marked)
      options.push({ ...withoutId(option), ranks: [rank], rankCount: ranks.length });
  }
  return {
    id: ranks[0]?.id ?? '',
    name: title,
    options,
    undervotes: 0,
    isOvervoted,
    voidedBy: valid.length === 0 ? (inOrder[0]?.[1].voidedBy ?? '') : '',
    unknown: [],
  };
}
