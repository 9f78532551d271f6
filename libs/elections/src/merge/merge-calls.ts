import type { StoredCall } from '../model/contents.ts';
import type { Call } from '../model/race-result.ts';
import { isSame } from './is-same.ts';
import { byText } from './sorted.ts';

/** Kind of the source of a mark that somebody declared here. */
export const personKind = 'person';

/**
 * The marks of a race after an import. Where it has the whole list of marks, what the same kind of source said before, and does
 * not say any more, is gone. A mark
 * that a person declared stands, whatever an import says of the same candidate.
 *
 * @param stored - marks of the same race and kind of results, in the order of candidates
 */
export function mergeCalls(
  stored: readonly StoredCall[],
  said: readonly Call[],
  { sourceKind, isWhole }: { readonly sourceKind: string; readonly isWhole: boolean },
): readonly StoredCall[] {
  const stays = stored.filter((call) => !isWhole || call.sourceKind !== sourceKind);
  const calls = new Map(stays.map((call) => [call.candidate, call]));
  for (const call of said)
    if (calls.get(call.candidate)?.sourceKind !== personKind)
      calls.set(call.candidate, { ...call, sourceKind });
  const next = [...calls.values()].sort((one, other) => byText(one.candidate, other.candidate));
  return isSame(stored, next) ? stored : next;
}
