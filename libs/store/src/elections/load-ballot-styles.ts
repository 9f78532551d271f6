import type { BallotStyle, Sourced } from '@crossvote/elections';
import { selectRows } from '../sql/rows.ts';
import { quoted } from '../sql/table.ts';
import { byOwner, linkedRows } from './linked-rows.ts';
import { idsIn, ownersOf, wantedRows, type Reading, type WantedKeys } from './reading.ts';
import { ballotStyleMembers, pick, valuesOf } from './members.ts';
import { thingChecksum, timeOf } from './thing-checksum.ts';

export async function loadBallotStyles(
  { sql, electionId, numbers, onDamage }: Reading,
  wanted: WantedKeys,
): Promise<(BallotStyle & Sourced)[]> {
  const rows = await wantedRows(wanted, (where) =>
    selectRows(sql, 'BallotStyle', '*', { ...where, electionId }, 'key'),
  );
  numbers.learn('BallotStyle', rows);
  const owners = ownersOf(wanted, rows, idsIn(quoted('BallotStyle'), electionId));
  const links = await linkedRows(sql, 'BallotStyleRace', 'ballotStyleId', owners);
  await numbers.read(
    sql,
    'Race',
    links.map(({ raceId }) => raceId),
  );
  const racesOf = byOwner(links, ({ ballotStyleId }) => ballotStyleId);
  return rows.map((row) => {
    const races = [...(racesOf.get(row.id) ?? [])].sort((a, b) => a.position - b.position);
    const style = {
      ...pick(row, ballotStyleMembers),
      races: races.map(({ raceId }) => numbers.keyOf('Race', raceId) ?? ''),
    };
    if (row.checksum !== ballotStyleChecksum(row.id, timeOf(row.changedAt), style))
      onDamage(`ballot style ${row.key}`);
    return style;
  });
}

export function ballotStyleChecksum(
  id: number,
  changedAt: number,
  style: BallotStyle & Sourced,
): number {
  const cells = valuesOf(style, ballotStyleMembers);
  return thingChecksum('BallotStyle', [id, changedAt], cells, style.races);
}
