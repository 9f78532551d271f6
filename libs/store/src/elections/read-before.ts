import type { ElectionFacts } from '@crossvote/elections';
import type { Sql } from '../sql/sql.ts';
import { KeysAndNumbers } from './keys-and-numbers.ts';
import { loadDefinitions, type LoadedDefinitions } from './load-definitions.ts';
import { numberedThings } from './numbered-things.ts';
import { refuseElectionDamage, storedElections, type StoredElection } from './stored-election.ts';
import { countedOf, movesUnit, wantedOf } from './wanted-of.ts';

/** What is stored of an election before an import. */
export interface Before {
  readonly stored: StoredElection | undefined;
  readonly loaded: LoadedDefinitions | undefined;
  /** Keys of stored units that only have counts in the import. Only their numbers were read. */
  readonly counted: ReadonlySet<string>;
}

/** Reads what the merge of an import needs. */
export async function readBefore(sql: Sql, said: ElectionFacts, prune: boolean): Promise<Before> {
  const { key, date } = said.election;
  const [stored] = await storedElections(sql, [key]);
  const none: ReadonlySet<string> = new Set();
  // An election of another day is refused by the merge; its day is not locked.
  if (stored === undefined) return { stored, loaded: undefined, counted: none };
  if (stored.election.date !== date) return { stored, loaded: empty(stored), counted: none };
  const wanted = wantedOf(said, prune);
  const onDamage = refuseElectionDamage(key);
  const loaded = await loadDefinitions(sql, stored, wanted, onDamage);
  if (wanted.units !== 'all' && movesUnit(loaded.definitions, said)) {
    const all = await loadDefinitions(sql, stored, { ...wanted, units: 'all' }, onDamage);
    return { stored, loaded: all, counted: none };
  }
  const units = await numberedThings(sql, {
    ...{ kind: 'unit', elections: new Map([[stored.id, key]]), listenerOf: () => onDamage },
    keys: [...countedOf(said, wanted)],
  });
  loaded.numbers.learn('ReportingUnit', units);
  return { stored, loaded, counted: new Set(units.map((unit) => unit.key)) };
}

function empty({ election }: StoredElection): LoadedDefinitions {
  return {
    definitions: { election, units: [], ballotStyles: [], pollingPlaces: [], races: [] },
    numbers: new KeysAndNumbers(),
    candidates: new Map(),
  };
}
