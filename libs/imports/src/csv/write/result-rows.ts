import type { RaceResult } from '@crossvote/elections';
import type { raceResultTable, reportingTable, resultTable } from '../tables/result-tables.ts';
import { without } from '../build/without.ts';
import type { RowToWrite } from './write-table.ts';

const votes = 'votes';

/** What is known of all counts of each race. */
export function* raceResultRows(
  results: readonly RaceResult[],
): Generator<RowToWrite<typeof raceResultTable.columns>> {
  for (const { columns, ...result } of results)
    yield { said: { ...without(result, 'units'), counts: columns } };
}

/** What is known of the counts of each race in each unit. */
export function* reportingRows(
  results: readonly RaceResult[],
): Generator<RowToWrite<typeof reportingTable.columns>> {
  for (const { race, resultsType, units } of results)
    for (const unit of units) yield { said: { race, resultsType, ...without(unit, 'counts') } };
}

/** The counts of each candidate in each unit, where any is given. */
export function* resultRows(
  results: readonly RaceResult[],
): Generator<RowToWrite<typeof resultTable.columns>> {
  for (const { race, resultsType, candidates, columns, units } of results)
    for (const { unit, counts } of units)
      for (const [place, candidate] of candidates.entries()) {
        const given = columns.flatMap((column, at) => {
          const count = counts[place]?.[at] ?? null;
          return count === null ? [] : [[column, count] as const];
        });
        if (given.length === 0) continue;
        const further = new Map(given.filter(([column]) => column !== votes));
        const [, own] = given.find(([column]) => column === votes) ?? [];
        const said = {
          race,
          resultsType,
          unit,
          candidate,
          ...(own !== undefined && { votes: own }),
        };
        yield { said, further };
      }
}
