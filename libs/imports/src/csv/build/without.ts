/** A thing without some of its members. */
export function without<Thing extends object, Name extends keyof Thing & string>(
  thing: Thing,
  ...names: readonly Name[]
): Omit<Thing, Name> {
  const left = new Set<string>(names);
  // What is left out is all that differs from the type of the thing.
  return Object.fromEntries(Object.entries(thing).filter(([name]) => !left.has(name))) as Omit<
    Thing,
    Name
  >;
}
