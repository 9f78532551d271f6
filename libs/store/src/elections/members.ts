import type { BallotStyle, District, Election, PollingPlace, Unit } from '@crossvote/elections';
import type {
  Geometry,
  ReportDocument,
  StoredCandidate,
  StoredRace,
  Sourced,
} from '@crossvote/elections';

/** Members that are cells of the same name. */
type Members<Thing> = readonly (keyof Thing & string)[];

export const electionMembers = [
  ...(['key', 'date', 'name', 'type', 'shortInfo', 'statePostal', 'ocdId', 'phase'] as const),
] as const satisfies Members<Election>;

export const districtMembers = [
  ...(['key', 'type', 'name', 'number', 'letter', 'statePostal', 'fipsCode', 'ocdId'] as const),
  ...(['validFrom', 'validThrough'] as const),
] as const satisfies Members<District>;

export const unitMembers = [
  ...(['key', 'kind', 'name', 'number', 'splitName', 'statePostal', 'fipsCode'] as const),
  ...(['townFipsCode', 'ocdId', 'districtType', 'position', 'pollClosingTime'] as const),
  ...(['confirmedOn', 'info', 'sourceKind'] as const),
] as const satisfies Members<Unit & Sourced>;

export const ballotStyleMembers = [
  ...(['key', 'name', 'party', 'sourceKind'] as const),
] as const satisfies Members<BallotStyle & Sourced>;

export const pollingPlaceMembers = [
  ...(['key', 'kind', 'name', 'lat', 'lon', 'notes', 'sourceKind'] as const),
] as const satisfies Members<PollingPlace & Sourced>;

export const raceMembers = [
  ...(['key', 'kind', 'title', 'office', 'officeName', 'description', 'level'] as const),
  ...(['seatName', 'seatNumber', 'statePostal', 'stage', 'apTypeId', 'apOfficeId'] as const),
  ...(['party', 'votingMethod', 'voteFor', 'winners', 'runoffPlaces', 'isRanked'] as const),
  ...(['rankLimit', 'isSpecial', 'isRetention', 'isUncontested', 'isNational'] as const),
  ...(['ballotOrder', 'threshold', 'question', 'info', 'shortInfo', 'candidatePlaces'] as const),
  'sourceKind',
] as const satisfies Members<StoredRace>;

export const candidateMembers = [
  ...(['key', 'kind', 'name', 'first', 'middle', 'last', 'suffix', 'party'] as const),
  ...(['isIncumbent', 'qualified', 'ballotOrder', 'ocdId', 'info', 'withdrawnAt'] as const),
  ...(['position', 'sourceKind'] as const),
] as const satisfies Members<StoredCandidate>;

export const geometryMembers = [
  ...(['sha256', 'minLon', 'minLat', 'maxLon', 'maxLat', 'area', 'points'] as const),
] as const satisfies Members<Geometry>;

export const reportMembers = [
  ...(['key', 'type', 'subtype', 'electionDate', 'isTest', 'title', 'updatedAt', 'body'] as const),
] as const satisfies Members<ReportDocument>;

/** Some members of a thing. */
export function pick<Thing extends object, Name extends keyof Thing & string>(
  thing: Thing,
  names: readonly Name[],
): Pick<Thing, Name> {
  const picked: Partial<Thing> = {};
  for (const name of names) picked[name] = thing[name];
  // The members are those that were asked for.
  return picked as Pick<Thing, Name>;
}

/** The values of some members of a thing, in their order. */
export function valuesOf<Thing extends object, Name extends keyof Thing & string>(
  thing: Thing,
  names: readonly Name[],
): Thing[Name][] {
  return names.map((name) => thing[name]);
}
