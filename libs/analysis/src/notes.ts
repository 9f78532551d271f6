import { contestLabel, type StoredContest } from '@crossvote/election';
import type { Comparison, SourceAnswer } from './model.ts';

/** What a reader of an answer must know besides its numbers, each sentence once. */
export function notesOf(
  results: readonly SourceAnswer[],
  contests: readonly StoredContest[],
): string[] {
  const apart = apartNotes(results);
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

/** Compared contests that one note names; their distributions show the others. */
const namedContests = 5;

/** One note for each source contest, as most contests of a state are on other ballots. */
function apartNotes(results: readonly SourceAnswer[]): string[] {
  const withVoters = results.filter(({ totalMatchingVoters }) => totalMatchingVoters > 0);
  return [...new Set(withVoters.map(({ contest }) => contest.id))].flatMap((id) => {
    const answers = withVoters.filter(({ contest }) => contest.id === id);
    const [first] = answers;
    const apart = (first?.comparisons ?? []).filter((_, place) =>
      answers.every((answer) => isApart(answer, place)),
    );
    return first && apart.length > 0 ? [apartNote(first, apart)] : [];
  });
}

/** Comparisons have the same order in all results of an answer. */
function isApart({ totalMatchingVoters, comparisons }: SourceAnswer, place: number): boolean {
  const last = comparisons[place]?.distribution.at(-1);
  return last?.choice === 'NOT_ON_BALLOT' && last.count === totalMatchingVoters;
}

function apartNote({ contest }: SourceAnswer, apart: readonly Comparison[]): string {
  const named = apart.slice(0, namedContests).map(({ contestLabel: name }) => `"${name}"`);
  const left = apart.length - named.length;
  const names = `${named.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
  const others = apart.length === 1 ? names : `${apart.length} contests (${names})`;
  return `"${contest.label}" and ${others} never stand on one record of these voters: they are on different cards, which the export does not link, or on different ballots.`;
}
