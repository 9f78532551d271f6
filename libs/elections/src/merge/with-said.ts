/**
 * A thing after a source said something of it: what it says takes the place of what was known, and what it leaves out stays.
 */
export function withSaid<Thing extends object>(
  known: Thing,
  said: { readonly [Name in keyof Thing]?: Thing[Name] | undefined },
): Thing {
  const members = Object.entries(said).filter(([, value]) => value !== undefined);
  return Object.assign({ ...known }, Object.fromEntries(members));
}
