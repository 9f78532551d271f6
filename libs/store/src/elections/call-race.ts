import { NotFoundError } from '@crossvote/election';
import { callState, packResult, personKind, withCall, type Call } from '@crossvote/elections';
import type { Connection } from '../connection.ts';
import { changeElection, type LockedElection } from './change-election.ts';
import { loadDefinitions } from './load-definitions.ts';
import { RaceCandidates } from './race-candidates.ts';
import { replaceResults } from './replace-results.ts';
import { refuseElectionDamage } from './stored-election.ts';
import { readResults, type StoredResult } from './stored-results.ts';
import { writeElectionRow } from './write-election.ts';

/** What a person declares of a candidate. */
export type PersonalCall = Omit<Call, 'calledAt'>;

/**
 * Takes what a person declares of a candidate. It stands whatever imports say of the same candidate.
 *
 * @returns whether it changed anything: not where it stands already
 * @throws NotFoundError where there is no such election, race or candidate; ReportedError where there is nothing to take back
 */
export async function callRace(
  connection: Connection,
  electionKey: string,
  call: PersonalCall,
): Promise<boolean> {
  const isChanged = await changeElection(connection, electionKey, async (election) => {
    const changed = await declare(election, call);
    return { isChanged: changed, result: changed };
  });
  if (isChanged === undefined) throw new NotFoundError(`There is no election ${electionKey}.`);
  return isChanged;
}

async function declare({ sql, stored, day }: LockedElection, call: PersonalCall): Promise<boolean> {
  const { race: raceKey, resultsType } = call;
  const electionKey = stored.election.key;
  const none = new Set<string>();
  const onDamage = refuseElectionDamage(electionKey);
  const wanted = {
    races: new Set([raceKey]),
    units: none,
    ballotStyles: none,
    pollingPlaces: none,
  };
  const { definitions, candidates, numbers } = await loadDefinitions(sql, stored, wanted, onDamage);
  const [race] = definitions.races;
  if (!race) throw new NotFoundError(`Election ${electionKey} has no race ${raceKey}.`);
  if (!race.candidates.some(({ key }) => key === call.candidate))
    throw new NotFoundError(`Race ${raceKey} has no candidate ${call.candidate}.`);
  const raceId = numbers.numberOf('Race', raceKey);
  const results = await readResults(sql, { ids: [raceId] }, () => onDamage);
  const before = results.find((result) => result.resultsType === resultsType);
  const known = new RaceCandidates(race, candidates.get(raceId) ?? new Map());
  const calls = before?.calls.map((one) => known.keyed(one, raceKey, resultsType)) ?? [];
  const next = withCall(calls, { ...call, calledAt: day.at.toISOString(), sourceKind: personKind });
  if (next === calls) return false;
  const result: StoredResult = {
    ...(before ?? withoutCounts(raceId, resultsType)),
    ...{ calls: known.numbered(next), callState: callState(next), changedAt: day.at.getTime() },
  };
  await replaceResults({ sql }, [result], before ? [before] : []);
  const resultCount = stored.counts.resultCount + (before ? 0 : 1);
  await writeElectionRow(sql, {
    ...{ ...stored, revision: stored.revision + 1, changedAt: day.at.getTime() },
    counts: { ...stored.counts, resultCount },
  });
  return true;
}

/** Results of a race that is called before anything was counted. */
function withoutCounts(
  raceId: number,
  resultsType: Call['resultsType'],
): Omit<StoredResult, 'calls' | 'callState' | 'changedAt'> {
  return {
    ...{ raceId, resultsType, lastUpdated: '', tabulationStatus: '', raceCallStatus: '' },
    ...{ details: '{}', ...packResult({ candidates: [], columns: [], units: [] }) },
  };
}
