import { namedChoices, unnamedWriteIn } from './choice-list.ts';
import type { Choice } from './election.ts';
import { type ContestSpec, type ElectionSpec, ordinaryRates } from './election-spec.ts';
import { partisanBlocs } from './partisan-blocs.ts';

function contest(name: string, voteFor: number, choices: readonly Choice[]): ContestSpec {
  return {
    contest: { name, voteFor, rankLimit: 0, choices },
    appeal: choices.map(({ isWriteIn }) => (isWriteIn ? 0.05 : 1)),
    leansTo: choices.map(({ party }, index) =>
      party === '' ? (['FED', 'WHG'][index] ?? '') : party,
    ),
    pull: 0.8,
    rates: { ...ordinaryRates, overvote: 0.02 },
  };
}

/** The bundled sample of ballots of two cards that the export does not link. */
export const shelbyvilleSpec: ElectionSpec = {
  election: {
    name: 'Shelbyville 2024 Municipal Election',
    date: '2024-11-05',
    ballotStyles: [
      {
        name: 'SV-1',
        cards: [
          [0, 1],
          [2, 3],
        ],
      },
    ],
    precincts: [
      { name: 'North', externalId: '1', ballotStyle: 0 },
      { name: 'South', externalId: '2', ballotStyle: 0 },
    ],
    countingGroups: ['Mail', 'In Person'],
    tabulators: [
      { number: 1, countingGroup: 0 },
      { number: 2, countingGroup: 1 },
    ],
  },
  contests: [
    contest('Governor', 1, [
      ...namedChoices('Olive Tremaine|FED', 'Ransom Pike|WHG'),
      unnamedWriteIn(),
    ]),
    contest('Sheriff', 1, namedChoices('Bernard Cole|WHG', 'Stella Marchetti|FED')),
    contest('Town Council', 2, [
      ...namedChoices('Agnes Dunn', 'Ivo Petrov', 'Mercy Odum', 'Teddy Rourke'),
      unnamedWriteIn(2),
    ]),
    contest('Question 1: Library Hours', 1, namedChoices('Yes', 'No')),
  ],
  blocs: partisanBlocs,
  electorates: [
    { size: 1, blocs: [40, 10, 10, 10, 30] },
    { size: 1, blocs: [25, 10, 10, 15, 40] },
  ],
  tabulatorShares: [1, 1],
  batchSize: 50,
  records: 200,
  seed: 4242,
};
