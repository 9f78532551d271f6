import { slug, type ElectionFacts, type SaidRace, type UnitKind } from '@crossvote/elections';
import { quoteValue, type Place } from '@crossvote/opening';
import type { Row } from '../read/read-table.ts';
import type { resultTable } from '../tables/result-tables.ts';
import type { Building } from './election-rows.ts';
import { namedRace, type NamedRace } from './known-names.ts';
import { raceKey } from './build-races.ts';
import { unitKey } from './unit-keys.ts';

/** A row of the table of results. */
export type ResultRow = Row<typeof resultTable.columns>;

type SaidCandidate = NonNullable<SaidRace['candidates']>[number];

/**
 * What rows of results name. Where no other table of the import has the races, candidates or units, and none is stored under
 * such a key or name, it is made from its name.
 */
export class ResultNames {
  private readonly madeUnits = new Map<string, ElectionFacts['units'][number]>();
  private readonly madeCandidates = new Map<string, Map<string, SaidCandidate>>();
  private readonly madeRaces = new Set<string>();
  private newCandidates = 0;

  constructor(private readonly building: Building) {}

  /** What was made. Races are there also where only candidates of them were. */
  made(): { units: ElectionFacts['units']; races: readonly SaidRace[] } {
    const races = [...this.madeCandidates].map(([key, candidates]) => ({
      key,
      title: this.building.known.races.get(key)?.title ?? key,
      candidates: [...candidates.values()],
    }));
    return { units: [...this.madeUnits.values()], races };
  }

  /** How many of each were made: races, candidates, units. */
  counts(): readonly [races: number, candidates: number, units: number] {
    return [this.madeRaces.size, this.newCandidates, this.madeUnits.size];
  }

  race({ said: { race = '' }, place }: ResultRow): NamedRace | undefined {
    const { known, rows, problems } = this.building;
    const isMade = known.races.find(race).length === 0 && !rows.races;
    const key = isMade ? raceKey(race) : known.races.resolve(race, place, problems);
    if (key === '') problems.add(place, 'the race has no letter or digit for a key');
    if (key === undefined || key === '') return undefined;
    if (isMade && !known.races.get(key)) {
      known.races.add(namedRace(key, race));
      this.madeRaces.add(key);
      this.madeCandidates.set(key, new Map());
    }
    return known.races.get(key);
  }

  candidate(race: NamedRace, { said, place }: ResultRow): string | undefined {
    const { rows, problems } = this.building;
    const { candidate = '', party } = said;
    const isMade = race.candidates.find(candidate).length === 0 && !rows.candidates;
    const key = isMade ? slug(candidate) : race.candidates.resolve(candidate, place, problems);
    if (key === '') problems.add(place, 'the candidate has no letter or digit for a key');
    if (key === undefined || key === '') return undefined;
    if (isMade) {
      this.newCandidates += 1;
      race.candidates.add({ key, names: [candidate] });
    }
    if (rows.candidates || (!isMade && party === undefined)) return key;
    return this.sayCandidate(
      race,
      { key, name: candidate, ...(party !== undefined && { party }) },
      place,
    );
  }

  private sayCandidate(race: NamedRace, said: SaidCandidate, place: Place): string | undefined {
    const all = this.madeCandidates.get(race.key) ?? new Map<string, SaidCandidate>();
    this.madeCandidates.set(race.key, all);
    const before = all.get(said.key);
    if (before?.party !== undefined && said.party !== undefined && before.party !== said.party) {
      this.building.problems.add(
        place,
        `the party of ${quoteValue(said.name)} differs from the rows before; two candidates of one name need keys, in a table candidates`,
      );
      return undefined;
    }
    const name = before?.name ?? race.candidates.get(said.key)?.names[0] ?? said.name;
    all.set(said.key, { ...before, ...said, name });
    return said.key;
  }

  unit({ said, place }: ResultRow): string | undefined {
    const { known, rows, problems } = this.building;
    const { unit = '', unitKind } = said;
    const fitting = known.units.find(unit);
    const ofKind = fitting.filter(({ kind }) => unitKind === undefined || kind === unitKind);
    const [only, another] = ofKind;
    if (only && !another) return only.key;
    if (another) problems.add(place, known.units.several(unit, ofKind));
    else if (fitting[0] && rows.units)
      problems.add(
        place,
        `${quoteValue(unit)} is no ${unitKind ?? 'unit'}, but a ${fitting[0].kind}`,
      );
    else if (rows.units) known.units.resolve(unit, place, problems);
    else return this.makeUnit(unit, unitKind ?? 'precinct', place);
    return undefined;
  }

  private makeUnit(name: string, kind: UnitKind, place: Place): string | undefined {
    const { known, problems } = this.building;
    const key = unitKey(kind, name);
    if (key === '') problems.add(place, 'the unit has no letter or digit for a key');
    if (key === '') return undefined;
    if (known.units.get(key)) return key;
    known.units.add({ key, kind, names: [name] });
    this.madeUnits.set(key, { key, kind, name });
    return key;
  }
}
