import type { ElectionContents } from '@crossvote/elections';

/**
 * What people call races, by their keys: their titles. Where several races of one party have the same title, the seat, the
 * district or the key tells them apart.
 */
export function raceNames({ races }: Pick<ElectionContents, 'races'>): Map<string, string> {
  const titles = new Map<string, number>();
  const titleOf = ({ title, party }: ElectionContents['races'][number]) =>
    JSON.stringify([title, party]);
  for (const race of races) titles.set(titleOf(race), (titles.get(titleOf(race)) ?? 0) + 1);
  return new Map(
    races.map((race) => {
      const { key, title, seatName, district } = race;
      if (title === '') return [key, key];
      if (titles.get(titleOf(race)) === 1) return [key, title];
      return [key, `${title} (${seatName === '' ? (district ?? key) : seatName})`];
    }),
  );
}
