import type { Definitions } from '@crossvote/elections';
import type { Writing } from './changed-things.ts';
import type { LoadedDefinitions } from './load-definitions.ts';
import type { ElectionCounts } from './stored-election.ts';
import { removeBallotStyles, writeBallotStyles } from './write-ballot-styles.ts';
import { removePollingPlaces, writePollingPlaces } from './write-polling-places.ts';
import { removeRaces, writeRaces } from './write-races.ts';
import { removeUnits, writeUnits } from './write-units.ts';

/** Definitions that were written. */
export interface WrittenDefinitions {
  /** Rows of the candidates of all races that were read or written. */
  readonly candidates: LoadedDefinitions['candidates'];
  /** Those that were read before. */
  readonly known: LoadedDefinitions['candidates'];
  /** Numbers of units and races that are to be removed, and of candidates whose races stay. */
  readonly goneUnits: readonly number[];
  readonly goneRaces: readonly number[];
  readonly goneCandidates: readonly number[];
  /** Removes what is gone. Before that, nothing must refer to it any more. */
  remove(): Promise<void>;
}

type DefinitionCounts = Omit<ElectionCounts, 'resultCount'>;

/** Writes what differs of the definitions of an election. */
export async function writeDefinitions(
  writing: Writing,
  { definitions: stored, candidates: known }: Pick<LoadedDefinitions, 'definitions' | 'candidates'>,
  next: Definitions,
): Promise<WrittenDefinitions> {
  const races = await writeRaces(writing, stored.races, next.races, known);
  const styles = await writeBallotStyles(writing, stored.ballotStyles, next.ballotStyles);
  const places = await writePollingPlaces(writing, stored.pollingPlaces, next.pollingPlaces);
  const units = await writeUnits(writing, stored.units, next.units);
  const { numbers } = writing;
  return {
    candidates: races.candidates,
    known,
    goneUnits: units.map(({ key }) => numbers.numberOf('ReportingUnit', key)),
    goneRaces: races.removed.map(({ key }) => numbers.numberOf('Race', key)),
    goneCandidates: races.removedCandidates,
    remove: async () => {
      await removeUnits(writing, units);
      await removeBallotStyles(writing, styles);
      await removePollingPlaces(writing, places);
      await removeRaces(writing, races, known);
    },
  };
}

/** How many things there are after a change, of which only a part was read. */
export function countsAfter(
  counts: ElectionCounts,
  before: Definitions,
  after: Definitions,
): DefinitionCounts {
  const grown = (kind: 'units' | 'ballotStyles' | 'pollingPlaces' | 'races') =>
    after[kind].length - before[kind].length;
  return {
    unitCount: counts.unitCount + grown('units'),
    ballotStyleCount: counts.ballotStyleCount + grown('ballotStyles'),
    pollingPlaceCount: counts.pollingPlaceCount + grown('pollingPlaces'),
    raceCount: counts.raceCount + grown('races'),
  };
}
