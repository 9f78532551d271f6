import type { Candidate, JsonObject, Said, SaidRace } from '@crossvote/elections';
import { officeKey } from '../words/office-key.ts';
import type { Members } from './members.ts';
import { raceTypeOf } from './race-type.ts';
import { ApCandidate, ApRace } from './reply.ts';

/** Where a race is: the scope in which its ids are unique. */
export interface RacePlace {
  readonly date: string;
  readonly statePostal: string;
}

/** Members of a race that stand in members of the model. */
const readOfRace = new Set(Object.keys(ApRace.shape).filter((name) => name !== 'winThreshold'));
const ofResults = ['eevp', 'parameters', 'flippedSeat'];
const keptOfRace = new Set([
  ...['eventID', 'stateID', 'suppOfficeID', 'state', 'keyRace', 'incumbents', 'designation'],
  ...['category', 'winThreshold', ...ofResults],
]);
const readOfCandidate = new Set([
  ...['first', 'middle', 'last', 'suffix', 'party', 'incumbent', 'candidateID', 'ballotOrder'],
  ...['voteCount', 'winner', 'winnerDateTime', 'infoUpdated'],
]);
const keptOfCandidate = new Set(Object.keys(ApCandidate.shape));

/** Key of a race in its election. */
export const raceKey = (race: ApRace) => `ap-${race.raceID}`;
/** Key of a candidate in the race. */
export const candidateKey = (candidate: ApCandidate) => `ap-${candidate.candidateID}`;

const offices: ReadonlyMap<string, string> = new Map([
  ['P', 'president'],
  ['G', 'governor'],
  ['H', 'us-house'],
  ['S', 'us-senate'],
  ['Y', 'state-house'],
  ['Z', 'state-senate'],
]);
const levels: ReadonlyMap<string, string> = new Map([
  ['P', 'federal'],
  ['H', 'federal'],
  ['S', 'federal'],
  ['G', 'state'],
  ['Y', 'state'],
  ['Z', 'state'],
]);

/** What a reply says of a race. Truth values that are not written are false. */
export function raceOf(
  race: ApRace,
  place: RacePlace,
  candidates: readonly Said<Candidate, 'key' | 'name'>[],
  members: Members,
): SaidRace {
  const officeId = (race.officeID ?? '').toUpperCase();
  const isMeasure = officeId === 'I';
  const type = raceTypeOf(race.raceType, race.raceTypeID);
  const { date, statePostal } = place;
  return {
    key: raceKey(race),
    kind: isMeasure ? 'measure' : 'office',
    title: titleOf(race),
    office: isMeasure ? '' : (offices.get(officeId) ?? officeKey(race.officeName ?? '')),
    officeName: race.officeName ?? '',
    description: race.description ?? '',
    level: isMeasure ? '' : (levels.get(officeId) ?? ''),
    seatName: race.seatName ?? '',
    seatNumber: race.seatNum ?? '',
    statePostal,
    stage: type.stage,
    isSpecial: type.isSpecial,
    isRetention: type.isRetention,
    apTypeId: race.raceTypeID ?? '',
    apOfficeId: race.officeID ?? '',
    party: race.party ?? '',
    isUncontested: race.uncontested ?? false,
    isNational: race.national ?? false,
    winners: Math.max(1, race.numWinners ?? 1),
    runoffPlaces: race.numRunoff ?? 0,
    ...(race.rankedChoice === undefined ? {} : { isRanked: race.rankedChoice }),
    ...(race.winThreshold === undefined ? {} : { threshold: `${race.winThreshold}%` }),
    ...(race.summary === undefined ? {} : { info: race.summary }),
    ...(candidates.length === 0 ? {} : { candidates }),
    details: { ap: detailsOfRace(race, members) },
    externalIds: [{ scheme: 'ap', scope: `${date}/${statePostal}`, value: race.raceID }],
  };
}

/** `U.S. House District 3`; the agency gives no title. */
function titleOf({ officeName = '', seatName = '', raceID }: ApRace): string {
  return [officeName, seatName].filter(Boolean).join(' ') || `Race ${raceID}`;
}

/** What the model has no member for, and belongs to the race and not to its counts. */
function detailsOfRace(race: ApRace, members: Members): JsonObject {
  const rest = members.rest('race', race, readOfRace, keptOfRace);
  const own = Object.entries(rest).filter(([name]) => !ofResults.includes(name));
  return Object.fromEntries(
    race.raceType === undefined ? own : [['raceType', race.raceType], ...own],
  );
}

/** Members of a race that belong to its counts: estimates, and whether a seat changed its party. */
export function detailsOfResult(race: ApRace): JsonObject {
  const members: JsonObject = { eevp: undefined, ...race } as JsonObject;
  return Object.fromEntries(
    ofResults.flatMap((name) => (members[name] === undefined ? [] : [[name, members[name]]])),
  );
}

/**
 * What a reply says of a candidate; undefined of a brief record, which has no name.
 *
 * @param columns - names of members that are counts
 */
export function candidateOf(
  candidate: ApCandidate,
  race: ApRace,
  place: RacePlace,
  members: Members,
  columns: ReadonlySet<string>,
): Said<Candidate, 'key' | 'name'> | undefined {
  const { first = '', middle = '', last, suffix = '', party = '' } = candidate;
  if (last === undefined) return undefined;
  const isOption = (race.officeID ?? '').toUpperCase() === 'I' || /^(?:yes|no)$/i.test(party);
  const details = members.rest(
    'candidate',
    candidate,
    new Set([...readOfCandidate, ...columns]),
    keptOfCandidate,
  );
  return {
    key: candidateKey(candidate),
    name: [first, middle, last, suffix].filter(Boolean).join(' '),
    kind: isOption ? 'option' : 'person',
    first,
    middle,
    last,
    suffix,
    party,
    isIncumbent: candidate.incumbent ?? false,
    ...(candidate.ballotOrder === undefined ? {} : { ballotOrder: candidate.ballotOrder }),
    details: { ap: details },
    externalIds: [
      {
        scheme: 'ap',
        scope: `${place.date}/${place.statePostal}/${race.raceID}`,
        value: candidate.candidateID,
      },
    ],
  };
}
