/** The members that are said: those that are not undefined. */
export function defined<Thing extends object>(
  thing: Thing,
): { [Member in keyof Thing]?: Exclude<Thing[Member], undefined> } {
  // What is left has no undefined member.
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined)) as {
    [Member in keyof Thing]?: Exclude<Thing[Member], undefined>;
  };
}
