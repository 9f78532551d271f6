import type { CdfNode } from './cdf-node.ts';
import { CdfProblem } from './cdf-problem.ts';
import { elementsOf, textOf, textsOf } from './node-values.ts';
import { readContest } from './read-contest.ts';
import type { VoteRecord } from './vote-record.ts';

/**
 * Reads one cast vote record, whatever file it comes from.
 *
 * @throws CdfProblem when it cannot be read whole
 */
export function readRecord(record: CdfNode): VoteRecord {
  const snapshot = currentSnapshot(record);
  const readings = elementsOf(snapshot, 'CVRContest').map(readContest);
  const contests = readings.map(({ votes }) => votes);
  const ids = new Set(contests.map(({ contestId }) => contestId));
  if (ids.size < contests.length)
    throw new CdfProblem('contest_repeated', 'one contest stands several times on the record');
  return {
    unitId: textOf(record, 'BallotStyleUnitId') ?? '',
    partyIds: textsOf(record, 'PartyIds').filter((text) => text !== ''),
    ballotStyle: textOf(record, 'BallotStyleId') ?? '',
    batch: textOf(record, 'BatchId') ?? '',
    device: textOf(record, 'CreatingDeviceId') ?? '',
    uniqueId: textOf(record, 'UniqueId') ?? '',
    sheet: textOf(record, 'BallotSheetId') ?? '',
    contests,
    remarks: new Set(readings.flatMap(({ remarks }) => [...remarks])),
  };
}

/** The one snapshot that counts: the others are how the record was before. */
function currentSnapshot(record: CdfNode): CdfNode {
  const snapshots = elementsOf(record, 'CVRSnapshot');
  const current = textOf(record, 'CurrentSnapshotId');
  if (current === undefined && snapshots.length > 1)
    throw new CdfProblem(
      'snapshot_unclear',
      'has several snapshots, and no CurrentSnapshotId that says which one counts',
    );
  const [snapshot, ...more] =
    current === undefined
      ? snapshots
      : snapshots.filter((candidate) => textOf(candidate, '@id') === current);
  if (!snapshot)
    throw new CdfProblem('snapshot_missing', 'has no snapshot of its CurrentSnapshotId');
  if (more.length > 0)
    throw new CdfProblem('snapshot_unclear', 'has several snapshots of its CurrentSnapshotId');
  return snapshot;
}
