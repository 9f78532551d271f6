import { contestLabel, type StoredContest } from '@crossvote/election';
import type { SourceAnswer } from './model.ts';

/** What a reader of an answer must know besides its numbers, each sentence once. */
export function notesOf(
  results: readonly SourceAnswer[],
  contests: readonly StoredContest[],
): string[] {
  const apart = results.flatMap(({ contest, totalMatchingVoters, comparisons }) =>
    comparisons
      .filter(
        ({ distribution }) =>
          totalMatchingVoters > 0 &&
          distribution.at(-1)?.choice === 'NOT_ON_BALLOT' &&
          distribution.at(-1)?.count === totalMatchingVoters,
      )
      .map(
        (compared) =>
          `"${contest.label}" and "${compared.contestLabel}" never stand on one record of these voters: they are on different cards, which the export does not link, or on different ballots.`,
      ),
  );
  const ranked = contests
    .filter(({ rankLimit }) => rankLimit > 0)
    .map(
      (contest) =>
        `"${contestLabel(contest)}" is ranked: the counted choice is the highest rank that holds exactly one choice, after skipped ranks; a rank with two choices is an overvote.`,
    );
  const several = contests
    .filter(({ voteFor, rankLimit }) => voteFor > 1 && rankLimit === 0)
    .map(
      (contest) =>
        `"${contestLabel(contest)}" takes up to ${contest.voteFor} votes: a record can be in several rows, and percentages can add up to more than 100.`,
    );
  const namesakes = contests
    .filter(({ file }) => file !== '')
    .map(
      ({ id, name, file }) =>
        `Contest ${id} is the "${name}" of ${file}: another contest of that name stands in other files.`,
    );
  return [...new Set([...namesakes, ...apart, ...ranked, ...several])];
}
