import { at } from './at.ts';
import type { Contest, SampleElection } from './election.ts';

/** The same election with some of its contests, in their order. All records are kept. */
export function keepContests(
  sample: SampleElection,
  isWanted: (contest: Contest, contests: readonly Contest[]) => boolean,
): SampleElection {
  const { election, records } = sample;
  const kept = election.contests.flatMap((contest, index) =>
    isWanted(contest, election.contests) ? [index] : [],
  );
  if (kept.length === election.contests.length) return sample;
  const ballotStyles = election.ballotStyles.map((style) => ({
    ...style,
    cards: style.cards.map((card) =>
      card.filter((contest) => kept.includes(contest)).map((contest) => kept.indexOf(contest)),
    ),
  }));
  const contests = kept.map((contest) => at(election.contests, contest));
  return {
    election: { ...election, contests, ballotStyles },
    records: function* () {
      for (const record of records()) {
        yield { ...record, selections: kept.map((contest) => record.selections[contest]) };
      }
    },
  };
}
