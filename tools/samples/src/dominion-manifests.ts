import type { Contest, Election } from './election.ts';
import type { PlainFile } from './sample-file.ts';

const version = '5.10.50.85';

/** Identifiers that marks and manifests share: candidates are numbered through all contests, from 1. */
export interface DominionIds {
  readonly candidate: (contest: number, choice: number) => number;
  /** 0 for none. */
  readonly party: (code: string) => number;
}

/** Numbers the candidates and parties of an election. */
export function dominionIds(contests: readonly Contest[]): DominionIds {
  const firsts: number[] = [];
  let next = 1;
  for (const { choices } of contests) {
    firsts.push(next);
    next += choices.length;
  }
  const parties = partiesOf(contests);
  return {
    candidate: (contest, choice) => (firsts[contest] ?? 0) + choice,
    party: (code) => parties.indexOf(code) + 1,
  };
}

/** The manifests that stand beside the records. */
export function dominionManifests(election: Election, ids: DominionIds): PlainFile[] {
  const { contests, ballotStyles } = election;
  const lists: Readonly<Record<string, readonly object[]>> = {
    Contest: contests.map((contest, index) => ({
      Description: contest.name,
      Id: index + 1,
      ExternalId: '',
      DistrictId: 1,
      VoteFor: contest.voteFor,
      NumOfRanks: contest.rankLimit,
      Disabled: 0,
    })),
    Candidate: contests.flatMap((contest, index) =>
      contest.choices.map(({ name, isWriteIn, writeInLines }, choice) => ({
        Description: name,
        Id: ids.candidate(index, choice),
        ExternalId: '',
        ContestId: index + 1,
        Type: !isWriteIn ? 'Regular' : writeInLines > 0 ? 'WriteIn' : 'QualifiedWriteIn',
        Disabled: 0,
      })),
    ),
    Party: partiesOf(contests).map((code, index) => named(code, index + 1)),
    CountingGroup: election.countingGroups.map((name, index) => named(name, index + 1)),
    BallotType: ballotStyles.map(({ name }, index) => named(name, index + 1)),
    BallotTypeContest: ballotStyles.flatMap(({ cards }, style) =>
      cards.flat().map((contest) => ({ BallotTypeId: style + 1, ContestId: contest + 1 })),
    ),
    Precinct: election.precincts.map(({ name, externalId }, index) =>
      named(name, index + 1, externalId),
    ),
    PrecinctPortion: election.precincts.map(({ name, externalId }, index) => ({
      ...named(name, index + 1, externalId),
      PrecinctId: index + 1,
    })),
    Tabulator: election.tabulators.map(({ number }) => ({
      ...named(`Scanner ${number}`, number),
      Type: 'ImagecastCentral',
    })),
    District: [named('Electionwide', 1)],
    OutstackCondition: Object.entries(outstackConditions).map(([name, id]) => ({
      Description: name,
      Id: id,
    })),
    ElectionEvent: [
      { ...named(election.name, 1), ElectionDate: election.date.replaceAll('-', '') },
    ],
  };
  return Object.entries(lists).map(([name, list]) => ({
    name: `${name}Manifest.json`,
    chunks: [JSON.stringify({ Version: version, List: list })],
  }));
}

const outstackConditions: Readonly<Record<string, number>> = {
  Ambiguous: 0,
  Writein: 1,
  BlankBallot: 2,
  Undervote: 4,
  Overvote: 5,
  BlankContest: 6,
  InvalidContest: 7,
  OvervotedRanking: 9,
  InconsistentRcvOrdering: 10,
  SkippedRanking: 11,
  DuplicatedRcvCandidate: 12,
  UnvotedRcvContest: 13,
  UnusedRanking: 14,
};

function named(description: string, id: number, externalId = '') {
  return { Description: description, Id: id, ExternalId: externalId };
}

function partiesOf(contests: readonly Contest[]): string[] {
  const codes = contests.flatMap(({ choices }) => choices.map(({ party }) => party));
  return [...new Set(codes)].filter((code) => code !== '');
}
