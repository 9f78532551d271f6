import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { electionTables } from './election-tables.ts';
import { bundledDataFolder } from './repository-root.ts';

const { files, counts } = electionTables();

it('the bundled tables are what the generator writes, byte for byte', () => {
  const folder = path.join(bundledDataFolder(), 'ogdenville-2026-general');
  expect(readdirSync(folder).sort()).toEqual([...files.keys()].sort());
  for (const [file, text] of files)
    expect(readFileSync(path.join(folder, file), 'utf8') === text).toBe(true);
});

it('the rows of results add up to the totals', () => {
  const rows = (files.get('results.csv') ?? '').trim().split('\r\n').slice(1);
  const votes = rows.map((row) => Number(row.split(',').at(-1)));
  const all = votes.reduce((sum, count) => sum + count, 0);
  expect(counts.flatMap(({ totals }) => totals).reduce((sum, count) => sum + count, 0)).toBe(all);
});
