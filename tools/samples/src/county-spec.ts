import { at } from './at.ts';
import { namedChoices, unnamedWriteIn } from './choice-list.ts';
import type { Choice } from './election.ts';
import { type ContestSpec, type ElectionSpec, ordinaryRates } from './election-spec.ts';
import { createRandom, drawIndex } from './random.ts';
import { partisanBlocs } from './partisan-blocs.ts';

/** Size and make-up of a generated county. */
export interface CountyOptions {
  readonly records: number;
  readonly seed: number;
  /** Number of contests; the first is the top of the ticket. */
  readonly contests: number;
  /** Number of precincts. Default 40. */
  readonly precincts?: number;
  /** Number of ballot styles. Default 8, at most the number of precincts. */
  readonly ballotStyles?: number;
  /** Cards of every ballot, 1 or 2. Default 1. */
  readonly cards?: 1 | 2;
}

const firstNames = [
  'Alma',
  'Boris',
  'Clara',
  'Dmitri',
  'Esther',
  'Felix',
  'Grace',
  'Hugo',
  'Iris',
  'Jonas',
];
const lastNames = [
  'Abbott',
  'Barlow',
  'Castell',
  'Dunmore',
  'Eckhart',
  'Fontaine',
  'Gaskill',
  'Holloway',
];
const parties = ['FED', 'WHG', 'GRN', ''];
/** Contests at the head of the ballot that every style has. */
const commonContests = 8;

/** A county-like election of any size, with every kind of contest, for exports of realistic width. */
export function countySpec(options: CountyOptions): ElectionSpec {
  const random = createRandom(options.seed);
  const precinctCount = options.precincts ?? 40;
  const styleCount = Math.min(options.ballotStyles ?? 8, precinctCount);
  const draw = <Item>(items: readonly Item[]) => at(items, drawIndex(random, items.length));
  const drawName = (suffix: number) => `${draw(firstNames)} ${draw(lastNames)} ${suffix + 1}`;
  return {
    election: {
      name: 'Generated County General Election',
      date: '2024-11-05',
      ballotStyles: Array.from({ length: styleCount }, (_, style) => ({
        name: String(style + 1).padStart(2, '0'),
        cards: cardsOf(options, style, styleCount),
      })),
      precincts: Array.from({ length: precinctCount }, (_, precinct) => ({
        name: `Precinct ${101 + precinct}`,
        externalId: String(2000 + precinct),
        ballotStyle: precinct % styleCount,
      })),
      countingGroups: ['Mail', 'Early Voting', 'Election Day'],
      tabulators: [0, 0, 0, 0, 1, 1, 2, 2].map((countingGroup, index) => ({
        number: 101 + index,
        countingGroup,
      })),
    },
    contests: Array.from({ length: options.contests }, (_, index) =>
      countyContest(index, drawName),
    ),
    blocs: partisanBlocs,
    electorates: Array.from({ length: precinctCount }, () => ({
      size: 1 + drawIndex(random, 9),
      blocs: partisanBlocs.map(() => 1 + drawIndex(random, 9)),
    })),
    tabulatorShares: [6, 6, 6, 6, 3, 3, 2, 2],
    batchSize: 250,
    records: options.records,
    seed: options.seed,
  };
}

function cardsOf(options: CountyOptions, style: number, styles: number): number[][] {
  const listed = Array.from({ length: options.contests }, (_, index) => index).filter(
    (index) =>
      index < commonContests || index % styles === style % styles || index % 3 === style % 3,
  );
  if ((options.cards ?? 1) === 1) return [listed];
  const middle = options.contests / 2;
  return [listed.filter((index) => index < middle), listed.filter((index) => index >= middle)];
}

function countyContest(index: number, drawName: (suffix: number) => string): ContestSpec {
  const rates = { ...ordinaryRates, blank: 0.02 + (index % 10) * 0.01 };
  if (index % 10 === 7) {
    const choices = [
      ...namedChoices(...Array.from({ length: 5 }, (_, n) => drawName(n))),
      unnamedWriteIn(),
    ];
    return plain(`Mayor of Town ${index}`, 1, 4, choices, rates, 0.3);
  }
  if (index % 5 === 3) {
    const choices = [
      ...namedChoices(...Array.from({ length: 7 }, (_, n) => drawName(n))),
      unnamedWriteIn(3),
    ];
    return plain(`School Board District ${index}`, 3, 0, choices, rates, 0.2);
  }
  if (index % 5 === 4) {
    return plain(
      `Measure ${index}: Bonds, Levies and Roads`,
      1,
      0,
      namedChoices('Yes', 'No'),
      rates,
      0.4,
    );
  }
  const candidates = Array.from(
    { length: 2 + (index % 3) },
    (_, n) => `${drawName(n)}|${at(parties, n)}`,
  );
  const office = index === 0 ? 'President and Vice President' : `State Office ${index}`;
  return plain(office, 1, 0, [...namedChoices(...candidates), unnamedWriteIn()], rates, 0.9);
}

function plain(
  name: string,
  voteFor: number,
  rankLimit: number,
  choices: readonly Choice[],
  rates: ContestSpec['rates'],
  pull: number,
): ContestSpec {
  const leansTo = choices.map(({ party }, index) =>
    party === '' ? at(parties, index % 2) : party,
  );
  const appeal = choices.map(({ isWriteIn }, index) =>
    isWriteIn ? 0.06 * voteFor : 1 / (1 + index / 4),
  );
  return { contest: { name, voteFor, rankLimit, choices }, appeal, leansTo, pull, rates };
}
