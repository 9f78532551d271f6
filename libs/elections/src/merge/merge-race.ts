import type { StoredCandidate, StoredRace } from '../model/contents.ts';
import { unknownCandidate, type Candidate } from '../model/candidate.ts';
import { unknownRace, type SaidRace } from '../model/race.ts';
import type { Said } from '../model/said.ts';
import { canonicalJson } from './canonical-json.ts';
import { mergeExternalIds } from './merge-external-ids.ts';
import { asSet, byKey } from './sorted.ts';
import { storable } from './storable.ts';
import { withSaid } from './with-said.ts';

/**
 * A race after a source said something of it and its candidates. Candidates that it does not name stay. A new candidate gets
 * a place in the packed results that none had before.
 */
export function mergeRace(
  known: StoredRace | undefined,
  { candidates: saidCandidates = [], ...said }: SaidRace,
  sourceKind: string,
): StoredRace {
  const { key, title } = said;
  const added = { ...unknownRace, candidates: [], key, title, sourceKind, candidatePlaces: 0 };
  const race = withSaid<StoredRace>(known ?? added, said);
  const candidates = new Map(race.candidates.map((candidate) => [candidate.key, candidate]));
  let { candidatePlaces } = race;
  for (const candidate of saidCandidates) {
    const before = candidates.get(candidate.key);
    const position = before?.position ?? candidatePlaces++;
    const stored = before ?? { ...unknownCandidate, ...named(candidate), sourceKind, position };
    candidates.set(candidate.key, mergeCandidate(stored, candidate, key));
  }
  return storable(
    {
      ...race,
      candidatePlaces,
      candidates: byKey(candidates.values()),
      districts: asSet(race.districts, canonicalJson),
      relations: asSet(race.relations, canonicalJson),
      externalIds: mergeExternalIds(known?.externalIds ?? [], said.externalIds),
    },
    `race ${key}`,
  );
}

type SaidCandidate = Said<Candidate, 'key' | 'name'>;

function named({ key, name }: SaidCandidate): Pick<Candidate, 'key' | 'name'> {
  return { key, name };
}

function mergeCandidate(
  known: StoredCandidate,
  said: SaidCandidate,
  raceKey: string,
): StoredCandidate {
  const candidate = withSaid(known, said);
  const externalIds = mergeExternalIds(known.externalIds, said.externalIds);
  return storable({ ...candidate, externalIds }, `candidate ${said.key} of race ${raceKey}`);
}
