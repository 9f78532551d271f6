import { FileError, type Place, quoteValue } from '@crossvote/opening';

/** Most ballots with one ranking, and in one file: no ranked election was as large. */
const rankingLimit = 10_000_000;
export const ballotLimit = 100_000_000;

/**
 * The number before a ranking, which says how many ballots have it.
 *
 * @returns undefined where it is no number
 * @throws FileError where it is a weight, or more than there can be
 */
export function ballotCount(text: string, place: Place): number | undefined {
  if (!/^\d*\.?\d+$|^\d+\.$/.test(text)) return undefined;
  const count = Number(text);
  if (!Number.isInteger(count))
    throw new FileError(
      'weight_not_whole',
      `${quoteValue(text)} is a weight, and no number of ballots: such a file holds votes as a count has divided them; give the ballots as they were cast`,
      place,
    );
  if (count > rankingLimit)
    throw new FileError(
      'count_absurd',
      `${quoteValue(text)} ballots of one ranking are more than any election has; correct the number`,
      place,
    );
  return count;
}
