import type { District, Facts, Said, SaidRace, Sourced, Unit } from '@crossvote/elections';

/** A unit, as far as it is known, and which kind of source gave it first. */
export type KnownUnit = Said<Unit, 'key' | 'kind'> & Sourced;

/** A district, as far as it is known. */
export type KnownDistrict = Said<District, 'key'>;

/** What is stored already, for importers that match what they read to it. */
export interface Known {
  /** Keys of all elections. */
  elections(): Promise<readonly string[]>;
  /** Units of an election; none where it is not known. */
  units(electionKey: string): Promise<readonly KnownUnit[]>;
  /** Races of an election with their candidates, some perhaps twice as they are said again; none where it is not known. */
  races(electionKey: string): Promise<readonly SaidRace[]>;
  districts(): Promise<readonly KnownDistrict[]>;
}

/** A store that is empty. */
export const nothingKnown: Known = {
  elections: () => Promise.resolve([]),
  units: () => Promise.resolve([]),
  races: () => Promise.resolve([]),
  districts: () => Promise.resolve([]),
};

/** What is stored, with what files of the same import said before: a feed comes before the map that it names. */
export function knownWith(stored: Known, said: readonly Facts[]): Known {
  return {
    elections: async () => [
      ...new Set([
        ...(await stored.elections()),
        ...said.flatMap(({ elections }) => elections.map(({ election }) => election.key)),
      ]),
    ],
    units: async (electionKey) =>
      overlaid(
        await stored.units(electionKey),
        said.flatMap(({ source, elections }) =>
          elections
            .filter(({ election }) => election.key === electionKey)
            .flatMap(({ units }) => units.map((unit) => ({ sourceKind: source.kind, ...unit }))),
        ),
      ),
    races: async (electionKey) => [
      ...(await stored.races(electionKey)),
      ...said.flatMap(({ elections }) =>
        elections
          .filter(({ election }) => election.key === electionKey)
          .flatMap(({ races }) => races),
      ),
    ],
    districts: async () =>
      overlaid(
        await stored.districts(),
        said.flatMap(({ districts }) => districts),
      ),
  };
}

/** What was said later stands over what was said before; what it leaves out stays. */
function overlaid<Thing extends { readonly key: string; readonly sourceKind?: string }>(
  stored: readonly Thing[],
  said: readonly Thing[],
): Thing[] {
  const all = new Map(stored.map((thing) => [thing.key, thing]));
  for (const thing of said) {
    const before = all.get(thing.key);
    const sourceKind = before?.sourceKind ?? thing.sourceKind;
    const kept = sourceKind === undefined ? {} : { sourceKind };
    all.set(thing.key, { ...before, ...withoutUnsaid(thing), ...kept });
  }
  return [...all.values()];
}

/** Without the members that are undefined, which are not said. */
function withoutUnsaid<Thing extends object>(thing: Thing): Thing {
  // Only members that the type allows to be absent are left out.
  return Object.fromEntries(
    Object.entries(thing).filter(([, value]) => value !== undefined),
  ) as Thing;
}
