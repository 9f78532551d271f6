import { at } from './at.ts';
import type { BallotStyle, CastVoteRecord, Choice, Contest, Mark } from './election.ts';
import type { SampleElection, Selection } from './election.ts';
import { type Random, createRandom, drawIndex } from './random.ts';

/** How large a random election is; the other numbers follow from the seed. */
export interface RandomElectionOptions {
  readonly seed: number;
  readonly contests: number;
  readonly records: number;
}

const oddNames = [
  'Ann  Lee',
  'O’Brien, Pat',
  'José "Pepe" Núñez',
  'Li (2)',
  'Two\nLines',
  ' Kim ',
  'Yes/For',
  'Prop: Roads & <Parks>',
];

/**
 * A small election for property tests: odd names, all kinds of contests, and marks drawn without regard
 * to what voters do, so that every rule is met often. Names of contests differ from each other.
 */
export function randomElection(options: RandomElectionOptions): SampleElection {
  const random = createRandom(options.seed);
  const contests = Array.from({ length: options.contests }, (_, index) =>
    randomContest(random, index),
  );
  const ballotStyles = Array.from({ length: 1 + drawIndex(random, 3) }, (_, index) =>
    randomStyle(random, index, contests.length),
  );
  const recordSeed = drawIndex(random, 2 ** 31);
  const election = {
    name: 'Random, "odd" election',
    date: '2024-11-05',
    contests,
    ballotStyles,
    precincts: ballotStyles.map((_style, ballotStyle) => ({
      name: `Ward ${ballotStyle}, East`,
      externalId: ballotStyle === 0 ? '' : `1-${ballotStyle}`,
      ballotStyle,
    })),
    countingGroups: ['Mail', 'Election Day'],
    tabulators: [
      { number: 7, countingGroup: 0 },
      { number: 12, countingGroup: 1 },
    ],
  };
  return {
    election,
    records: () => randomRecords(createRandom(recordSeed), contests, ballotStyles, options.records),
  };
}

function randomContest(random: Random, index: number): Contest {
  const rankLimit = random() < 0.3 ? 1 + drawIndex(random, 4) : 0;
  const voteFor = rankLimit > 0 ? 1 : 1 + drawIndex(random, 3);
  const named = Array.from({ length: 1 + drawIndex(random, 4) }, (_, choice) => ({
    name: `${oddNames[drawIndex(random, oddNames.length)] ?? ''} ${choice}`,
    party: random() < 0.3 ? 'ABC' : '',
    isWriteIn: false,
    writeInLines: 0,
  }));
  const lines = rankLimit > 0 ? 1 : 1 + drawIndex(random, voteFor);
  const writeIn: Choice = { name: 'Write-in', party: '', isWriteIn: true, writeInLines: lines };
  return {
    name: `${oddNames[drawIndex(random, oddNames.length)] ?? ''} seat ${index}`,
    voteFor,
    rankLimit,
    choices: random() < 0.6 ? [...named, writeIn] : named,
  };
}

function randomStyle(random: Random, index: number, contests: number): BallotStyle {
  const cards: number[][] = Array.from({ length: 1 + drawIndex(random, 2) }, () => []);
  for (let contest = 0; contest < contests; contest += 1) {
    if (random() < 0.75) at(cards, drawIndex(random, cards.length)).push(contest);
  }
  return { name: `BS-${index + 1}`, cards };
}

function* randomRecords(
  random: Random,
  contests: readonly Contest[],
  styles: readonly BallotStyle[],
  count: number,
): Generator<CastVoteRecord, void> {
  for (let number = 1; number <= count; number += 1) {
    const ballotStyle = drawIndex(random, styles.length);
    const cards = at(styles, ballotStyle).cards;
    const card = drawIndex(random, cards.length);
    const listed = at(cards, card);
    yield {
      ballotNumber: number,
      ballotStyle,
      card,
      precinct: ballotStyle,
      tabulator: drawIndex(random, 2),
      batch: Math.ceil(number / 10),
      numberInBatch: ((number - 1) % 10) + 1,
      selections: contests.map((contest, index) =>
        listed.includes(index) ? randomSelection(random, contest) : undefined,
      ),
    };
  }
}

function randomSelection(random: Random, contest: Contest): Selection {
  const density = random();
  const ranks = contest.rankLimit > 0 ? contest.rankLimit : 1;
  const marks: Mark[] = [];
  for (let position = 1; position <= ranks; position += 1) {
    contest.choices.forEach(({ writeInLines }, choice) => {
      for (let line = 0; line < Math.max(1, writeInLines); line += 1) {
        const rank = contest.rankLimit > 0 ? position : 0;
        if (random() < density / contest.choices.length) marks.push({ choice, rank });
      }
    });
  }
  return marks;
}
