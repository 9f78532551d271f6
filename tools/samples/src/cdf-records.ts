import { at } from './at.ts';
import { type CdfObject, cdfLineId } from './cdf-definitions.ts';
import type { CastVoteRecord, Contest, Election, Selection } from './election.ts';

/** How the writers of the format differ from each other. */
export interface CdfDialect {
  /** With `unknown`, readers must derive an overvote from the number of votes allowed. */
  readonly allocable: 'stated' | 'unknown';
}

/** One record. `contests` are its contests in the form that `cdfContest` gives. */
export function cdfRecord(
  election: Election,
  record: CastVoteRecord,
  number: number,
  contests: readonly CdfObject[],
): CdfObject {
  return {
    '@type': 'CVR.CVR',
    BallotStyleId: at(election.ballotStyles, record.ballotStyle).name,
    BallotStyleUnitId: `precinct-${record.precinct + 1}`,
    BatchId: `${at(election.tabulators, record.tabulator).number}-${record.batch}`,
    CreatingDeviceId: 'rd',
    CurrentSnapshotId: `snapshot-${number}`,
    CVRSnapshot: [
      {
        '@type': 'CVR.CVRSnapshot',
        '@id': `snapshot-${number}`,
        CVRContest: contests.length > 0 ? contests : undefined,
        Type: 'original',
      },
    ],
    ElectionId: 'election',
    UniqueId: String(number),
  };
}

/** One contest on one record. */
export function cdfContest(
  contest: Contest,
  index: number,
  selection: Selection,
  { allocable }: CdfDialect,
): CdfObject {
  const isRanked = contest.rankLimit > 0;
  const isOvervoted = !isRanked && selection.length > contest.voteFor;
  const unused = isRanked || isOvervoted ? 0 : contest.voteFor - selection.length;
  const undervotes = isRanked && selection.length === 0 ? 1 : unused;
  const statesOvervotes = allocable === 'stated';
  const status = selection.length === 0 ? 'undervoted' : 'overvoted';
  return {
    '@type': 'CVR.CVRContest',
    ContestId: `contest-${index + 1}`,
    CVRContestSelection:
      selection.length === 0
        ? undefined
        : selection.map((_, place) =>
            markOf(contest, index, selection, place, {
              isAllocable: !statesOvervotes ? 'unknown' : isOvervoted ? 'no' : 'yes',
            }),
          ),
    Overvotes: statesOvervotes ? (isOvervoted ? 1 : 0) : undefined,
    Status: selection.length === 0 || (isOvervoted && statesOvervotes) ? [status] : undefined,
    Undervotes: statesOvervotes || undervotes > 0 ? undervotes : undefined,
  };
}

function markOf(
  contest: Contest,
  index: number,
  selection: Selection,
  place: number,
  { isAllocable }: { readonly isAllocable: string },
): CdfObject {
  const { choice, rank } = at(selection, place);
  const earlier = selection
    .slice(0, place)
    .filter((mark) => mark.choice === choice && mark.rank === rank);
  const isBlankLine = at(contest.choices, choice).writeInLines > 0;
  return {
    '@type': 'CVR.CVRContestSelection',
    ContestSelectionId: cdfLineId(index, choice, earlier.length),
    SelectionPosition: [
      {
        '@type': 'CVR.SelectionPosition',
        CVRWriteIn: isBlankLine ? { '@type': 'CVR.CVRWriteIn', Text: '' } : undefined,
        HasIndication: 'yes',
        IsAllocable: isAllocable,
        NumberVotes: 1,
        Rank: rank > 0 ? rank : undefined,
      },
    ],
  };
}
