import { namedChoices, unnamedWriteIn } from '../src/choice-list.ts';
import type { CastVoteRecord, Election, SampleElection } from '../src/election.ts';
import type { SampleFile } from '../src/sample-file.ts';

const election: Election = {
  name: 'Tiny',
  date: '2024-11-05',
  contests: [
    { name: 'Mayor', voteFor: 1, rankLimit: 2, choices: namedChoices('Ann|DEM', 'Bo, B & C') },
    {
      name: 'Council: East',
      voteFor: 2,
      rankLimit: 0,
      choices: [...namedChoices('Cy'), unnamedWriteIn(2)],
    },
  ],
  ballotStyles: [{ name: 'S1', cards: [[0, 1]] }],
  precincts: [{ name: 'North', externalId: '9', ballotStyle: 0 }],
  countingGroups: ['Mail', 'Poll'],
  tabulators: [
    { number: 5, countingGroup: 0 },
    { number: 6, countingGroup: 1 },
  ],
};

const card = { ballotStyle: 0, card: 0, precinct: 0, batch: 3 };
const plain = { rank: 0 };

const records: readonly CastVoteRecord[] = [
  {
    ...card,
    tabulator: 1,
    ballotNumber: 1,
    numberInBatch: 1,
    selections: [
      [{ choice: 1, rank: 2 }],
      [
        { choice: 1, ...plain },
        { choice: 1, ...plain },
      ],
    ],
  },
  {
    ...card,
    tabulator: 0,
    ballotNumber: 2,
    numberInBatch: 2,
    selections: [
      [
        { choice: 0, rank: 1 },
        { choice: 0, rank: 2 },
        { choice: 1, rank: 2 },
      ],
      undefined,
    ],
  },
  {
    ...card,
    tabulator: 0,
    ballotNumber: 3,
    numberInBatch: 3,
    selections: [
      [],
      [
        { choice: 0, ...plain },
        { choice: 1, ...plain },
        { choice: 1, ...plain },
      ],
    ],
  },
];

/** Three records: a skipped rank and two write-ins; an overvoted second rank; a blank ranking and an overvote. */
export const tinyElection: SampleElection = { election, records: () => records };

/** The texts of files by their names, those of archive members behind a slash. */
export function textsOf(files: Iterable<SampleFile>, folder = ''): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const file of files) {
    if ('members' in file) Object.assign(texts, textsOf(file.members, `${file.name}/`));
    else {
      const parts = Array.from(file.chunks, (chunk) =>
        typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1'),
      );
      texts[folder + file.name] = parts.join('');
    }
  }
  return texts;
}
