import { slug, type Address, type ElectionFacts } from '@crossvote/elections';
import type { Building } from './election-rows.ts';
import { KeyBook } from './key-book.ts';
import { NameIndex } from './name-index.ts';
import { without } from './without.ts';

type PlaceRow = NonNullable<Building['rows']['pollingPlaces']>[number];

/** The polling places of the table, and what cells may name them by. */
export function buildPollingPlaces({ rows, problems }: Building): {
  readonly places: ElectionFacts['pollingPlaces'];
  readonly index: NameIndex;
} {
  const keys = new KeyBook('polling place', problems);
  const index = new NameIndex('polling place');
  const places = (rows.pollingPlaces ?? []).flatMap((row) => {
    const key = row.said.key ?? slug(row.said.name ?? '');
    if (!keys.take(key, row.place)) return [];
    index.add({ key, names: [row.said.name ?? ''] });
    return [placeOf(row, key)];
  });
  return { places, index };
}

function placeOf({ said }: PlaceRow, key: string): ElectionFacts['pollingPlaces'][number] {
  const { addressLine1, addressLine2, addressCity, ...more } = without(said, 'election');
  const { addressState, addressZip, kind = 'polling_place', ...plain } = more;
  const address = addressOf([addressLine1, addressLine2, addressCity, addressState, addressZip]);
  return { ...plain, key, kind, ...(address !== undefined && { address }) };
}

/** An address is said as a whole: one line of it is enough, and all lines that are cleared clear it. */
function addressOf(cells: readonly (string | undefined)[]): Address | null | undefined {
  if (cells.every((cell) => cell === undefined)) return undefined;
  if (cells.every((cell) => cell === '')) return null;
  const [line1 = '', line2 = '', city = '', state = '', zip = ''] = cells;
  return { line1, line2, city, state, zip };
}
