import type { LayoutName, SampleElection, Selection } from '@crossvote/samples';
import { changeContests } from './change-sample.ts';
import * as losses from './losses.ts';
import type { Loss } from './losses.ts';
import type { DescriptionOptions } from './plain-dataset.ts';

/** What must come of an election that was written in a layout. */
export interface LayoutExpectation {
  /** Id of the one format that takes it. */
  readonly format: string;
  /** What it cannot carry, in the order in which it is forgotten. */
  readonly losses: readonly Loss[];
  /** What has no order in it: it comes in the order of the marks, or of identifiers. */
  readonly unordered?: DescriptionOptions['unordered'];
  /** Whose marks of overvotes are withheld. */
  readonly hiddenOvervotes?: DescriptionOptions['hiddenOvervotes'];
  /** How it writes names. */
  readonly spell?: (sample: SampleElection) => SampleElection;
}

const essLosses = [losses.parties, losses.overvoteMarks, losses.choicesWithoutVotes];
const essTableLosses = [...essLosses, losses.votesOfLastColumns];
const dominionJson: LayoutExpectation = {
  format: 'dominion-json',
  losses: [losses.partiesOfUnmarked],
};
const ess: LayoutExpectation = {
  format: 'ess',
  losses: essTableLosses,
  unordered: 'choices',
  hiddenOvervotes: 'all',
};
const cdfLosses = [losses.ranksBelowMarks, losses.rankingsOfOneRank];

const rankingLosses = [
  losses.precincts,
  losses.ballotStyles,
  losses.recordsWithoutContests,
  losses.ranksBelowRankings,
];

/** Every layout, with what it loses and why. */
export const expectations: Readonly<Record<LayoutName, LayoutExpectation>> = {
  'dominion-csv': { format: 'dominion-csv', losses: [], spell: withExternalIds },
  'dominion-csv-16': { format: 'dominion-csv', losses: [], spell: withExternalIds },
  'dominion-json': dominionJson,
  'dominion-json-files': dominionJson,
  'ess-csv': ess,
  'ess-xlsx': ess,
  'ess-two-files': ess,
  'ess-city': {
    ...ess,
    losses: [...essLosses, losses.contestName, losses.ballotStyles],
    spell: losses.contestName.forget,
  },
  nyc: {
    format: 'nyc',
    losses: [
      losses.parties,
      losses.overvoteMarks,
      losses.contestsOfUnvotedChoices,
      losses.orderAcrossGroups,
    ],
    unordered: 'choices',
    hiddenOvervotes: 'all',
  },
  hart: {
    format: 'hart',
    losses: [
      losses.parties,
      losses.ballotStyles,
      losses.contestsWithoutRecords,
      losses.choicesWithoutMarks,
      losses.unmarkedRankings,
    ],
    unordered: 'contests and choices',
  },
  'clear-ballot': { format: 'clear-ballot', losses: [], spell: withPrecinctStyles },
  'clear-ballot-legacy': { format: 'clear-ballot', losses: [], spell: withStyleNumbers },
  'nist-cdf-json': { format: 'nist-cdf', losses: cdfLosses },
  'nist-cdf-xml': { format: 'nist-cdf', losses: cdfLosses },
  unisyn: { format: 'unisyn', losses: cdfLosses },
  wineds: {
    format: 'wineds',
    losses: [
      losses.parties,
      losses.ballotStyles,
      losses.overvoteMarks,
      losses.recordsWithoutContests,
      losses.contestsWithoutRanks,
      losses.contestsOfOtherElections,
    ],
    hiddenOvervotes: 'all',
  },
  'crossvote-csv': { format: 'crossvote-csv', losses: [] },
  'crossvote-csv-long': { format: 'crossvote-csv', losses: [] },
  'long-csv': {
    format: 'long-csv',
    losses: [
      losses.parties,
      losses.recordsWithoutContests,
      losses.contestsWithoutRecords,
      losses.overvoteMarksWithoutRanks,
      losses.voteForBeyondMarks,
      losses.ranksBelowMarks,
      losses.choicesWithoutRows,
    ],
    hiddenOvervotes: 'of contests without ranks',
    unordered: 'contests and choices',
  },
  blt: { format: 'blt', losses: rankingLosses },
  preflib: { format: 'preflib', losses: [losses.parties, losses.skippedRanks, ...rankingLosses] },
  choiceplus: {
    format: 'choiceplus',
    losses: [losses.parties, losses.contestName, ...rankingLosses],
    spell: losses.contestName.forget,
  },
  raire: {
    format: 'raire',
    losses: [losses.parties, losses.skippedRanks, ...rankingLosses],
    spell: withNumbers,
  },
  'name-table': {
    format: 'table',
    losses: [losses.parties, losses.choicesWithoutMarks],
    unordered: 'choices',
  },
  'mark-table': { format: 'table', losses: [] },
};

/** By number, and rankings up to a tie: audit programs get them so. */
function withNumbers(sample: SampleElection): SampleElection {
  const { contests } = sample.election;
  return changeContests(sample, (contest) => {
    const number = contests.indexOf(contest) + 1;
    const choices = contest.choices.map((choice, at) => {
      return { ...choice, name: String(number * 1000 + at + 1), isWriteIn: false };
    });
    const marks = (selection: Selection) => {
      const ties = selection.filter(({ rank }, at) =>
        selection.some((other, place) => place !== at && other.rank === rank),
      );
      const end = Math.min(Infinity, ...ties.map(({ rank }) => rank));
      return selection.filter(({ rank }) => rank < end);
    };
    return { contest: { ...contest, name: String(number), choices }, marks };
  });
}

type Names = Pick<SampleElection['election'], 'precincts' | 'ballotStyles'>;

function renamed(
  { election, records }: SampleElection,
  names: (election: Names) => Names,
): SampleElection {
  return { election: { ...election, ...names(election) }, records };
}

/** `East (12)` */
function withExternalIds(sample: SampleElection): SampleElection {
  return renamed(sample, ({ precincts, ballotStyles }) => ({
    ballotStyles,
    precincts: precincts.map((precinct) => ({
      ...precinct,
      name: precinct.name + (precinct.externalId === '' ? '' : ` (${precinct.externalId})`),
    })),
  }));
}

function withStyleNumbers(sample: SampleElection): SampleElection {
  return renamed(sample, ({ precincts, ballotStyles }) => ({
    precincts,
    ballotStyles: ballotStyles.map((style, index) => ({ ...style, name: String(index + 1) })),
  }));
}

/** Precinct and style in one, beside the number of the style. */
function withPrecinctStyles(sample: SampleElection): SampleElection {
  const named = renamed(sample, ({ precincts, ballotStyles }) => ({
    ballotStyles,
    precincts: precincts.map((precinct) => ({
      ...precinct,
      name: `${precinct.name}-${ballotStyles[precinct.ballotStyle]!.name}`,
    })),
  }));
  return withStyleNumbers(named);
}
