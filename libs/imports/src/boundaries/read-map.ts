import type { Geometry, Said, Unit } from '@crossvote/elections';
import { quoteValue } from '@crossvote/opening';
import { type DistrictProperty, districtProperties, districtsOf } from './district-properties.ts';
import { areaOf } from './feature-areas.ts';
import type { MapFeature, MapFile } from './map-file.ts';
import type { MapFindings } from './map-findings.ts';
import { UnitsByNumber } from './match-units.ts';
import { isEmptyNumber, numberLimit, numberOf, textOf } from './precinct-number.ts';
import { makesPrecincts, type MappedElection, postalOf } from './mapped-election.ts';

/** Puts a feature's area where it belongs. */
type Placing = (feature: MapFeature, number: string, area: Geometry) => void;

/** Reads one map into an election. @throws FileError where it cannot be read as a whole */
export async function readMap(
  map: MapFile,
  into: MappedElection,
  numberProperty: string | undefined,
  findings: MapFindings,
): Promise<void> {
  const { target } = into;
  const byIndex = numberProperty === undefined && target.byFeature.size > 0;
  const place = byIndex
    ? placingByFeature(into, findings)
    : makesPrecincts(target)
      ? placingAsPrecincts(into, numberProperty, findings)
      : placingByNumber(into, findings);
  for await (const feature of map.features((code, message) => {
    findings.assume(code, message);
  })) {
    const number = byIndex ? '' : numberOf(map, feature, numberProperty);
    const label = labelOf(feature, number);
    if (!byIndex && isEmptyNumber(number)) {
      findings.refuse('map_number_empty', 'it has no precinct number', label);
      continue;
    }
    if (number.length > numberLimit) {
      findings.refuse('map_number_long', `its number has ${number.length} characters`, label);
      continue;
    }
    const area = await areaOf(feature, label, findings);
    if (area) place(feature, number, area);
  }
}

const labelOf = ({ index }: MapFeature, number: string) => (number === '' ? `${index}` : number);

function placingByFeature({ target, areas }: MappedElection, findings: MapFindings): Placing {
  return ({ index }, _, area) => {
    const units = target.byFeature.get(index) ?? [];
    for (const { key, kind } of units) areas.add({ key, kind }, area);
    if (units.length === 0)
      findings.refuse('map_unmatched', 'the feed gives it to no precinct', `${index}`);
  };
}

function placingByNumber({ target, areas }: MappedElection, findings: MapFindings): Placing {
  const known = new UnitsByNumber(target.units);
  return (_, number, area) => {
    const matched = known.find(number);
    if ('problem' in matched) {
      findings.refuse('map_unmatched', matched.problem, number);
      return;
    }
    for (const { key, kind } of matched.units) areas.add({ key, kind }, area);
    if (matched.isShared)
      findings.add(
        'assumption',
        'map_shared',
        'features that are of several precincts or splits were given to each of them',
        number,
      );
  };
}

/** Properties that have the name of a precinct, in the order in which they are looked for. */
const nameProperty = /^(?:precinct|pct|prec)?_?(?:name|nam)$|^precinct$/i;

function placingAsPrecincts(
  { target, areas, districts }: MappedElection,
  numberProperty: string | undefined,
  findings: MapFindings,
): Placing {
  const postal = postalOf(target.key);
  let stated: readonly DistrictProperty[] | undefined;
  let named: string | undefined;
  return ({ properties }, number, area) => {
    if (stated === undefined) {
      const names = Object.keys(properties).filter((name) => name !== numberProperty);
      stated = postal === '' ? [] : districtProperties(names, postal);
      named = names.find((name) => nameProperty.test(name));
      tellProperties(stated, named, findings);
    }
    const own = stated.length === 0 ? [] : districtsOf(properties, stated, postal);
    for (const district of own)
      if (!districts.has(district.key)) districts.set(district.key, district);
    const name = named === undefined ? '' : textOf(properties[named]);
    const unit: Said<Unit, 'key' | 'kind'> = {
      key: `precinct:${number}`,
      kind: 'precinct',
      number,
      ...(name === '' ? {} : { name }),
      ...(postal === '' ? {} : { statePostal: postal }),
      ...(own.length === 0 ? {} : { districts: own.map(({ key }) => key) }),
    };
    areas.add(unit, area);
  };
}

function tellProperties(
  stated: readonly DistrictProperty[],
  named: string | undefined,
  findings: MapFindings,
): void {
  for (const { property, rule } of stated)
    findings.assume(
      'map_district',
      `the property ${quoteValue(property)} is taken as: ${rule.title}`,
    );
  if (named !== undefined)
    findings.assume(
      'map_name',
      `the property ${quoteValue(named)} is taken as the name of the precinct`,
    );
}
