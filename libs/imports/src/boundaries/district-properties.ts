import { describeDivision, type District, districtKey, type Said } from '@crossvote/elections';
import { textOf } from './precinct-number.ts';

type SaidDistrict = Said<District, 'key'>;

/** A property whose value is a district, and where in a state its OCD division id is. */
interface DistrictRule {
  /** Names of the property: lower-case letters and digits, without the state's postal code in front. */
  readonly names: RegExp;
  readonly segment: string;
  readonly title: string;
  /** Whether the district is a part of the county that another property names. */
  readonly isWithinCounty?: boolean;
}

/** See docs/maps.md. */
const rules: readonly DistrictRule[] = [
  { names: /^(?:county|countyname|cntyname|coname)$/, segment: 'county', title: 'County' },
  {
    names: /^(?:congdist|congressional|congressionaldistrict|cd|cd\d{2,3}(?:fp)?)$/,
    segment: 'cd',
    title: 'Congressional District',
  },
  {
    names: /^(?:sendist|senate|senatedistrict|statesenate|statesenatedistrict|sldu|sldust)$/,
    segment: 'sldu',
    title: 'State Senate District',
  },
  {
    names: /^(?:legdist|housedist|house|housedistrict|statehouse|statehousedistrict|sldl|sldlst)$/,
    segment: 'sldl',
    title: 'State House District',
  },
  {
    names: /^(?:ctycomdist|cocomdist|commdist|commissionerdistrict|countycommissionerdistrict)$/,
    segment: 'council_district',
    title: 'Commissioner District',
    isWithinCounty: true,
  },
];

/** A property of a map that states a district. */
export interface DistrictProperty {
  readonly property: string;
  readonly rule: DistrictRule;
}

/** The properties that state districts, from their names; the first of each kind. */
export function districtProperties(names: readonly string[], postal: string): DistrictProperty[] {
  return rules.flatMap((rule) => {
    const property = names.find((name) => rule.names.test(plainName(name, postal)));
    return property === undefined ? [] : [{ property, rule }];
  });
}

function plainName(name: string, postal: string): string {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const [prefix, rest] = [plain.slice(0, 2), plain.slice(2)];
  return prefix === postal.toLowerCase() && rules.some(({ names }) => names.test(rest))
    ? rest
    : plain;
}

/** The districts that a feature's properties state: its state, and one for each property that has a value. */
export function districtsOf(
  properties: Readonly<Record<string, unknown>>,
  stated: readonly DistrictProperty[],
  postal: string,
): SaidDistrict[] {
  const state = `ocd-division/country:us/${placeOfState(postal)}`;
  const found = [districtFrom(state, postal, undefined)];
  let county: { id: string; name: string } | undefined;
  for (const { property, rule } of stated) {
    const value = textOf(properties[property]);
    const last = divisionValue(value, rule.segment === 'county');
    if (last === '' || (rule.isWithinCounty === true && !county)) continue;
    const within = rule.isWithinCounty === true && county ? county.id : state;
    const id = `${within}/${rule.segment}:${last}`;
    found.push(districtFrom(id, postal, nameOf(rule, value, county?.name)));
    if (rule.segment === 'county') county = { id, name: countyName(value) };
  }
  return found;
}

function districtFrom(ocdId: string, statePostal: string, name: string | undefined): SaidDistrict {
  return { key: districtKey(ocdId), ocdId, ...describeDivision(ocdId), statePostal, name };
}

function placeOfState(postal: string): string {
  const code = postal.toLowerCase();
  if (code === 'dc') return 'district:dc';
  return ['as', 'gu', 'mp', 'pr', 'vi'].includes(code) ? `territory:${code}` : `state:${code}`;
}

/** `010A` as `10a`; `St. Louis` as `st_louis`. Empty of what is no district: no value, or zeros. */
function divisionValue(value: string, isName: boolean): string {
  const plain = isName ? value.replace(/ (?:county|parish|borough)$/i, '') : value;
  return plain
    .normalize('NFC')
    .toLowerCase()
    .replace(/^0+(?=\d|$)/, '')
    .replace(/[^\p{L}\p{N}\p{M}~-]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}

const countyName = (value: string) =>
  / (?:county|parish|borough)$/i.test(value) ? value : `${value} County`;

function nameOf({ segment, title, isWithinCounty }: DistrictRule, value: string, county?: string) {
  if (segment === 'county') return countyName(value);
  const number = value.replace(/^0+(?=\d)/, '');
  return isWithinCounty === true ? `${county ?? ''} ${title} ${number}` : `${title} ${number}`;
}
