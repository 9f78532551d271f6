import { quoteValue } from '@crossvote/opening';
import type {
  DistrictRelation,
  OpeningHours,
  RaceDistrict,
  RaceRelation,
} from '@crossvote/elections';
import { read, wrong, type Codec, type Read } from './codec.ts';
import { decodeLine, encodeLine, splitCell } from './escapes.ts';
import { isOpeningTime } from './time-codecs.ts';

const bar = '|';

/** Items with bars between them. */
function listOf<Item>(
  readItem: (text: string) => Read<Item>,
  writeItem: (item: Item) => string,
): Codec<readonly Item[]> {
  return {
    nothing: [],
    isText: true,
    read: (text) => {
      const items: Item[] = [];
      for (const part of splitCell(text, bar)) {
        if (part.trim() === '') return wrong('has an empty item between its bars');
        const item = readItem(part.trim());
        if (!item.ok) return item;
        items.push(item.value);
      }
      return read(items);
    },
    write: (items) => items.map(writeItem).join(bar),
  };
}

/** Keys or names with bars between them. */
export const lines: Codec<readonly string[]> = listOf(decodeLine, (text) => encodeLine(text, bar));

/** Items of several words, with colons between these. The last word may hold colons. */
function tuplesOf<Item>(
  form: string,
  words: number,
  make: (words: readonly string[]) => Item | undefined,
  wordsOf: (item: Item) => readonly string[],
): Codec<readonly Item[]> {
  const readItem = (text: string): Read<Item> => {
    const parts = splitCell(text, ':', words).map((part) => decodeLine(part.trim()));
    const found = parts.flatMap((part) => (part.ok ? [part.value] : []));
    const problem = parts.find((part) => !part.ok);
    if (problem) return problem;
    const item = found.length === words ? make(found) : undefined;
    return item === undefined
      ? wrong(`has the item ${quoteValue(text)}, which is not of the form ${form}`)
      : read(item);
  };
  const writeItem = (item: Item) =>
    wordsOf(item)
      .map((word, place) => encodeLine(word, place + 1 < words ? '|:' : '|'))
      .join(':');
  return listOf(readItem, writeItem);
}

/** `excluded:ga-city-decatur` */
export const raceDistricts: Codec<readonly RaceDistrict[]> = tuplesOf(
  'role:district',
  2,
  ([role = '', district = '']) => ({ role, district }),
  ({ role, district }) => [role, district],
);

/** `runoff:governor-runoff` */
export const raceRelations: Codec<readonly RaceRelation[]> = tuplesOf(
  'kind:race',
  2,
  ([kind = '', other = '']) => ({ kind, other }),
  ({ kind, other }) => [kind, other],
);

/** `ancestor:stated:us-ga` */
export const districtRelations: Codec<readonly DistrictRelation[]> = tuplesOf(
  'kind:stated:district, or kind:geometry:district',
  3,
  ([kind = '', basis, other = '']) =>
    basis === 'stated' || basis === 'geometry' ? { kind, basis, other } : undefined,
  ({ kind, basis, other }) => [kind, basis, other],
);

/** `2026-11-03T07:00:00-06:00/2026-11-03T20:00:00-06:00` */
export const openingHours: Codec<readonly OpeningHours[]> = listOf(
  (text) => {
    const [start = '', end = '', ...more] = text.split('/').map((part) => part.trim());
    return isOpeningTime(start) && isOpeningTime(end) && more.length === 0
      ? read({ start, end })
      : wrong(
          `has ${quoteValue(text)}, which is no start/end such as 2026-11-03T07:00:00-06:00/2026-11-03T20:00:00-06:00`,
        );
  },
  ({ start, end }) => `${start}/${end}`,
);
