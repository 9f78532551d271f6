import type { Change, ElectionFacts, Vanished } from '@crossvote/elections';
import type { ReadFacts } from '@crossvote/imports';
import type { ElectionOutcome, ImportOutcome, Tally } from '@crossvote/store';

/** How many things of one kind an import added, changed, removed, and found as they were. */
export interface KindTally extends Tally {
  /** `units`, `races` … */
  readonly kind: string;
  readonly removed: number;
  /** Not said any more, and there all the same. */
  readonly vanished: number;
}

/** What an import did to one election. */
export interface ElectionReport {
  readonly outcome: ElectionOutcome;
  readonly name: string;
  readonly kinds: readonly KindTally[];
}

/** What was read from the files of one kind, and what became of it. */
export interface ImportReport {
  readonly read: ReadFacts;
  readonly outcome: ImportOutcome;
  readonly elections: readonly ElectionReport[];
}

type Entity = Exclude<Change['entity'], 'election'>;

const kindOf: Readonly<Record<Entity, string>> = {
  unit: 'units',
  'polling-place': 'polling places',
  'ballot-style': 'ballot styles',
  race: 'races',
  candidate: 'candidates',
};
// The keys of an object with known keys, which TypeScript widens.
const entities = Object.keys(kindOf) as Entity[];

/** Puts what was read beside what became of it. */
export function importReport(read: ReadFacts, outcome: ImportOutcome): ImportReport {
  const facts = new Map(read.facts.elections.map((each) => [each.election.key, each]));
  const elections = outcome.elections.map((each) => {
    const said = facts.get(each.key);
    return {
      outcome: each,
      name: said?.election.name ?? '',
      kinds: said ? kindsOf(said, each) : [],
    };
  });
  return { read, outcome, elections };
}

function kindsOf(said: ElectionFacts, { changes, vanished }: ElectionOutcome): KindTally[] {
  const counts = saidCounts(said);
  return entities
    .map((entity) => tallyOf(entity, counts[entity], changes, vanished))
    .filter((tally) =>
      Object.values(tally).some((count) => typeof count === 'number' && count > 0),
    );
}

function tallyOf(
  entity: Entity,
  said: number,
  changes: readonly Change[],
  vanished: readonly Vanished[],
): KindTally {
  const done = (...actions: Change['action'][]) =>
    changes.filter((change) => change.entity === entity && actions.includes(change.action)).length;
  const [added, changed, removed] = [done('added'), done('changed', 'renamed'), done('removed')];
  const gone = vanished.filter((thing) => thing.entity === entity).length;
  const unchanged = Math.max(0, said - added - changed);
  return {
    kind: kindOf[entity],
    added,
    changed,
    unchanged,
    removed,
    vanished: Math.max(0, gone - removed),
  };
}

/** How many different things facts say. */
function saidCounts(said: ElectionFacts): Readonly<Record<Entity, number>> {
  const keys = (things: readonly { readonly key: string }[]) =>
    new Set(things.map(({ key }) => key)).size;
  const candidates = said.races.flatMap(({ key, candidates: own = [] }) =>
    own.map((candidate) => JSON.stringify([key, candidate.key])),
  );
  return {
    unit: keys(said.units),
    'polling-place': keys(said.pollingPlaces),
    'ballot-style': keys(said.ballotStyles),
    race: keys(said.races),
    candidate: new Set(candidates).size,
  };
}
