import type { ResultsType, StoredCall, StoredRace } from '@crossvote/elections';
import type { CandidateRow } from './load-races.ts';
import type { NumberedCall } from './stored-results.ts';

/** The candidates of a race by their keys, numbers and places in packed results. */
export class RaceCandidates {
  private readonly positions: ReadonlyMap<string, number>;
  private readonly keys: ReadonlyMap<number, string>;

  constructor(
    private readonly race: Pick<StoredRace, 'key' | 'candidates'>,
    private readonly rows: ReadonlyMap<string, CandidateRow>,
  ) {
    this.positions = new Map(race.candidates.map(({ key, position }) => [key, position]));
    this.keys = new Map([...rows].map(([key, { id }]) => [id, key]));
  }

  /** Place of a candidate in packed results. */
  positionOf(key: string): number {
    const position = this.positions.get(key);
    if (position === undefined) throw new Error(`race ${this.race.key} has no candidate ${key}`);
    return position;
  }

  /** A mark by the key of its candidate. */
  keyed(
    { candidateId, mark, calledAt, calledBy, sourceKind }: NumberedCall,
    race: string,
    resultsType: ResultsType,
  ): StoredCall {
    const candidate = this.keys.get(candidateId) ?? '';
    return { race, resultsType, candidate, mark, calledAt, calledBy, sourceKind };
  }

  /** Marks by the numbers of their candidates, in the order of these. */
  numbered(calls: readonly StoredCall[]): NumberedCall[] {
    return calls
      .map(({ candidate, mark, calledAt, calledBy, sourceKind }) => ({
        ...{ candidateId: this.rows.get(candidate)?.id ?? 0, mark, calledAt, calledBy, sourceKind },
      }))
      .sort((one, other) => one.candidateId - other.candidateId);
  }
}
