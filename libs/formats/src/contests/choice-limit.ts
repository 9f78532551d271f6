import { FileError, type Place } from '@crossvote/opening';

/** Most choices of a contest: no ballot has as many. */
const choiceLimit = 50_000;

/** @throws FileError where a list of choices is longer than any ballot's */
export function refuseManyChoices(count: number, place: Place): void {
  if (count > choiceLimit)
    throw new FileError(
      'too_many_candidates',
      `lists ${count} candidates; more than ${choiceLimit} are not read`,
      place,
    );
}
