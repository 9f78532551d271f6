import { at } from './at.ts';
import type { CastVoteRecord, Election, SampleElection, Selection } from './election.ts';
import type { ElectionSpec } from './election-spec.ts';
import { type Random, createRandom, drawIndex, drawWeighted } from './random.ts';
import { createSelectionPools, poolSize } from './selection-pool.ts';

type Pools = readonly (readonly (readonly Selection[])[])[];

/**
 * Makes an election from a spec. Its records stream: an election of millions of records needs no more
 * memory than one of ten.
 */
export function generateElection(spec: ElectionSpec): SampleElection {
  const election: Election = {
    ...spec.election,
    contests: spec.contests.map(({ contest }) => contest),
  };
  const pools = createSelectionPools(spec);
  return { election, records: () => drawRecords(spec, election, pools) };
}

function* drawRecords(
  spec: ElectionSpec,
  election: Election,
  pools: Pools,
): Generator<CastVoteRecord, void> {
  const random = createRandom(spec.seed);
  const precinctSizes = spec.electorates.map(({ size }) => size);
  const scanned = spec.tabulatorShares.map(() => 0);
  let written = 0;
  for (let ballotNumber = 1; written < spec.records; ballotNumber += 1) {
    const precinct = drawWeighted(random, precinctSizes);
    const bloc = drawWeighted(random, at(spec.electorates, precinct).blocs);
    const tabulator = drawWeighted(random, spec.tabulatorShares);
    const ballotStyle = at(election.precincts, precinct).ballotStyle;
    const cards = at(election.ballotStyles, ballotStyle).cards;
    for (let card = 0; card < cards.length && written < spec.records; card += 1) {
      const position = at(scanned, tabulator);
      scanned[tabulator] = position + 1;
      written += 1;
      yield {
        ballotNumber,
        ballotStyle,
        card,
        precinct,
        tabulator,
        batch: Math.floor(position / spec.batchSize) + 1,
        numberInBatch: (position % spec.batchSize) + 1,
        selections: drawCard(pools, bloc, at(cards, card), random),
      };
    }
  }
}

function drawCard(
  pools: Pools,
  bloc: number,
  contests: readonly number[],
  random: Random,
): readonly (Selection | undefined)[] {
  const selections = new Array<Selection | undefined>(pools.length).fill(undefined);
  for (const contest of contests) {
    selections[contest] = at(at(at(pools, contest), bloc), drawIndex(random, poolSize));
  }
  return selections;
}
