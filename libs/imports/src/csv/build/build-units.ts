import type { ElectionFacts } from '@crossvote/elections';
import type { Place } from '@crossvote/opening';
import type { TableProblems } from '../read/table-problems.ts';
import { defined } from './defined.ts';
import type { Building } from './election-rows.ts';
import type { NameIndex } from './name-index.ts';
import { UnitKeys, type KeyedUnit } from './unit-keys.ts';
import { without } from './without.ts';

/** What the rows of units refer to beside each other. */
export interface UnitLinks {
  readonly ballotStyles: NameIndex;
  readonly pollingPlaces: NameIndex;
}

/** The units of the table; what cells may name from here on is added to the known ones. */
export function buildUnits(
  { rows, known, problems }: Building,
  { ballotStyles, pollingPlaces }: UnitLinks,
): ElectionFacts['units'] {
  const keyed = new UnitKeys(rows.units ?? [], known.units, problems).all();
  for (const { row, key } of keyed) {
    const { kind = 'other', name = '', number = '', splitName = '' } = row.said;
    known.units.add({ key, kind, names: [name, number, splitName] });
  }
  const links = (unit: KeyedUnit) => {
    const { said, place } = unit.row;
    return defined({
      parent: unit.parent,
      districts: keysOf(said.districts, known.districts, place, problems),
      ballotStyles: keysOf(said.ballotStyles, ballotStyles, place, problems),
      pollingPlaces: keysOf(said.pollingPlaces, pollingPlaces, place, problems),
    });
  };
  return keyed.map((unit) => {
    const { kind = 'other', ...said } = without(unit.row.said, 'election', 'parent');
    return { ...said, ...links(unit), key: unit.key, kind };
  });
}

/**
 * The keys of what a cell names.
 *
 * @param index - where nothing is in it, the cell holds keys
 */
export function keysOf(
  names: readonly string[] | undefined,
  index: NameIndex,
  place: Place,
  problems: TableProblems,
): readonly string[] | undefined {
  if (index.size === 0) return names;
  return names?.map((name) => index.resolve(name, place, problems) ?? name);
}
