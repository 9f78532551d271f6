import type { ReadFacts } from '@crossvote/imports';
import { plural } from './numbers.ts';
import { plainMessage } from './plain-text.ts';
import { UserError } from './user-error.ts';

/**
 * Refuses files of which everything was refused: an election of nothing would look like one that was read.
 *
 * @throws UserError that names the first that was refused, and why
 */
export function refuseNothingRead(all: readonly ReadFacts[]): void {
  for (const { facts, issues } of all) {
    const refused = issues.filter(({ severity }) => severity === 'refused');
    const [first] = refused;
    if (!first || saysSomething(facts)) continue;
    const count = refused.reduce((sum, each) => sum + each.count, 0);
    throw new UserError(
      plainMessage(
        `${first.file}: nothing was stored, as all that it says was refused: ${plural(count, 'record')}, the first as ${first.message}`,
      ),
    );
  }
}

function saysSomething({ elections, districts, parties, reports }: ReadFacts['facts']): boolean {
  const shared = [districts, parties, reports];
  const own = elections.flatMap(({ units, races, pollingPlaces, ballotStyles, results }) => [
    units,
    races,
    pollingPlaces,
    ballotStyles,
    results,
  ]);
  return [...shared, ...own].some((things) => things.length > 0);
}
