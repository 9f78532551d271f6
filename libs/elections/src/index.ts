export {
  BallotMap,
  type Ballot,
  type BallotRace,
  type BallotsOfPoint,
  type PlaceBallots,
} from './ballot-map.ts';
export {
  describeDivision,
  isDivisionId,
  type DivisionFacts,
} from './districts/describe-division.ts';
export { relateDistricts } from './districts/relate-districts.ts';
export { nextChangeTime } from './change-times.ts';
export { AreaTree } from './geometry/area-tree.ts';
export { type GeoJsonArea, geoJsonOf } from './geometry/geo-json-of.ts';
export { polygonsOf } from './geometry/geometry-of.ts';
export {
  type DegreePolygons,
  type MadeGeometry,
  makeGeometry,
  type Position,
  type Repair,
} from './geometry/make-geometry.ts';
export { MalformedGeometry } from './geometry/pack-polygons.ts';
export { type Point, type Polygon, type Ring, unitsPerDegree } from './geometry/polygons.ts';
export { type GeoJsonPolygons, readGeoJson } from './geometry/read-geo-json.ts';
export { unionOf } from './geometry/union-of.ts';
export { UnusableGeometry } from './geometry/unusable-geometry.ts';
export { groupsOf } from './groups-of.ts';
export { districtKey, electionKey, postalOfOcdId } from './keys.ts';
export { asSet, byText } from './merge/sorted.ts';
export { canonicalJson } from './merge/canonical-json.ts';
export { isSame } from './merge/is-same.ts';
export { personKind, mergeCalls } from './merge/merge-calls.ts';
export { districtReferences, mergeDistricts } from './merge/merge-districts.ts';
export { mergeElection, type MergedElection, type MergeOptions } from './merge/merge-election.ts';
export { isInElection, referencesOf, type Reference, type Referred } from './merge/references.ts';
export { parentsOf, refuseCycle } from './merge/refuse-cycle.ts';
export { storable } from './merge/storable.ts';
export type { Vanished } from './merge/vanished.ts';
export { unknownBallotStyle, type BallotStyle } from './model/ballot-style.ts';
export { unknownCandidate, type Candidate } from './model/candidate.ts';
export type { Change } from './model/change.ts';
export type {
  Definitions,
  ElectionContents,
  Sourced,
  StoredCall,
  StoredCandidate,
  StoredRace,
} from './model/contents.ts';
export { unknownDistrict, type District, type DistrictRelation } from './model/district.ts';
export { unknownElection, type Election, type Phase } from './model/election.ts';
export type { ExternalId } from './model/external-id.ts';
export {
  factsOf,
  type ElectionFacts,
  type Facts,
  type ListedKind,
  type Source,
} from './model/facts.ts';
export type { Geometry } from './model/geometry.ts';
export type { Json, JsonObject } from './model/json.ts';
export type { Party } from './model/party.ts';
export {
  unknownPollingPlace,
  type Address,
  type OpeningHours,
  type PollingPlace,
} from './model/polling-place.ts';
export type { Call, RaceCounts, RaceResult, ResultsType, UnitResult } from './model/race-result.ts';
export {
  unknownRace,
  type Race,
  type RaceDistrict,
  type RaceRelation,
  type SaidRace,
} from './model/race.ts';
export type { ReportDocument } from './model/report-document.ts';
export type { Said } from './model/said.ts';
export { unknownUnit, type Unit, type UnitKind } from './model/unit.ts';
export { publicId, type PublicKind } from './public-id.ts';
export { callState, withCall, type CallState } from './results/calls.ts';
export { mergeCounts, mergeResult } from './results/merge-result.ts';
export { packResult } from './results/pack-result.ts';
export type { PackedResult } from './results/packed-result.ts';
export { unpackResult } from './results/unpack-result.ts';
export { slug } from './slug.ts';
export { usStates, type UsState } from './us-states.ts';
