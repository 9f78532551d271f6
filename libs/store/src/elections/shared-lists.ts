import { isSame, storable, type Party, type ReportDocument } from '@crossvote/elections';
import { checksumOf } from '../checksum.ts';
import type { DamageListener } from '../damage.ts';
import { upsertRows } from '../sql/insert-rows.ts';
import { selectRows } from '../sql/rows.ts';
import type { Sql } from '../sql/sql.ts';
import type { Tally } from './import-outcome.ts';
import { reportMembers, valuesOf } from './members.ts';
import { thingChecksum, timeOf } from './thing-checksum.ts';

/** All parties, in the order of schemes and codes. */
export async function readParties(sql: Sql, onDamage: DamageListener): Promise<Party[]> {
  const rows = await selectRows(sql, 'Party', '*', {}, 'scheme', 'code');
  return rows.map(({ checksum, ...party }) => {
    if (checksum !== partyChecksum(party)) onDamage(`party ${party.code}`);
    return party;
  });
}

function partyChecksum({ scheme, code, name }: Party): number {
  return checksumOf(['Party', scheme, code, name]);
}

/** Writes the parties of an import that differ. */
export async function writeParties(
  sql: Sql,
  said: readonly Party[],
  onDamage: DamageListener,
): Promise<Tally> {
  const stored = said.length === 0 ? [] : await readParties(sql, onDamage);
  const placeOf = ({ scheme, code }: Party) => `${scheme}/${code}`;
  const { written, tally } = differing(
    stored,
    said.map((party) => storable(party, `party ${party.code}`)),
    placeOf,
  );
  const rows = written.map((party) => ({ ...party, checksum: partyChecksum(party) }));
  await upsertRows(sql, 'Party', ['scheme', 'code'], rows);
  return tally;
}

/** Documents of agencies in the order of their keys; only those of `keys`, where it is given. */
export async function readReports(
  sql: Sql,
  keys: readonly string[] | undefined,
  onDamage: DamageListener,
): Promise<ReportDocument[]> {
  const where = keys === undefined ? {} : { key: { in: keys } };
  const rows = await selectRows(sql, 'ReportDocument', '*', where, 'key');
  return rows.map(({ checksum, changedAt, ...report }) => {
    if (checksum !== reportChecksum(timeOf(changedAt), report)) onDamage(`report ${report.key}`);
    return report;
  });
}

function reportChecksum(changedAt: number, report: ReportDocument): number {
  return thingChecksum('ReportDocument', [changedAt], valuesOf(report, reportMembers));
}

/** Writes the documents of an import that differ. */
export async function writeReports(
  sql: Sql,
  said: readonly ReportDocument[],
  at: Date,
  onDamage: DamageListener,
): Promise<Tally> {
  const keys = said.map(({ key }) => key);
  const stored = keys.length === 0 ? [] : await readReports(sql, keys, onDamage);
  const { written, tally } = differing(
    stored,
    said.map((report) => storable(report, `report ${report.key}`)),
    ({ key }) => key,
  );
  const rows = written.map((report) => ({
    ...{ ...report, changedAt: at, checksum: reportChecksum(at.getTime(), report) },
  }));
  await upsertRows(sql, 'ReportDocument', ['key'], rows);
  return tally;
}

/** Things that are new or other than stored. Of two of one place, the later counts. */
function differing<Thing>(
  stored: readonly Thing[],
  said: readonly Thing[],
  placeOf: (thing: Thing) => string,
): { readonly written: readonly Thing[]; readonly tally: Tally } {
  const before = new Map(stored.map((thing) => [placeOf(thing), thing]));
  const things = [...new Map(said.map((thing) => [placeOf(thing), thing])).values()];
  const written = things.filter((thing) => !isSame(before.get(placeOf(thing)), thing));
  const added = written.filter((thing) => !before.has(placeOf(thing))).length;
  const changed = written.length - added;
  return { written, tally: { added, changed, unchanged: things.length - written.length } };
}
