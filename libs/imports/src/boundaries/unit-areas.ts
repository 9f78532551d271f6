import type { Geometry, Said, Unit } from '@crossvote/elections';

type SaidUnit = Said<Unit, 'key' | 'kind'>;

/** Gathers the areas of units: several features may be one precinct. */
export class UnitAreas {
  private readonly units = new Map<string, SaidUnit>();

  add(unit: SaidUnit, area: Geometry): void {
    const before = this.units.get(unit.key);
    const districts = [...(before?.districts ?? []), ...(unit.districts ?? [])];
    this.units.set(unit.key, {
      ...(before ?? unit),
      areas: [...(before?.areas ?? []), area],
      ...(districts.length === 0 ? {} : { districts: [...new Set(districts)] }),
    });
  }

  has(key: string): boolean {
    return this.units.has(key);
  }

  list(): SaidUnit[] {
    return [...this.units.values()];
  }
}
