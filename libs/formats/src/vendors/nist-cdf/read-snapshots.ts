import { isDeepStrictEqual } from 'node:util';
import type { CdfNode } from './cdf-node.ts';
import { CdfProblem } from './cdf-problem.ts';
import { elementsOf, requiredText, textOf } from './node-values.ts';
import { readContest, type ContestReading } from './read-contest.ts';

/** The versions of a snapshot, the final one last. */
const versions = ['original', 'interpreted', 'modified'];

/** The contests of all snapshots of a record together. */
export interface SnapshotContests {
  readonly contests: readonly ContestReading[];
  /** Whether some contests are from other snapshots than the current one: of the same version, or of another. */
  readonly isJoined: boolean;
  readonly isOfOtherVersion: boolean;
}

/**
 * Reads the contests of a record. The current snapshot comes first. Contests that it lacks are taken from the other
 * snapshots, the last version first, as some systems write a snapshot for each contest.
 *
 * @throws CdfProblem when it is not clear which snapshot counts, or one cannot be read
 */
export function readSnapshots(record: CdfNode): SnapshotContests {
  const [current = [], ...others] = levelsOf(record);
  const contests = readLevel(current, new Map());
  const inCurrent = contests.size;
  const currentVersions = new Set(current.map(versionOf));
  let isOfOtherVersion = false;
  for (const snapshots of others) {
    const more = readLevel(snapshots, contests);
    if (more.size > 0)
      isOfOtherVersion ||= !snapshots.every((one) => currentVersions.has(versionOf(one)));
    for (const [id, reading] of more) contests.set(id, reading);
  }
  return {
    contests: [...contests.values()],
    isJoined: contests.size > inCurrent,
    isOfOtherVersion,
  };
}

/** The snapshots that are current, then the others by version. */
function levelsOf(record: CdfNode): (readonly CdfNode[])[] {
  const snapshots = elementsOf(record, 'CVRSnapshot');
  const id = textOf(record, 'CurrentSnapshotId');
  const isCurrent = (snapshot: CdfNode) => id === undefined || textOf(snapshot, '@id') === id;
  const current = snapshots.filter(isCurrent);
  if (current.length === 0)
    throw new CdfProblem('snapshot_missing', 'has no snapshot of its CurrentSnapshotId');
  const others = snapshots.filter((snapshot) => !current.includes(snapshot));
  const levels = versions.map((_, version) =>
    others.filter((snapshot) => versionOf(snapshot) === version),
  );
  return [current, ...levels.reverse()];
}

/** A snapshot without a type counts as original. */
function versionOf(snapshot: CdfNode): number {
  return Math.max(0, versions.indexOf(textOf(snapshot, 'Type')?.toLowerCase() ?? ''));
}

/** Contests of snapshots of the same level. @param known - contests that are left out */
function readLevel(
  snapshots: readonly CdfNode[],
  known: ReadonlyMap<string, unknown>,
): Map<string, ContestReading> {
  const readings = new Map<string, ContestReading>();
  for (const snapshot of snapshots) {
    const ofSnapshot = new Set<string>();
    for (const contest of elementsOf(snapshot, 'CVRContest')) {
      const id = requiredText(contest, 'ContestId');
      if (known.has(id)) continue;
      if (ofSnapshot.has(id))
        throw new CdfProblem('contest_repeated', 'one contest stands several times on the record');
      ofSnapshot.add(id);
      const reading = readContest(contest);
      checkSame(readings.get(id), reading);
      readings.set(id, reading);
    }
  }
  return readings;
}

function checkSame(known: ContestReading | undefined, { votes }: ContestReading): void {
  const isShared = known?.votes.isShared;
  if (known && !isDeepStrictEqual(known.votes, { ...votes, isShared }))
    throw new CdfProblem(
      'snapshot_unclear',
      'has several snapshots of a contest that say different things, and no CurrentSnapshotId that tells which one counts',
    );
}
