import { slug, type ElectionFacts, type SaidRace } from '@crossvote/elections';
import { defined } from './defined.ts';
import type { Building } from './election-rows.ts';
import { KeyBook } from './key-book.ts';
import { namedRace } from './known-names.ts';
import { without } from './without.ts';

type RaceRow = NonNullable<Building['rows']['races']>[number];
type SaidCandidate = NonNullable<SaidRace['candidates']>[number];

/** The key of a race from its title, and the party whose primary it is. */
export const raceKey = (title: string, party = ''): string =>
  [slug(title), slug(party)].filter((part) => part !== '').join('-');

/** The races of the table; what cells may name from here on is added to the known ones. */
export function buildRaces({ rows, known, problems }: Building): SaidRace[] {
  const keys = new KeyBook('race', problems);
  const keyed = (rows.races ?? []).flatMap((row) => {
    const { title = '', party, key = raceKey(title, party) } = row.said;
    return keys.take(key, row.place) ? [{ row, key, title }] : [];
  });
  for (const { key, title } of keyed) {
    const candidates = known.races.get(key)?.candidates;
    known.races.add({ ...namedRace(key, title), ...(candidates && { candidates }) });
  }
  return keyed.map(({ row, key, title }) => raceOf(row, key, title));

  function raceOf({ said, place }: RaceRow, key: string, title: string): SaidRace {
    const { district, relations, ...plain } = without(said, 'election');
    const isKnown = known.districts.size > 0;
    const found =
      district && isKnown ? known.districts.resolve(district, place, problems) : district;
    const others = relations?.map((relation) => {
      const [only, another] = known.races.find(relation.other);
      return { ...relation, other: only && !another ? only.key : relation.other };
    });
    return { ...plain, key, title, ...defined({ district: found, relations: others }) };
  }
}

/** The candidates of the table by the key of their race; undefined where there is no table. */
export function buildCandidates(building: Building): Map<string, SaidCandidate[]> | undefined {
  const { rows, known, problems } = building;
  if (!rows.candidates) return undefined;
  const byRace = new Map<string, SaidCandidate[]>();
  const books = new Map<string, KeyBook>();
  for (const { said, place } of rows.candidates) {
    const race = known.races.resolve(said.race ?? '', place, problems);
    if (race === undefined) continue;
    const { name = '', key = slug(name), ...plain } = without(said, 'election', 'race');
    const book = books.get(race) ?? new KeyBook(`candidate of race ${race}`, problems);
    books.set(race, book);
    if (!book.take(key, place)) continue;
    byRace.set(race, [...(byRace.get(race) ?? []), { ...plain, key, name }]);
    known.races.get(race)?.candidates.add({ key, names: [name] });
  }
  return byRace;
}

/** The ballot styles of the table. */
export function buildBallotStyles({
  rows,
  known,
  problems,
}: Building): ElectionFacts['ballotStyles'] {
  const keys = new KeyBook('ballot style', problems);
  return (rows.ballotStyles ?? []).flatMap(({ said, place }) => {
    const { name, key = slug(name ?? ''), races, ...plain } = without(said, 'election');
    if (!keys.take(key, place)) return [];
    const found = races?.map((race) => known.races.resolve(race, place, problems) ?? race);
    return [{ ...plain, key, ...defined({ name, races: found }) }];
  });
}
