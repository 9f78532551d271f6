import type { Candidate } from './candidate.ts';
import type { ExternalId } from './external-id.ts';
import type { JsonObject } from './json.ts';
import type { Said } from './said.ts';

/** A race that comes before or after another one. */
export interface RaceRelation {
  /** Key of the later race, in the same election, or of another as `election-key/race-key`. */
  readonly other: string;
  /** `runoff`, `general` or `primary`; open. */
  readonly kind: string;
}

/** A further district of a race. */
export interface RaceDistrict {
  readonly district: string;
  /** `additional`, `excluded`, `city`, `county` or `original`; open. */
  readonly role: string;
}

/** A question on ballots: an office to fill, or a measure to decide. */
export interface Race {
  /** Stable over imports, unique in its election. */
  readonly key: string;
  readonly kind: 'office' | 'measure';
  readonly title: string;
  /** Office in the words of the model: `governor`, `us-house`, `state-delegate`; open, empty of a measure. */
  readonly office: string;
  /** As the source writes it. */
  readonly officeName: string;
  readonly description: string;
  /** `federal`, `state`, `regional`, `county`, `city`, `sublocality`, or empty. */
  readonly level: string;
  readonly seatName: string;
  readonly seatNumber: string;
  /** Key of the district that votes on it. */
  readonly district: string | null;
  readonly statePostal: string;
  /** `general`, `primary`, `caucus`, `runoff` …; open. */
  readonly stage: string;
  readonly apTypeId: string;
  readonly apOfficeId: string;
  /** Party whose race it is; empty of all others. */
  readonly party: string;
  /** `plurality`, `approval`, `ranked`, `instant-runoff` …; open. */
  readonly votingMethod: string;
  /** How many candidates a voter may mark. */
  readonly voteFor: number;
  readonly winners: number;
  /** How many go on to a runoff, if none wins. */
  readonly runoffPlaces: number;
  readonly isRanked: boolean;
  readonly rankLimit: number;
  readonly isSpecial: boolean;
  readonly isRetention: boolean;
  readonly isUncontested: boolean;
  readonly isNational: boolean;
  /** Smaller stands first. */
  readonly ballotOrder: number;
  /** What it takes to pass or win, as the source says: `2/3 + 1`. */
  readonly threshold: string;
  /** Text of a measure. */
  readonly question: string;
  readonly info: string;
  readonly shortInfo: string;
  readonly districts: readonly RaceDistrict[];
  readonly relations: readonly RaceRelation[];
  readonly candidates: readonly Candidate[];
  /** What one family alone has. */
  readonly details: JsonObject;
  readonly externalIds: readonly ExternalId[];
}

/** A race of which nothing is known but its key and title. */
export const unknownRace: Omit<Race, 'key' | 'title'> = {
  kind: 'office',
  office: '',
  officeName: '',
  description: '',
  level: '',
  seatName: '',
  seatNumber: '',
  district: null,
  statePostal: '',
  stage: '',
  apTypeId: '',
  apOfficeId: '',
  party: '',
  votingMethod: '',
  voteFor: 1,
  winners: 1,
  runoffPlaces: 0,
  isRanked: false,
  rankLimit: 0,
  isSpecial: false,
  isRetention: false,
  isUncontested: false,
  isNational: false,
  ballotOrder: 3000,
  threshold: '',
  question: '',
  info: '',
  shortInfo: '',
  districts: [],
  relations: [],
  candidates: [],
  details: {},
  externalIds: [],
};

/** What a source says of a race and its candidates. */
export type SaidRace = Omit<Said<Race, 'key' | 'title'>, 'candidates'> & {
  readonly candidates?: readonly Said<Candidate, 'key' | 'name'>[] | undefined;
};
