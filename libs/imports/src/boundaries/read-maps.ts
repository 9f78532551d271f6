import {
  type District,
  type ElectionFacts,
  factsOf,
  relateDistricts,
  type Said,
} from '@crossvote/elections';
import type { ImportedFacts, ImportInput } from '../importer.ts';
import { MapFindings } from './map-findings.ts';
import { findTarget } from './map-target.ts';
import { makesPrecincts, type MappedElection, postalOf } from './mapped-election.ts';
import { openMaps } from './open-maps.ts';
import { overlapsOfUnits } from './overlaps-of-units.ts';
import { readMap } from './read-map.ts';
import { UnitAreas } from './unit-areas.ts';

/** Reads maps, each into the election that it is of. @throws FileError where one cannot be read as a whole */
export async function readMaps(input: ImportInput): Promise<ImportedFacts> {
  const mapped = new Map<string, MappedElection>();
  for (const map of openMaps(input.files)) {
    const target = await findTarget(map, input);
    const { key } = target;
    const into = mapped.get(key) ?? {
      target,
      file: map.file.name,
      areas: new UnitAreas(),
      districts: new Map(),
    };
    mapped.set(key, into);
    const findings = new MapFindings(input.issues, map.file.name);
    await readMap(map, { ...into, target }, input.options.numberProperty, findings);
    findings.report();
  }
  const elections = [...mapped.values()];
  return {
    elections: elections.map((one) => electionFacts(one, input)),
    districts: await districtFacts(elections, input),
    parties: [],
    reports: [],
    // Another map of the same election, such as that of the next county, does not miss what this one has.
    part: input.files
      .map(({ source }) => source.name)
      .filter((name, at, all) => all.indexOf(name) === at)
      .join(', '),
  };
}

function electionFacts(mapped: MappedElection, input: ImportInput): ElectionFacts {
  const { target, areas } = mapped;
  const { key, date, isNew } = target;
  tellMissing(mapped, input);
  const statePostal = postalOf(key);
  return {
    ...factsOf({ key, date, ...(isNew && statePostal !== '' ? { statePostal } : {}) }),
    units: areas.list(),
    whole: makesPrecincts(target) ? ['units'] : [],
  };
}

const namedUnits = 5;

/** Precincts that the election has, and the maps have not. */
function tellMissing({ target, areas, file }: MappedElection, { issues }: ImportInput): void {
  if (makesPrecincts(target)) return;
  const missing = target.units.filter(({ kind, key }) => kind === 'precinct' && !areas.has(key));
  if (missing.length === 0) return;
  const named = missing.slice(0, namedUnits).map(({ key }) => key);
  const [count, verb] =
    missing.length === 1 ? ['1 precinct', 'is'] : [`${missing.length} precincts`, 'are'];
  issues.add({
    severity: 'warning',
    code: 'map_precinct_missing',
    message: `${count} of ${target.key} ${verb} on no feature (${named.join(', ')}${missing.length > namedUnits ? ', …' : ''})`,
    place: { file },
  });
}

/** The districts that properties state; names that are known stay. */
async function districtFacts(
  elections: readonly MappedElection[],
  { known }: ImportInput,
): Promise<Said<District, 'key'>[]> {
  const districts = new Map(elections.flatMap((one) => [...one.districts]));
  if (districts.size === 0) return [];
  const stored = await known.districts();
  const named = new Set(stored.flatMap(({ key, name }) => (name ? [key] : [])));
  const overlaps = overlapsOfUnits(
    elections.flatMap(({ areas }) => areas.list()),
    districts,
  );
  const said = [...districts.values()].map(({ name, ...district }) => ({
    ...district,
    ...(named.has(district.key) || name === undefined ? {} : { name }),
    relations: overlaps.get(district.key) ?? [],
  }));
  return relateDistricts(said, stored);
}
