import { canonicalJson, type PollingPlace, type Sourced } from '@crossvote/elections';
import { selectRows } from '../sql/rows.ts';
import { quoted } from '../sql/table.ts';
import { readExternalIds } from './external-ids.ts';
import { idsIn, ownersOf, wantedRows, type Reading, type WantedKeys } from './reading.ts';
import { pick, pollingPlaceMembers, valuesOf } from './members.ts';
import { parsedCell } from './parsed-cell.ts';
import { coveredIds, thingChecksum, timeOf } from './thing-checksum.ts';

export async function loadPollingPlaces(
  { sql, electionId, numbers, onDamage }: Reading,
  wanted: WantedKeys,
): Promise<(PollingPlace & Sourced)[]> {
  const rows = await wantedRows(wanted, (where) =>
    selectRows(sql, 'PollingPlace', '*', { ...where, electionId }, 'key'),
  );
  numbers.learn('PollingPlace', rows);
  const externalIdsOf = await readExternalIds(
    sql,
    ownersOf(wanted, rows, idsIn(quoted('PollingPlace'), electionId)),
  );
  return rows.map((row) => {
    const cells = {
      ...pick(row, pollingPlaceMembers),
      address: row.address === null ? null : parsedCell(row.address),
      hours: parsedCell(row.hours),
      externalIds: externalIdsOf(row.id),
    };
    // Its checksum tells that it is what was written.
    const place = cells as PollingPlace & Sourced;
    if (row.checksum !== pollingPlaceChecksum(row.id, timeOf(row.changedAt), place))
      onDamage(`polling place ${row.key}`);
    return place;
  });
}

export function pollingPlaceChecksum(
  id: number,
  changedAt: number,
  place: PollingPlace & Sourced,
): number {
  const { address, hours, externalIds } = place;
  return thingChecksum(
    ...(['PollingPlace', [id, changedAt], valuesOf(place, pollingPlaceMembers)] as const),
    ...[canonicalJson({ address, hours }), coveredIds(externalIds)],
  );
}
