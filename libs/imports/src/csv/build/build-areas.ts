import {
  makeGeometry,
  readGeoJson,
  UnusableGeometry,
  type ElectionFacts,
  type Facts,
  type Geometry,
} from '@crossvote/elections';
import type { TableProblems } from '../read/table-problems.ts';
import type { ElectionBook } from './election-book.ts';
import type { NameIndex } from './name-index.ts';
import type { TableRows } from './table-rows.ts';
import type { NamedUnit } from './unit-keys.ts';

type AreaRow = NonNullable<TableRows['areas']>[number];

/** Areas by what they are of. */
export interface Areas {
  /** By the keys of elections and units. */
  readonly units: ReadonlyMap<string, ReadonlyMap<string, readonly Geometry[]>>;
  readonly districts: ReadonlyMap<string, Geometry>;
}

/** What areas are named by. */
interface AreaNames {
  readonly book: ElectionBook;
  readonly units: ReadonlyMap<string, NameIndex<NamedUnit>>;
  readonly districts: NameIndex;
}

/** The areas of the table. One that cannot be read, or is of nothing, is a problem. */
export async function buildAreas(
  rows: readonly AreaRow[],
  { book, units, districts }: AreaNames,
  problems: TableProblems,
): Promise<Areas> {
  const ofUnits = new Map<string, Map<string, Geometry[]>>();
  const ofDistricts = new Map<string, Geometry>();
  for (const row of rows) {
    const { said, place } = row;
    const geometry = await geometryOf(row, problems);
    if (!geometry) continue;
    const district = said.district && districts.resolve(said.district, place, problems);
    if (district) ofDistricts.set(district, geometry);
    const election = said.unit && book.of(said.election, place);
    const unit = election && units.get(election)?.resolve(said.unit ?? '', place, problems);
    if (!election || !unit) continue;
    const ofElection = ofUnits.get(election) ?? new Map<string, Geometry[]>();
    ofUnits.set(election, ofElection);
    ofElection.set(unit, [...(ofElection.get(unit) ?? []), geometry]);
  }
  return { units: ofUnits, districts: ofDistricts };
}

async function geometryOf(
  { said, place }: AreaRow,
  problems: TableProblems,
): Promise<Geometry | undefined> {
  try {
    const { geometry } = await makeGeometry(readGeoJson(said.area).polygons);
    return geometry;
  } catch (error) {
    if (!(error instanceof UnusableGeometry)) throw error;
    problems.add(place, `area ${error.message}`);
    return undefined;
  }
}

/** The same units with their areas; what is not said beside is said with its area alone. */
export function withUnitAreas(
  said: ElectionFacts['units'],
  areas: ReadonlyMap<string, readonly Geometry[]> | undefined,
  known: NameIndex<NamedUnit> | undefined,
): ElectionFacts['units'] {
  if (!areas) return said;
  const keys = new Set(said.map(({ key }) => key));
  const others = [...areas].flatMap(([key, own]) => {
    const kind = known?.get(key)?.kind;
    return keys.has(key) || kind === undefined ? [] : [{ key, kind, areas: own }];
  });
  const all = said.map((unit) => {
    const own = areas.get(unit.key);
    return own ? { ...unit, areas: own } : unit;
  });
  return [...all, ...others];
}

/** The same districts with their areas; what is not said beside is said with its area alone. */
export function withDistrictAreas(
  said: Facts['districts'],
  areas: ReadonlyMap<string, Geometry>,
): Facts['districts'] {
  const keys = new Set(said.map(({ key }) => key));
  const others = [...areas].filter(([key]) => !keys.has(key)).map(([key, area]) => ({ key, area }));
  const all = said.map((district) => {
    const area = areas.get(district.key);
    return area ? { ...district, area } : district;
  });
  return [...all, ...others];
}
