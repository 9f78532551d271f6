import {
  electionKey,
  factsOf,
  usStates,
  type Call,
  type Candidate,
  type ElectionFacts,
  type RaceResult,
  type Said,
  type SaidRace,
  type Unit,
} from '@crossvote/elections';
import type { FileReport } from '../file-report.ts';
import { checkRace } from './check-race.ts';
import { countMembers } from './columns.ts';
import type { Members } from './members.ts';
import { candidateKey, candidateOf, raceOf, type RacePlace } from './race-facts.ts';
import { isZonedTime } from '../words/zoned-time.ts';
import type { ApCandidate, ApRace, ApUnit } from './reply.ts';
import { callsOf, resultOf, resultsTypeOf, type KeyedUnit } from './results.ts';
import { countyCode, unitKeyOf, unitOf } from './unit-key.ts';

type SaidUnit = Said<Unit, 'key' | 'kind'>;
type SaidCandidate = Said<Candidate, 'key' | 'name'>;

/** The races of one state on one day, collected from a reply. */
export class StateFacts {
  private readonly units = new Map<string, SaidUnit>();
  private readonly races = new Map<string, SaidRace>();
  private readonly results: RaceResult[] = [];
  private readonly calls: Call[] = [];
  /** FIPS codes that lacked their leading zero. */
  private mendedCodes = 0;
  /** Races without results, and thereby without units that have their times. */
  private withoutResults = 0;

  constructor(
    private readonly place: RacePlace,
    private readonly report: FileReport,
    private readonly members: Members,
  ) {}

  /** Takes a race, or refuses it as a whole. */
  add(race: ApRace, where: string): void {
    const problem = this.problemOf(race);
    if (problem !== undefined) {
      this.report.refuse('ap_race', `${where} (race ${race.raceID}): ${problem}`);
      return;
    }
    checkRace(race, where, this.report);
    const units = this.unitsOf(race, where);
    const said = raceOf(race, this.place, this.candidatesOf(race), this.members);
    this.races.set(said.key, said);
    const resultsType = resultsTypeOf(race);
    if (!race.reportingUnits) this.withoutResults += 1;
    if (resultsType === undefined || !race.reportingUnits) return;
    this.results.push(resultOf(race, resultsType, units, this.members));
    this.calls.push(...callsOf(race, resultsType, units, this.report));
  }

  /**
   * What was collected.
   *
   * @param key - of the election that a person wants it in
   * @param isStored - whether an election is stored, so that it needs no name
   */
  facts(key: string | undefined, isStored: (key: string) => boolean): ElectionFacts {
    const { date, statePostal } = this.place;
    const own = key ?? electionKey(statePostal, date);
    const isTest = this.results.some(({ resultsType }) => resultsType === 'test');
    this.sayCounts();
    return {
      ...factsOf({
        key: own,
        date,
        statePostal,
        ...(isStored(own) ? {} : { name: this.nameOf() }),
        ...(isTest ? { phase: 'testing' } : {}),
      }),
      units: [...this.units.values()],
      races: [...this.races.values()],
      results: this.results,
      calls: this.calls,
      whole: ['candidates', 'calls'],
    };
  }

  private sayCounts(): void {
    const { statePostal } = this.place;
    if (this.mendedCodes > 0)
      this.report.assume(
        'ap_fips_mended',
        `FIPS codes of ${statePostal} with four digits, before which a zero is put: ${this.mendedCodes}`,
      );
    if (this.withoutResults > 0)
      this.report.assume(
        'ap_no_results',
        `races of ${statePostal} without results (the form before results), of which lastUpdated is left out: ${this.withoutResults}`,
      );
  }

  /** The agency gives no name. */
  private nameOf(): string {
    const { date, statePostal } = this.place;
    const state = usStates.find(({ postal }) => postal === statePostal)?.name;
    const place = state ?? (statePostal === 'US' ? 'United States' : statePostal);
    const stages = new Set([...this.races.values()].map(({ stage }) => stage));
    const stage = stages.size === 1 ? ([...stages][0] ?? '') : '';
    return [place, stage, `election of ${date}`].filter(Boolean).join(' ');
  }

  /** Why a race is not taken over; undefined where it is. */
  private problemOf(race: ApRace): string | undefined {
    if (this.races.has(`ap-${race.raceID}`))
      return 'stands more than once in the reply; the first is taken';
    if (resultsTypeOf(race) === undefined)
      return `its resultsType is ${JSON.stringify(race.resultsType?.slice(0, 20))}, not test, live or certified`;
    const other = race.reportingUnits?.find((one) => one.statePostal !== this.place.statePostal);
    if (other) return `has a reporting unit of ${JSON.stringify(other.statePostal.slice(0, 20))}`;
    const rows = [
      race.candidates ?? [],
      ...(race.reportingUnits ?? []).map((one) => one.candidates),
    ];
    if (rows.flat().some(({ last }) => last === undefined))
      return 'its candidates have no names: record it with candidateInfo=full';
    const isRepeated = rows.some((row) => new Set(row.map(candidateKey)).size < row.length);
    return isRepeated ? 'a candidate stands twice in one reporting unit' : undefined;
  }

  private unitsOf(race: ApRace, where: string): KeyedUnit[] {
    const units = new Map<string, KeyedUnit>();
    (race.reportingUnits ?? []).forEach((unit, at) => {
      const found = unitKeyOf(unit);
      const id = unit.reportingunitID;
      const isTaken = found && units.has(found.key);
      const own =
        isTaken && id !== undefined ? { key: `other:${id}`, kind: 'other' as const } : found;
      if (!own || units.has(own.key)) {
        const what = own ? 'is there already' : 'is of no level that is known, or has no id';
        this.report.refuse(
          'ap_unit',
          `${where} (race ${race.raceID}): reportingUnits[${at}] ${what}`,
        );
        return;
      }
      if (unit.fipsCode?.length === 4 && countyCode(unit.fipsCode) !== undefined)
        this.mendedCodes += 1;
      units.set(own.key, { key: own.key, unit });
      this.checkTexts(unit, `${where} (race ${race.raceID}): reportingUnits[${at}]`);
      const said = unitOf(unit, own);
      this.units.set(own.key, { ...said, ...this.units.get(own.key) });
    });
    this.addState();
    return [...units.values()];
  }

  private checkTexts({ fipsCode, pollClosingTime }: ApUnit, where: string): void {
    const wrong = [
      fipsCode !== undefined && countyCode(fipsCode) === undefined ? 'fipsCode' : '',
      pollClosingTime !== undefined && !isZonedTime(pollClosingTime) ? 'pollClosingTime' : '',
    ];
    for (const name of wrong.filter(Boolean))
      this.report.warn('ap_unreadable', `${where}: its ${name} cannot be read; left out`);
  }

  /** Units lie in a state, also where a race has no row of it. */
  private addState(): void {
    const { statePostal } = this.place;
    if (statePostal === 'US' || this.units.has('state')) return;
    const name = usStates.find(({ postal }) => postal === statePostal)?.name;
    this.units.set('state', {
      key: 'state',
      kind: 'state',
      statePostal,
      ...(name === undefined ? {} : { name }),
    });
  }

  /** In the order of the ballot where it is known. */
  private candidatesOf(race: ApRace): SaidCandidate[] {
    const rows = [
      race.candidates ?? [],
      ...(race.reportingUnits ?? []).map((one) => one.candidates),
    ];
    const first = new Map<string, ApCandidate>();
    for (const row of rows.flat())
      first.set(candidateKey(row), first.get(candidateKey(row)) ?? row);
    return [...first.values()]
      .flatMap((row) => candidateOf(row, race, this.place, this.members, countMembers) ?? [])
      .sort((one, other) => (one.ballotOrder ?? 0) - (other.ballotOrder ?? 0));
  }
}
