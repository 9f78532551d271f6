import type { Change } from '../model/change.ts';
import { isSame } from './is-same.ts';
import { byText } from './sorted.ts';

/** A kind of thing whose changes are told. */
export interface Told<Thing> {
  readonly entity: Change['entity'];
  keyOf(thing: Thing): string;
  nameOf(thing: Thing): string;
  /** Members that are told as things of their own, or not at all. */
  readonly untold: readonly (keyof Thing & string)[];
}

/**
 * What happened to one thing. Undefined is a thing that is not there.
 *
 * @returns undefined where nothing changed that is told
 */
export function changeOf<Thing extends object>(
  told: Told<Thing>,
  before: Thing | undefined,
  after: Thing | undefined,
): Change | undefined {
  const { entity } = told;
  if (after === undefined)
    return (
      before && {
        ...{ entity, key: told.keyOf(before), action: 'removed', members: [] },
        before: told.nameOf(before),
      }
    );
  const key = told.keyOf(after);
  if (before === undefined)
    return { entity, key, action: 'added', members: [], after: told.nameOf(after) };
  const members = changedMembers(told, before, after);
  if (members.length === 0) return undefined;
  const names = { before: told.nameOf(before), after: told.nameOf(after) };
  return names.before === names.after
    ? { entity, key, action: 'changed', members }
    : { entity, key, action: 'renamed', members, ...names };
}

function changedMembers<Thing extends object>(
  { untold }: Told<Thing>,
  before: Thing,
  after: Thing,
): string[] {
  const was = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after)
    .filter(([name, value]) => !isOneOf(untold, name) && !isSame(was.get(name), value))
    .map(([name]) => name)
    .sort(byText);
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
