import type { RaceResult, ResultsType, UnitResult } from '@crossvote/elections';

type Facts = Omit<UnitResult, 'unit' | 'counts'>;

const nothingSaid: Facts = {
  precinctsReporting: null,
  precinctsTotal: null,
  lastUpdated: '',
  electoralTotal: null,
};

/** The counts of one race of one kind, as rows give them. */
export class ResultsDraft {
  private candidates: string[] = [];
  /** Votes, unless a description says what is counted. */
  private columns: string[] = ['votes'];
  private whole = { lastUpdated: '', tabulationStatus: '', raceCallStatus: '', details: {} };
  private readonly facts = new Map<string, Facts>();
  private readonly counts = new Map<string, Map<string, ReadonlyMap<string, number | null>>>();

  constructor(
    readonly race: string,
    readonly resultsType: ResultsType,
  ) {}

  /** Says what is known of all counts. */
  describe(
    whole: Partial<
      Pick<RaceResult, 'lastUpdated' | 'tabulationStatus' | 'raceCallStatus' | 'details'>
    >,
    candidates: readonly string[],
    columns: readonly string[],
  ): void {
    this.whole = { ...this.whole, ...whole };
    this.candidates = [...candidates];
    this.columns = [...columns];
  }

  /** @returns false where the unit is described already */
  describeUnit(unit: string, facts: Partial<Facts>): boolean {
    if (this.facts.has(unit)) return false;
    this.facts.set(unit, { ...nothingSaid, ...facts });
    return true;
  }

  /** @returns false where the candidate has counts in the unit already */
  count(unit: string, candidate: string, counts: ReadonlyMap<string, number | null>): boolean {
    const ofUnit = this.counts.get(unit) ?? new Map<string, ReadonlyMap<string, number | null>>();
    if (ofUnit.has(candidate)) return false;
    this.counts.set(unit, ofUnit.set(candidate, counts));
    return true;
  }

  result(): RaceResult {
    const rows = [...this.counts.values()].flatMap((ofUnit) => [...ofUnit]);
    const candidates = [...new Set([...this.candidates, ...rows.map(([candidate]) => candidate)])];
    const named = new Set([...this.columns, ...rows.flatMap(([, counts]) => [...counts.keys()])]);
    const columns = [...named];
    const units = [...new Set([...this.facts.keys(), ...this.counts.keys()])];
    return {
      race: this.race,
      resultsType: this.resultsType,
      ...this.whole,
      candidates,
      columns,
      units: units.map((unit) => ({
        unit,
        ...(this.facts.get(unit) ?? nothingSaid),
        counts: candidates.map((candidate) => {
          const counts = this.counts.get(unit)?.get(candidate);
          return columns.map((column) => counts?.get(column) ?? null);
        }),
      })),
    };
  }
}
