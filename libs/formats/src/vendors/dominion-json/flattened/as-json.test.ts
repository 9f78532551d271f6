import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { layouts, randomElection, type SampleElection } from '@crossvote/samples';
import { readExportAt } from '../../../../test/read-export-at.ts';
import { readLayout } from '../../../../test/read-layout.ts';

type Row = Readonly<Record<string, string>>;

/** Each value of a nested object under the path of its keys. */
function flatten(value: unknown, prefix: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[prefix, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    flatten(inner, prefix === '' ? key : `${prefix}/${key}`),
  );
}

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

function tableOf(list: readonly unknown[]): string {
  const rows: Row[] = list.map((item) => Object.fromEntries(flatten(item, '')));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => columns.map((column) => quote(row[column] ?? '')));
  return [columns.map(quote), ...lines].map((cells) => `${cells.join(',')}\n`).join('');
}

/** Writes an election as Dominion JSON, and that as tables. */
function writeTables(folder: string, sample: SampleElection): void {
  for (const file of layouts['dominion-json-files'].write(sample)) {
    if ('members' in file) throw new Error('an archive was not expected');
    const text = Array.from(file.chunks, (chunk) => Buffer.from(chunk as string).toString());
    const json = JSON.parse(text.join('')) as { List?: unknown[]; Sessions?: unknown[] };
    const list = json.List ?? json.Sessions;
    if (list && list.length > 0)
      writeFileSync(path.join(folder, file.name.replace('.json', '.csv')), tableOf(list));
  }
}

describe('sessions and manifests as tables', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'read as the JSON that they were made of: seed %i',
    async (seed) => {
      const sample = randomElection({ seed, contests: 1 + (seed % 5), records: 10 + seed });
      const folder = mkdtempSync(path.join(tmpdir(), 'tables-'));
      try {
        writeTables(folder, sample);
        const read = await readExportAt([folder]);
        const json = await readLayout('dominion-json-files', sample);
        expect(read.format).toBe('dominion-json');
        expect(read.contests).toEqual(json.contests);
        expect(read.records).toEqual(json.records);
        expect(read.summary.recordsStored).toBe(json.summary.recordsStored);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
