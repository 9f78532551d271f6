import statement, { raw } from 'sql-template-tag';
import { columnsOf, type StoredRow } from '../sql/models.ts';
import { selectRows } from '../sql/rows.ts';
import type { Sql } from '../sql/sql.ts';
import { Table } from '../sql/table.ts';
import { readDistricts } from './districts.ts';
import { readContents } from './election-contents.ts';
import { readParties, readReports } from './shared-lists.ts';
import { sourceChecksum } from './sources.ts';
import { storedElections } from './stored-election.ts';
import { timeOf } from './thing-checksum.ts';
import { changeChecksum } from './trail.ts';

/** An election that was read whole, or what elections share. */
export interface ElectionCheck {
  /** Key of the election; empty for what elections share. */
  readonly key: string;
  readonly name: string;
  /** Places that are damaged, in words. */
  readonly damage: readonly string[];
}

/** Reads everything of all elections, and compares it with its checksums. */
export async function verifyElections(sql: Sql): Promise<ElectionCheck[]> {
  const damage = new Map<string, string[]>();
  const listenerOf = (key: string) => {
    const places = damage.get(key) ?? [];
    damage.set(key, places);
    return (place: string) => {
      places.push(place);
    };
  };
  const checks: ElectionCheck[] = [];
  for (const stored of await storedElections(sql, undefined, listenerOf)) {
    const { key, name } = stored.election;
    await readContents(sql, stored, listenerOf(key));
    await checkSources(sql, stored.id, listenerOf(key));
    checks.push({ key, name, damage: damage.get(key) ?? [] });
  }
  const onDamage = listenerOf('');
  await readDistricts(sql, undefined, (key) => (place) => {
    onDamage(`district ${key}, ${place}`);
  });
  await readParties(sql, onDamage);
  await readReports(sql, undefined, onDamage);
  await checkTrail(sql, onDamage);
  for (const place of await brokenReferences(sql)) onDamage(place);
  const shared = damage.get('') ?? [];
  const isUsed = checks.length > 0 || shared.length > 0;
  return isUsed ? [...checks, { key: '', name: 'what elections share', damage: shared }] : [];
}

async function checkSources(
  sql: Sql,
  electionId: number,
  onDamage: (place: string) => void,
): Promise<void> {
  for (const { importedAt, checksum, ...source } of await selectRows(sql, 'ElectionSource', '*', {
    electionId,
  }))
    if (checksum !== sourceChecksum({ ...source, importedAt: new Date(timeOf(importedAt)) }))
      onDamage(`source ${source.name}`);
}

/** Rows of the trail that are read at once. */
const portion = 5000;

async function checkTrail(sql: Sql, onDamage: (place: string) => void): Promise<void> {
  const table = new Table('ElectionChange');
  for (let start = 0; ; start += portion) {
    const rows = await sql.query<StoredRow<'ElectionChange'>>(
      statement`SELECT ${table.columns(...columnsOf.ElectionChange)} FROM ${table.name}
        ORDER BY "electionId", "revision", "position" LIMIT ${portion} OFFSET ${start}`,
    );
    for (const { at, checksum, ...row } of rows)
      if (checksum !== changeChecksum({ ...row, at: new Date(timeOf(at)) }))
        onDamage(`the trail of election ${row.electionId}, revision ${row.revision}`);
    if (rows.length < portion) return;
  }
}

/** What points nowhere, as SQLite finds it. PostgreSQL never lets it come to that. */
async function brokenReferences(sql: Sql): Promise<string[]> {
  if (sql.provider !== 'sqlite') return [];
  const rows = await sql.query<{ readonly table: string; readonly parent: string }>(
    raw('SELECT "table", "parent" FROM pragma_foreign_key_check'),
  );
  const places = rows.map(({ table, parent }) => `a row of ${table} whose ${parent} is not there`);
  return [...new Set(places)];
}
