import type { Choice, Contest, Election } from './election.ts';

/** An object of the common data format in its JSON form. The XML form is derived from it. */
export interface CdfObject {
  readonly [field: string]: CdfValue;
}

/** What a field of such an object holds. */
export type CdfValue = string | number | boolean | CdfObject | readonly CdfValue[] | undefined;

/** Identifier of one line of the ballot: a choice, or one of its blank write-in lines. */
export function cdfLineId(contest: number, choice: number, line: number): string {
  return `cs-${contest + 1}-${choice + 1}${line > 0 ? `-${line + 1}` : ''}`;
}

/** Parties, precincts and contests, with the identifiers that records refer to. */
export function cdfDefinitions(election: Election): CdfObject {
  const { contests, precincts } = election;
  return {
    Election: [
      {
        '@type': 'CVR.Election',
        '@id': 'election',
        Candidate: contests.flatMap((contest, index) =>
          contest.choices.flatMap((choice, place) =>
            isNamed(choice) ? [candidateOf(contests, choice, `${index + 1}-${place + 1}`)] : [],
          ),
        ),
        Contest: contests.map(contestOf),
        ElectionScopeId: 'scope',
        Name: election.name,
      },
    ],
    GeneratedDate: `${election.date}T22:00:00-05:00`,
    GpUnit: [
      { '@type': 'CVR.GpUnit', '@id': 'scope', Name: 'Test County', Type: 'county' },
      ...precincts.map(({ name }, index) => ({
        '@type': 'CVR.GpUnit',
        '@id': `precinct-${index + 1}`,
        Name: name,
        Type: 'precinct',
      })),
    ],
    Party: partiesOf(contests).map((code, index) => ({
      '@type': 'CVR.Party',
      '@id': `party-${index + 1}`,
      Abbreviation: code,
      Name: code,
    })),
    ReportGeneratingDeviceIds: ['rd'],
    ReportType: ['originating-device-export'],
    ReportingDevice: [{ '@type': 'CVR.ReportingDevice', '@id': 'rd', Manufacturer: 'Test Data' }],
    Version: '1.0.0',
  };
}

function isNamed({ writeInLines }: Choice): boolean {
  return writeInLines === 0;
}

function candidateOf(contests: readonly Contest[], choice: Choice, id: string): CdfObject {
  const party = partiesOf(contests).indexOf(choice.party) + 1;
  return {
    '@type': 'CVR.Candidate',
    '@id': `can-${id}`,
    Name: choice.name,
    PartyId: party > 0 ? `party-${party}` : undefined,
  };
}

function contestOf(contest: Contest, index: number): CdfObject {
  return {
    '@type': 'CVR.CandidateContest',
    '@id': `contest-${index + 1}`,
    ContestSelection: contest.choices.flatMap((choice, place) =>
      Array.from({ length: Math.max(1, choice.writeInLines) }, (_, line) => ({
        '@type': 'CVR.CandidateSelection',
        '@id': cdfLineId(index, place, line),
        CandidateIds: isNamed(choice) ? [`can-${index + 1}-${place + 1}`] : undefined,
        IsWriteIn: choice.isWriteIn ? true : undefined,
      })),
    ),
    Name: contest.name,
    VotesAllowed: contest.voteFor,
  };
}

function partiesOf(contests: readonly Contest[]): string[] {
  const codes = contests.flatMap(({ choices }) => choices.map(({ party }) => party));
  return [...new Set(codes)].filter((code) => code !== '');
}
