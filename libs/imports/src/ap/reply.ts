import { z } from 'zod';

/** A text without control characters, which would steer the terminal of whoever looks at it. */
const text = z
  .string()
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'has control characters')
  .max(10_000);
const id = z
  .union([text.min(1).max(100), z.int().nonnegative()])
  .transform((value) => String(value));
const count = z.int().nonnegative();
const truth = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform((value) => value === true || value === 'true');

/** A candidate of a race, in one unit or of the race as a whole. */
export const ApCandidate = z.looseObject({
  first: text.optional(),
  middle: text.optional(),
  last: text.optional(),
  suffix: text.optional(),
  abbrv: text.optional(),
  party: text.optional(),
  caucusWith: text.optional(),
  incumbent: truth.optional(),
  candidateID: id,
  polID: id.optional(),
  ballotOrder: count.optional(),
  polNum: id.optional(),
  voteCount: count.optional(),
  winner: text.optional(),
  winnerDateTime: text.optional(),
  infoUpdated: truth.optional(),
});
export type ApCandidate = z.infer<typeof ApCandidate>;

/** Counts of a race in one place. */
export const ApUnit = z.looseObject({
  statePostal: text,
  stateName: text.optional(),
  reportingunitName: text.optional(),
  reportingunitID: id.optional(),
  reportingunitLevel: z.unknown().optional(),
  level: text,
  districtType: text.optional(),
  fipsCode: text.optional(),
  townFIPSCode: text.optional(),
  electTotal: count.optional(),
  pollClosingTime: text.optional(),
  lastUpdated: text.optional(),
  precinctsReporting: count.optional(),
  precinctsTotal: count.optional(),
  precinctsReportingPct: z.number().optional(),
  candidates: z.array(ApCandidate),
});
export type ApUnit = z.infer<typeof ApUnit>;

/** A race, in its results form (`reportingUnits`) or before results (`candidates`). */
export const ApRace = z.looseObject({
  test: truth.optional(),
  resultsType: text.optional(),
  raceID: id,
  raceType: text.optional(),
  raceTypeID: text.optional(),
  tabulationStatus: text.optional(),
  raceCallStatus: text.optional(),
  officeID: text.optional(),
  officeName: text.optional(),
  description: text.optional(),
  party: text.optional(),
  seatName: text.optional(),
  seatNum: id.optional(),
  uncontested: truth.optional(),
  national: truth.optional(),
  numWinners: count.optional(),
  numRunoff: count.optional(),
  summary: text.optional(),
  winThreshold: z.number().optional(),
  rankedChoice: truth.optional(),
  statePostal: text.optional(),
  lastUpdated: text.optional(),
  candidates: z.array(ApCandidate).optional(),
  reportingUnits: z.array(ApUnit).optional(),
});
export type ApRace = z.infer<typeof ApRace>;

/** The reply on one date. Races are checked one by one, so that a damaged one is refused alone. */
export const ApReply = z.looseObject({
  electionDate: text,
  races: z.array(z.unknown()),
  nextrequest: text.optional(),
  isTruncated: truth.optional(),
});
export type ApReply = z.infer<typeof ApReply>;

/** What is wrong of a value, in one sentence: `reportingUnits.0.level: …`. */
export function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).map(String).join('.');
  return [path, issue?.message ?? 'is not as expected'].filter(Boolean).join(': ');
}
