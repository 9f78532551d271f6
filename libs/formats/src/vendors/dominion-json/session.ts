import {
  objectOf,
  objectsOf,
  optionalFlag,
  RefusedRecord,
  type JsonObject,
} from './json-values.ts';
import { readBallotContest, type BallotContest } from './ballot-contest.ts';
import type { InvalidContests } from './invalid-contests.ts';

/** The version of a session that counts. */
export interface CurrentVersion {
  readonly snapshot: JsonObject;
  readonly isAdjudicated: boolean;
  readonly cards: readonly JsonObject[];
}

/** @throws RefusedRecord unless exactly one of the original and the modified version is the current one */
export function currentVersion(session: JsonObject): CurrentVersion {
  const versions = ['Original', 'Modified'].filter((key) => isThere(session[key]));
  const current = versions.filter(
    (key) => optionalFlag(objectOf(session, key), 'IsCurrent') ?? versions.length === 1,
  );
  const [key] = current;
  if (key === undefined || current.length > 1)
    throw new RefusedRecord(
      'current_version_unclear',
      `${current.length} of its ${versions.length} versions say that they are the current one; ask the office`,
    );
  const snapshot = objectOf(session, key);
  return { snapshot, isAdjudicated: key === 'Modified', cards: cardsOf(snapshot) };
}

const isThere = (value: unknown) => value !== undefined && value !== null;

/** Old versions have a single card; its contests are directly in the version. */
function cardsOf(snapshot: JsonObject): readonly JsonObject[] {
  if (!isThere(snapshot.Cards)) return [snapshot];
  if (!isThere(snapshot.Contests)) return objectsOf(snapshot, 'Cards');
  throw new RefusedRecord('wrong_type', 'it has Contests beside Cards; export it again');
}

/**
 * The contests that are on the ballot, of all cards.
 *
 * @throws RefusedRecord when a contest cannot be read, or is there twice
 */
export function contestsOf(
  cards: readonly JsonObject[],
  invalid: InvalidContests,
): BallotContest[] {
  const contests: BallotContest[] = [];
  const seen = new Set<number>();
  for (const card of cards) {
    for (const listed of objectsOf(card, 'Contests')) {
      if (invalid.includes(listed)) continue;
      const contest = readBallotContest(listed);
      if (seen.has(contest.id))
        throw new RefusedRecord(
          'contest_repeated',
          `the contest with the id ${contest.id} is on it twice; export it again`,
        );
      seen.add(contest.id);
      contests.push(contest);
    }
  }
  return contests;
}
