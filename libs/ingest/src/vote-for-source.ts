import { quoteValue, type IssueGroup } from '@crossvote/formats';

/** Codes with which readers say that a rule of a contest is taken from its marks, or for granted. */
const inferredCodes = new Set([
  'vote_for_inferred',
  'vote_for_assumed',
  'vote_for_unknown',
  'ranks_inferred',
]);

/**
 * Tells whether the export itself states how many choices of a contest may be marked. Readers say where it does
 * not: in an issue that begins with the contest's name, or in one that is about all contests not named so.
 */
export function statesVoteFor(
  issues: readonly IssueGroup[],
): (contest: { readonly name: string; readonly rankLimit: number }) => boolean {
  const inferred = issues.filter(
    ({ code, message }) =>
      inferredCodes.has(code) ||
      (code === 'manifest_missing' && message.startsWith('ContestManifest')),
  );
  const isOfAll = inferred.some(
    ({ message }) => !message.startsWith('"') || message.endsWith('(and others of this kind)'),
  );
  return ({ name, rankLimit }) =>
    !inferred.some(({ message }) => message.startsWith(quoteValue(name))) &&
    !(isOfAll && rankLimit === 0);
}
