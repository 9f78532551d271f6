import type { StoredChoice, StoredContest } from '@crossvote/election';
import { usualWords } from '../words/state-words.ts';
import { matchOfficial, type OfficialMatch } from './match-official.ts';
import { refuseOfficialLines, type OfficialLine, type OfficialTotals } from './official-totals.ts';

/** A contest as people name it. */
export interface CheckedContest extends StoredContest {
  /** Its name with the files that tell it from another contest of that name. */
  readonly label: string;
}

/** What a total counts: the votes of a choice, or those that the contest lost. */
interface Total {
  /** Of the choice; else `Undervotes`, `Overvotes`. */
  readonly name: string;
  readonly kind: 'votes' | 'undervotes' | 'overvotes';
  /** Null for votes that were lost. */
  readonly choice: StoredChoice | null;
}

/** A line of the official totals, and what its names were taken for. */
export interface MatchedLine extends OfficialLine {
  readonly how: OfficialMatch<unknown>['how'];
}

/** A total of the dataset beside the official one. */
export interface CheckedTotal extends Total {
  readonly contest: CheckedContest;
  /** In votes, with those of aggregate rows. */
  readonly votes: number;
  /** Undefined where the official totals have no such line. */
  readonly official: MatchedLine | undefined;
}

/** A line of the official totals that is of nothing in the dataset, or nobody knows of what. */
export interface UnmatchedLine extends OfficialLine {
  /** Names that it may mean, where there are several; else it means none. */
  readonly candidates: readonly string[];
}

/** A dataset compared with official totals. */
export interface Check {
  /** In ballot order; of contests that the official totals have. */
  readonly totals: readonly CheckedTotal[];
  readonly unmatched: readonly UnmatchedLine[];
  /** Contests with choices of which no official line is. */
  readonly contestsWithoutLine: readonly CheckedContest[];
  /** Lines of contests that were not to be compared. */
  readonly passedOver: number;
  readonly counts: CheckCounts;
  /** Whether both sides have the same totals. */
  readonly isEqual: boolean;
}

/** How the totals of both sides stand to each other; a contest without any official line counts with each choice. */
export interface CheckCounts {
  readonly compared: number;
  readonly differing: number;
  readonly onlyInDataset: number;
  readonly onlyInOfficial: number;
}

/**
 * Compares the totals of a dataset with official ones.
 *
 * @param chosen - contests to compare; lines of others are passed over
 * @throws FileError when two lines are of one total
 */
export function checkTotals(
  contests: readonly CheckedContest[],
  chosen: readonly CheckedContest[],
  official: OfficialTotals,
): Check {
  const met = new Map<string, MatchedLine>();
  const unmatched: UnmatchedLine[] = [];
  const problems: string[] = [];
  let passedOver = 0;
  for (const line of official.lines) {
    const placed = placeLine(contests, line);
    if ('candidates' in placed) unmatched.push(placed);
    else if (!chosen.includes(placed.contest)) passedOver += 1;
    else {
      const key = keyOf(placed.contest, placed.total);
      const before = met.get(key);
      if (before) problems.push(`line ${line.line}: says again what line ${before.line} says`);
      else met.set(key, { ...line, how: placed.how });
    }
  }
  refuseOfficialLines(official.path, problems);
  const all = chosen.map((contest) => totalsOf(contest, met));
  const hasLine = (totals: readonly CheckedTotal[]) => totals.some((total) => total.official);
  const counts = countTotals(all.flat(), unmatched.length);
  const { differing, onlyInDataset, onlyInOfficial } = counts;
  return {
    totals: all.filter(hasLine).flat(),
    unmatched,
    contestsWithoutLine: chosen.filter(
      ({ choices }, place) => choices.length > 0 && !hasLine(all[place] ?? []),
    ),
    passedOver,
    counts,
    isEqual: differing + onlyInDataset + onlyInOfficial === 0,
  };
}

function countTotals(totals: readonly CheckedTotal[], onlyInOfficial: number): CheckCounts {
  const compared = totals.filter(({ official }) => official !== undefined);
  return {
    compared: compared.length,
    differing: compared.filter(({ votes, official }) => official?.votes !== votes).length,
    onlyInDataset: totals.length - compared.length,
    onlyInOfficial,
  };
}

interface PlacedLine {
  readonly contest: CheckedContest;
  readonly total: Total;
  readonly how: MatchedLine['how'];
}

/** Among several contests of one name, a choice that only one of them has decides. */
function placeLine(
  contests: readonly CheckedContest[],
  line: OfficialLine,
): PlacedLine | UnmatchedLine {
  const ofContest = matchOfficial(contests, line.contest);
  const places = ofContest.found.map((contest) => {
    return { contest, ofTotal: matchTotal(contest, line.choice) };
  });
  const fitting = places.filter(({ ofTotal }) => ofTotal.found.length > 0);
  const [place, ...others] = fitting;
  if (!place || others.length > 0)
    return { ...line, candidates: places.length > 1 ? contestNames(ofContest.found) : [] };
  const { contest, ofTotal } = place;
  const [total, ...more] = ofTotal.found;
  if (!total || more.length > 0)
    return { ...line, candidates: ofTotal.found.map(({ name }) => name) };
  return { contest, total, how: looser(ofContest.how, ofTotal.how) };
}

/** What tells contests apart: their names, and where these do not, their ids. */
function contestNames(contests: readonly CheckedContest[]): string[] {
  const labels = contests.map(({ label }) => label);
  const areDistinct = new Set(labels).size === labels.length;
  return contests.map(({ id, label }) => (areDistinct ? label : `${label} (contest ${id})`));
}

/** A choice as it is written comes before a word for a state, and that before a choice that is written otherwise. */
function matchTotal({ choices }: CheckedContest, text: string): OfficialMatch<Total> {
  const { found, how } = matchOfficial(choices, text);
  if (found.length > 0 && how === 'exact') return { found: found.map(asTotal), how };
  const state = usualWords.find(text);
  if (state === 'undervote' || state === 'overvote') return { found: [lost[state]], how: 'exact' };
  if (state === 'writeIn' && found.length === 0) {
    const lines = choices.filter(({ name }) => usualWords.find(name) === 'writeIn');
    return { found: lines.map(asTotal), how: 'alike' };
  }
  return { found: found.map(asTotal), how };
}

const asTotal = (choice: StoredChoice): Total => ({ name: choice.name, kind: 'votes', choice });

const lost = {
  undervote: { name: 'Undervotes', kind: 'undervotes', choice: null },
  overvote: { name: 'Overvotes', kind: 'overvotes', choice: null },
} as const satisfies Readonly<Record<string, Total>>;

function looser(one: MatchedLine['how'], other: MatchedLine['how']): MatchedLine['how'] {
  const order: readonly MatchedLine['how'][] = ['exact', 'folded', 'alike'];
  return order.indexOf(one) > order.indexOf(other) ? one : other;
}

const keyOf = (contest: CheckedContest, { kind, choice }: Total) =>
  `${contest.id} ${choice?.id ?? kind}`;

/** Votes lost stand beside the official ones only where these say them: few do. */
function totalsOf(contest: CheckedContest, met: ReadonlyMap<string, MatchedLine>): CheckedTotal[] {
  const beside = (total: Total, votes: number): CheckedTotal => {
    return { ...total, contest, votes, official: met.get(keyOf(contest, total)) };
  };
  const { choices, undervotes, overvotes } = contest;
  return [
    ...choices.map((choice) => beside(asTotal(choice), choice.voteCount + choice.aggregateVotes)),
    ...[beside(lost.undervote, undervotes), beside(lost.overvote, overvotes)].filter(
      ({ official }) => official !== undefined,
    ),
  ];
}
