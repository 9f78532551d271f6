import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  unknownBallotStyle,
  unknownCandidate,
  unknownDistrict,
  unknownElection,
  unknownPollingPlace,
  unknownRace,
  unknownUnit,
  type Facts,
} from '@crossvote/elections';
import { electionTables, readFacts, type WholeElection } from '@crossvote/imports';
import fc from 'fast-check';
import { electionFiles } from '../src/index.ts';
import { wholeElection } from './random-contents.ts';

/** What an import of the export says. */
async function readBack(election: WholeElection): Promise<Facts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'crossvote-'));
  try {
    for (const { name, bytes } of electionFiles(electionTables(election)))
      await writeFile(path.join(folder, name), bytes);
    const [read] = await readFacts([folder]);
    if (!read) throw new Error('nothing was read');
    return read.facts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Things with whatever is not said of them unknown, as an empty database has them after the import. */
const filled = <Said extends object>(unknown: object, things: readonly Said[]) =>
  things.map((thing) => ({ ...unknown, ...thing }));

const unsourced = <Thing extends object>(things: readonly Thing[]) =>
  things.map((thing) => ({ ...thing, sourceKind: undefined }));

/** A thing without what only the store knows of it. */
const plain = (thing: object) => {
  const ofStore = ['sourceKind', 'position', 'candidatePlaces'];
  return Object.fromEntries(Object.entries(thing).filter(([name]) => !ofStore.includes(name)));
};

describe('an election that is exported and imported again', () => {
  it('is the same, whatever its texts are', async () => {
    await fc.assert(
      fc.asyncProperty(wholeElection, async (election) => {
        const { elections, districts, parties } = await readBack(election);
        const { contents } = election;
        const [said] = elections;
        expect(elections).toHaveLength(1);
        expect(filled(unknownElection, [said!.election])).toEqual([contents.election]);
        expect(filled(unknownDistrict, districts)).toEqual(election.districts);
        expect(parties).toEqual(election.parties);
        expect(filled({ ...unknownUnit, sourceKind: undefined }, said!.units)).toEqual(
          unsourced(contents.units),
        );
        expect(filled(unknownBallotStyle, said!.ballotStyles)).toEqual(
          unsourced(contents.ballotStyles),
        );
        expect(filled(unknownPollingPlace, said!.pollingPlaces)).toEqual(
          unsourced(contents.pollingPlaces),
        );
        expect(
          filled(unknownRace, said!.races).map((race) => ({
            ...race,
            candidates: filled(unknownCandidate, race.candidates ?? []),
          })),
        ).toEqual(
          contents.races.map((race) => ({
            ...plain(race),
            candidates: race.candidates.map(plain),
          })),
        );
        expect(said!.results).toEqual(contents.results);
        expect(unsourced(said!.calls)).toEqual(unsourced(contents.calls));
      }),
      { seed: 1, numRuns: process.env.CI ? 120 : 40 },
    );
  });
});
