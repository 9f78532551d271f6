import { ReportedError } from '@crossvote/election';
import type { Call } from '../model/race-result.ts';

/** What is declared of a race: `X` somebody won, else `R` somebody goes to a runoff, else `U` nothing. */
export type CallState = 'X' | 'R' | 'U';

/** What the marks of a race come to. A mark that was taken back (`N`) declares nothing. */
export function callState(calls: readonly Pick<Call, 'mark'>[]): CallState {
  if (calls.some(({ mark }) => mark === 'X')) return 'X';
  return calls.some(({ mark }) => mark === 'R') ? 'R' : 'U';
}

/**
 * The marks of a race after a person declared one. A candidate has one mark: the new one takes the place of the former,
 * and the marks of others stay, as several can win or go to a runoff. A mark that stands already, said by the same person,
 * changes nothing: the same list comes back.
 *
 * @param calls - marks of the same race and kind of results
 * @throws ReportedError where `N` takes back what was not declared
 */
export function withCall<OneCall extends Call>(
  calls: readonly OneCall[],
  call: OneCall,
): readonly OneCall[] {
  const standing = calls.find(({ candidate }) => candidate === call.candidate);
  if (standing?.mark === call.mark && standing.calledBy === call.calledBy) return calls;
  if (call.mark === 'N' && (standing === undefined || standing.mark === 'N'))
    throw new ReportedError(
      `There is nothing to take back: in race ${call.race} candidate ${call.candidate} is not declared as X or R.`,
    );
  return [...calls.filter((other) => other !== standing), call];
}
