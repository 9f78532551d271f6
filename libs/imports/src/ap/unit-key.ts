import { usStates, type Said, type Unit, type UnitKind } from '@crossvote/elections';
import { isZonedTime } from '../words/zoned-time.ts';
import type { ApUnit } from './reply.ts';

const newEngland = new Set(['CT', 'MA', 'ME', 'NH', 'RI', 'VT']);

/** Five digits; old rows lack the leading zero. Undefined where the code is none. */
export function countyCode(fipsCode: string | undefined): string | undefined {
  const code = fipsCode?.padStart(5, '0');
  return code !== undefined && /^\d{5}$/.test(code) && /^\d{4,5}$/.test(fipsCode ?? '')
    ? code
    : undefined;
}

/** Key and kind of a place that votes are reported by; undefined where the reply does not say what it is. */
export function unitKeyOf(
  unit: ApUnit,
): { readonly key: string; readonly kind: UnitKind } | undefined {
  const { level, reportingunitID: id } = unit;
  const fips = countyCode(unit.fipsCode);
  if (level === 'state') return { key: 'state', kind: 'state' };
  if (level === 'national') return { key: 'nation', kind: 'nation' };
  if (level === 'FIPSCode')
    return fips === undefined ? undefined : { key: `county:${fips}`, kind: 'county' };
  if (id === undefined) return undefined;
  if (level === 'district') return { key: `district:${id}`, kind: 'district' };
  if (level !== 'subunit') return undefined;
  if (fips === undefined || repeatsState(unit)) return { key: `other:${id}`, kind: 'other' };
  if (newEngland.has(unit.statePostal)) return { key: `town:${id}`, kind: 'town' };
  return { key: `county:${fips}`, kind: 'county' };
}

/** Alaska and the federal district are reported as a whole, and then once more as a unit of themselves. */
function repeatsState({ statePostal, reportingunitName = '', fipsCode }: ApUnit): boolean {
  const state = usStates.find(({ postal }) => postal === statePostal);
  const isWhole = countyCode(fipsCode) === `${state?.fips ?? ''}000`;
  return isWhole || reportingunitName.toLowerCase() === state?.name.toLowerCase();
}

/** What a reply says of a place. */
export function unitOf(
  unit: ApUnit,
  { key, kind }: { key: string; kind: UnitKind },
): Said<Unit, 'key' | 'kind'> {
  const fipsCode = countyCode(unit.fipsCode);
  const isTop = kind === 'state' || kind === 'nation';
  const name = isTop ? unit.stateName : unit.reportingunitName;
  const { reportingunitID: id, statePostal, pollClosingTime: closes } = unit;
  return {
    key,
    kind,
    ...(name === undefined ? {} : { name }),
    ...(isTop ? {} : { parent: 'state' }),
    statePostal,
    ...(fipsCode === undefined || isTop ? {} : { fipsCode }),
    ...(unit.townFIPSCode === undefined ? {} : { townFipsCode: unit.townFIPSCode }),
    ...(unit.districtType === undefined ? {} : { districtType: unit.districtType }),
    ...(closes === undefined || !isZonedTime(closes) ? {} : { pollClosingTime: closes }),
    ...(id !== undefined && /^\d{1,9}$/.test(id) ? { position: Number(id) } : {}),
    ...(id === undefined ? {} : { externalIds: [{ scheme: 'ap', scope: statePostal, value: id }] }),
  };
}
