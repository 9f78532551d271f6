import { type CrossVoting, MultiSourceCrossVoting, SingleSourceCrossVoting } from '#contracts';
import type { AnswerSchema } from './transport.ts';

/** A contest and one of its choices: the voters that a question is about. */
export interface Source {
  readonly contestId: number;
  readonly choiceId: number;
}

/** How did the voters of each source vote in each compared contest? */
export interface CrossVotingQuestion<Sources extends readonly Source[] = readonly Source[]> {
  /** One to 100. */
  readonly sources: Sources;
  /** One to 500. */
  readonly compareContestIds: readonly number[];
}

/**
 * The answer that belongs to the sources: the single-source shape for one, the multi-source shape for
 * several, either where the number is known only at run time.
 */
export type CrossVotingAnswer<Sources extends readonly Source[]> = number extends Sources['length']
  ? CrossVoting
  : Sources['length'] extends 1
    ? SingleSourceCrossVoting
    : MultiSourceCrossVoting;

/** The query string of a question. */
export function crossVotingQuery({
  sources,
  compareContestIds,
}: CrossVotingQuestion): Record<string, string> {
  return {
    source_contest_ids: sources.map(({ contestId }) => contestId).join(','),
    source_choice_ids: sources.map(({ choiceId }) => choiceId).join(','),
    compare_contest_ids: compareContestIds.join(','),
  };
}

/** The schema of the answer to that many sources. */
export function crossVotingSchema<Sources extends readonly Source[]>(
  sources: Sources,
): AnswerSchema<CrossVotingAnswer<Sources>> {
  const schema: AnswerSchema<CrossVoting> =
    sources.length === 1 ? SingleSourceCrossVoting : MultiSourceCrossVoting;
  // The compiler cannot see that the number of sources decides the shape.
  return schema as AnswerSchema<CrossVotingAnswer<Sources>>;
}
