import type { CrossVoting, MultiSourceCrossVoting, SingleSourceCrossVoting } from '#answers';
import type { AnswerSchema } from '../transport.ts';

/** A contest and one of its choices: the voters that a question is about. */
export interface Source {
  /** Id of the contest, from `datasets.contests()`. */
  readonly contestId: number;
  /** Id of one of its choices. */
  readonly choiceId: number;
}

/** How did the voters of each source vote in each compared contest? */
export interface CrossVotingQuestion<Sources extends readonly Source[] = readonly Source[]> {
  /** One to 100, none twice; times the compared contests at most 5,000. */
  readonly sources: Sources;
  /** Ids of the contests to compare with, one to 500, none twice. */
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

/** Loads the schema of the answer to that many sources. */
export async function crossVotingSchema<Sources extends readonly Source[]>(
  sources: Sources,
): Promise<AnswerSchema<CrossVotingAnswer<Sources>>> {
  const checks = await import('./checks.ts');
  const schema: AnswerSchema<CrossVoting> =
    sources.length === 1 ? checks.SingleSourceCrossVoting : checks.MultiSourceCrossVoting;
  // The compiler cannot see that the number of sources decides the shape.
  return schema as AnswerSchema<CrossVotingAnswer<Sources>>;
}
