import { at } from './at.ts';
import { drawSelection } from './draw-selection.ts';
import type { Selection } from './election.ts';
import type { Bloc, ContestSpec, ElectionSpec } from './election-spec.ts';
import { type Random, createRandom } from './random.ts';

/** Selections in each pool. */
export const poolSize = 2048;

/** The weight of each choice of a contest for the voters of a bloc. */
function weightsFor(spec: ContestSpec, bloc: Bloc): readonly number[] {
  return spec.contest.choices.map((choice, index) => {
    const party = spec.leansTo?.[index] ?? choice.party;
    const affinity = bloc.affinity[party] ?? bloc.other;
    // 20 lies between the affinities of a loyal and of a hostile voter: what nobody's party decides.
    return (spec.appeal[index] ?? 1) * ((1 - spec.pull) * 20 + spec.pull * affinity);
  });
}

function drawPool(spec: ContestSpec, bloc: Bloc, random: Random, seen: Map<string, Selection>) {
  const weights = weightsFor(spec, bloc);
  return Array.from({ length: poolSize }, () => {
    const selection = drawSelection(spec.contest, weights, spec.rates, random);
    const key = selection.map((mark) => `${mark.choice}@${mark.rank}`).join(' ');
    const same = seen.get(key) ?? selection;
    seen.set(key, same);
    return same;
  });
}

/**
 * Selections drawn beforehand, by contest and bloc: one draw from a pool then gives a voter's selection,
 * and equal selections of a contest are the same object, by which writers remember their text.
 */
export function createSelectionPools(spec: ElectionSpec): readonly (readonly Selection[])[][] {
  return spec.contests.map((contest, index) => {
    const random = createRandom(spec.seed * 1009 + index);
    const seen = new Map<string, Selection>();
    return spec.blocs.map((_bloc, bloc) => drawPool(contest, at(spec.blocs, bloc), random, seen));
  });
}
