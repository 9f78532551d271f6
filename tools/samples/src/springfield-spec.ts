import { namedChoices, qualifiedWriteIn, unnamedWriteIn } from './choice-list.ts';
import { type ContestSpec, type ElectionSpec, ordinaryRates } from './election-spec.ts';
import { partisanBlocs } from './partisan-blocs.ts';

const contests: readonly ContestSpec[] = [
  {
    contest: {
      name: 'President and Vice President',
      voteFor: 1,
      rankLimit: 0,
      choices: [
        ...namedChoices(
          'Eleanor Whitcombe / Samuel Okafor|FED',
          'Thomas Brannigan / Lucía Herrera|WHG',
          'Ada Lindqvist / Moses Tate|GRN',
          'Henry "Hank" Purcell / Joan Vance|IND',
        ),
        unnamedWriteIn(),
      ],
    },
    appeal: [1, 0.97, 0.5, 0.25, 0.04],
    pull: 1,
    rates: { ...ordinaryRates, blank: 0.008 },
  },
  {
    contest: {
      name: 'United States Senator',
      voteFor: 1,
      rankLimit: 0,
      choices: [
        ...namedChoices('Marcus Delacroix|FED', 'Ruth Ellen Castellano|WHG', 'Piper Nakamura|GRN'),
        qualifiedWriteIn('Walter J. Osgood'),
        unnamedWriteIn(),
      ],
    },
    // A Whig whom part of the Federalists like: the ticket-splitting of the sample.
    appeal: [0.85, 1.6, 0.4, 0.12, 0.04],
    pull: 0.94,
    rates: { ...ordinaryRates, blank: 0.02 },
  },
  house('District 4', 'Naomi Prescott|FED', 'Daniel Okonkwo-Reyes|WHG', 1.15),
  house('District 7', 'Felix Aranda|FED', 'Beatrice Holm|WHG', 0.85),
  {
    contest: {
      name: 'Springfield School Board, At Large',
      voteFor: 3,
      rankLimit: 0,
      choices: [
        ...namedChoices(
          'Angela Moretti',
          'Curtis Blackwood',
          'Deepa Raman',
          'Gordon Fairweather',
          'Hannah Zielinski',
          'Luis Montoya, Jr.',
          'Priscilla Adeyemi',
        ),
        unnamedWriteIn(2),
      ],
    },
    appeal: [1, 0.8, 0.95, 0.6, 0.7, 0.85, 0.75, 0.06],
    leansTo: ['FED', 'WHG', 'FED', 'WHG', '', 'FED', 'WHG', ''],
    pull: 0.35,
    rates: { ...ordinaryRates, blank: 0.11, overvote: 0.006, stopEarly: 0.2 },
  },
  {
    contest: {
      name: 'Mayor of Springfield',
      voteFor: 1,
      rankLimit: 4,
      choices: [
        ...namedChoices('Carmen Ostrowski', 'Jamal Whitfield', 'Peggy Sandoval', 'Victor Nyström'),
        unnamedWriteIn(),
      ],
    },
    appeal: [1, 0.95, 0.7, 0.5, 0.04],
    leansTo: ['FED', 'WHG', 'GRN', 'WHG', ''],
    pull: 0.45,
    rates: { ...ordinaryRates, blank: 0.05, stopEarly: 0.25 },
  },
  measure('Measure 1A: Bonds for Roads and Bridges', 1.1, 0.9, 0.35),
  measure('Measure 1B: Term Limits for the County Clerk', 0.7, 1.3, 0.15),
];

function house(district: string, federalist: string, whig: string, lead: number): ContestSpec {
  return {
    contest: {
      name: `Representative in Congress, ${district}`,
      voteFor: 1,
      rankLimit: 0,
      choices: [...namedChoices(federalist, whig), unnamedWriteIn()],
    },
    appeal: [lead, 1, 0.04],
    pull: 0.97,
    rates: { ...ordinaryRates, blank: 0.035 },
  };
}

function measure(name: string, yes: number, no: number, pull: number): ContestSpec {
  return {
    contest: { name, voteFor: 1, rankLimit: 0, choices: namedChoices('Yes/For', 'No/Against') },
    appeal: [yes, no],
    leansTo: ['FED', 'WHG'],
    pull,
    rates: { ...ordinaryRates, blank: 0.07 },
  };
}

/**
 * The bundled sample: a town inside a county, two congressional districts, four ballot styles. City
 * contests (school board, mayor) are on the ballots of the city's precincts only.
 */
export const springfieldSpec: ElectionSpec = {
  election: {
    name: 'Springfield County 2024 General Election',
    date: '2024-11-05',
    ballotStyles: [
      { name: 'City 4', cards: [[0, 1, 2, 4, 5, 6, 7]] },
      { name: 'City 7', cards: [[0, 1, 3, 4, 5, 6, 7]] },
      { name: 'County 4', cards: [[0, 1, 2, 6, 7]] },
      { name: 'County 7', cards: [[0, 1, 3, 6, 7]] },
    ],
    precincts: [
      { name: 'Harbor', externalId: '101', ballotStyle: 0 },
      { name: 'Old Town', externalId: '102', ballotStyle: 0 },
      { name: 'University', externalId: '103', ballotStyle: 1 },
      { name: 'Mill Creek', externalId: '104', ballotStyle: 1 },
      { name: 'Elmwood', externalId: '201', ballotStyle: 2 },
      { name: 'Prairie View', externalId: '202', ballotStyle: 3 },
    ],
    countingGroups: ['Mail', 'Early Voting', 'Election Day'],
    tabulators: [
      { number: 101, countingGroup: 0 },
      { number: 102, countingGroup: 0 },
      { number: 201, countingGroup: 1 },
      { number: 301, countingGroup: 2 },
    ],
  },
  contests,
  blocs: partisanBlocs,
  electorates: [
    { size: 6, blocs: [34, 14, 14, 12, 26] },
    { size: 5, blocs: [30, 12, 16, 12, 30] },
    { size: 5, blocs: [52, 16, 14, 8, 10] },
    { size: 4, blocs: [26, 12, 14, 14, 34] },
    { size: 4, blocs: [18, 10, 14, 16, 42] },
    { size: 3, blocs: [12, 9, 12, 15, 52] },
  ],
  tabulatorShares: [30, 25, 25, 20],
  batchSize: 200,
  records: 3000,
  seed: 20_241_105,
};
