import type { CdfNode } from './cdf-node.ts';
import { textOf, textsOf } from './node-values.ts';
import { readSnapshots } from './read-snapshots.ts';
import { unknownParts } from './unknown-parts.ts';
import type { VoteRecord } from './vote-record.ts';

/**
 * Reads one cast vote record, from JSON or XML.
 *
 * @throws CdfProblem when it cannot be read completely
 */
export function readRecord(record: CdfNode): VoteRecord {
  const { contests: readings, isJoined, isOfOtherVersion } = readSnapshots(record);
  const remarks = new Set(readings.flatMap((reading) => [...reading.remarks]));
  if (isJoined) remarks.add(isOfOtherVersion ? 'earlierSnapshot' : 'snapshotPerContest');
  return {
    unitId: textOf(record, 'BallotStyleUnitId') ?? '',
    partyIds: textsOf(record, 'PartyIds').filter((text) => text !== ''),
    ballotStyle: textOf(record, 'BallotStyleId') ?? '',
    batch: textOf(record, 'BatchId') ?? '',
    device: textOf(record, 'CreatingDeviceId') ?? '',
    uniqueId: textOf(record, 'UniqueId') ?? '',
    sheet: textOf(record, 'BallotSheetId') ?? '',
    contests: readings.map(({ votes }) => votes),
    remarks,
    unknown: unknownParts(record),
  };
}
