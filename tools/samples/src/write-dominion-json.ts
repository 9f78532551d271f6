import { at } from './at.ts';
import { countMarks } from './count-marks.ts';
import { type DominionIds, dominionIds, dominionManifests } from './dominion-manifests.ts';
import type { CastVoteRecord, Contest, Election, Mark, SampleElection } from './election.ts';
import type { Selection } from './election.ts';
import { rememberBySelection } from './remember-selection.ts';
import { type SampleFile, inChunks } from './sample-file.ts';

const recordsPerFile = 500;
const overvotedContest = 5;
const overvotedRanking = 9;
const unvotedRanking = 13;
const writeIn = 1;

/** Writes an election as Dominion JSON: manifests, and one file of sessions for every 500 records. */
export function* writeDominionJson({
  election,
  records,
}: SampleElection): Generator<SampleFile, void> {
  const ids = dominionIds(election.contests);
  yield* dominionManifests(election, ids);
  const text = sessionWriter(election, ids);
  const pending = records()[Symbol.iterator]();
  let next = pending.next();
  for (let number = 0; next.done !== true || number === 0; number += 1) {
    yield { name: `CvrExport_${number}.json`, chunks: inChunks(batchText()) };
  }

  function* batchText(): Generator<string, void> {
    const header = JSON.stringify({ Version: '5.10.50.85', ElectionId: election.name });
    yield `${header.slice(0, -1)},"Sessions":[`;
    for (let written = 0; next.done !== true && written < recordsPerFile; written += 1) {
      yield (written > 0 ? ',' : '') + text(next.value);
      next = pending.next();
    }
    yield ']}';
  }
}

function sessionWriter(election: Election, ids: DominionIds): (record: CastVoteRecord) => string {
  const contestTexts = election.contests.map((contest, index) =>
    rememberBySelection((selection) =>
      selection === undefined ? '' : JSON.stringify(contestOf(contest, index, selection, ids)),
    ),
  );
  return (record) => {
    const { number, countingGroup } = at(election.tabulators, record.tabulator);
    const session = JSON.stringify({
      TabulatorId: number,
      BatchId: record.batch,
      RecordId: record.numberInBatch,
      CountingGroupId: countingGroup + 1,
      ImageMask: '',
      SessionType: 'ScannedVote',
      VotingSessionIdentifier: '',
      UniqueVotingIdentifier: '',
    });
    const snapshot = `{"PrecinctPortionId":${record.precinct + 1},"BallotTypeId":${record.ballotStyle + 1},"IsCurrent":true`;
    const contests = record.selections
      .map((selection, index) => at(contestTexts, index)(selection))
      .filter((text) => text !== '');
    const card = `{"Id":${record.card + 1},"KeyInId":${record.card + 1},"PaperIndex":${record.card},"Contests":[${contests.join(',')}]}`;
    return `${session.slice(0, -1)},"Original":${snapshot},"Cards":[${card}]}}`;
  };
}

function contestOf(contest: Contest, index: number, selection: Selection, ids: DominionIds) {
  const isRanked = contest.rankLimit > 0;
  const isOvervoted = countMarks(contest, selection).state === 'overvote';
  const isBlankRanking = isRanked && selection.length === 0;
  const unused = isRanked || isOvervoted ? 0 : contest.voteFor - selection.length;
  return {
    Id: index + 1,
    ManifestationId: 1000 + index,
    Undervotes: isBlankRanking ? 1 : unused,
    Overvotes: isOvervoted ? 1 : 0,
    OutstackConditionIds: isBlankRanking
      ? [unvotedRanking]
      : isOvervoted && !isRanked
        ? [overvotedContest]
        : [],
    Marks: selection.map((mark, place) => {
      const clash = isRanked && selection.filter(({ rank }) => rank === mark.rank).length > 1;
      return {
        ...markOf(contest, index, mark, ids),
        ...writeInFields(contest, selection, place),
        // In a ranking the marks of an overvoted rank keep the flag; a condition tells.
        IsVote: isRanked || !isOvervoted,
        OutstackConditionIds: conditionsOf(contest, mark, clash),
      };
    }),
  };
}

function markOf(contest: Contest, index: number, { choice, rank }: Mark, ids: DominionIds) {
  return {
    CandidateId: ids.candidate(index, choice),
    ManifestationId: 5000 + ids.candidate(index, choice),
    PartyId: ids.party(at(contest.choices, choice).party),
    Rank: Math.max(1, rank),
    MarkDensity: 97,
    IsAmbiguous: false,
  };
}

/** Which of the blank lines a write-in stands on. */
function writeInFields(contest: Contest, selection: Selection, place: number): object {
  const { choice, rank } = at(selection, place);
  if (at(contest.choices, choice).writeInLines === 0) return {};
  const earlier = selection
    .slice(0, place)
    .filter((mark) => mark.choice === choice && mark.rank === rank);
  return { WriteinIndex: earlier.length, WriteinDensity: 40 };
}

function conditionsOf(contest: Contest, { choice }: Mark, clash: boolean): number[] {
  return [
    ...(at(contest.choices, choice).isWriteIn ? [writeIn] : []),
    ...(clash ? [overvotedRanking] : []),
  ];
}
