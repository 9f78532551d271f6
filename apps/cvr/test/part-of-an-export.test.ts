import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder, workspace } from './support/folders.ts';
import { tinyExport } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

describe('a part of an export', () => {
  it.each(['inspect', 'ingest'])('is what %s says first', async (command) => {
    const one = path.join(folder, 'cvr-1.csv');
    writeFileSync(one, tinyExport);
    writeFileSync(path.join(folder, 'cvr-2.csv'), tinyExport.replace('P1', 'P9'));
    const { status, out } = await cvr(command, one);
    expect(status).toBe(0);
    const text = out.split(/\n */).join(' ');
    expect(text).toContain(`warning, ${one}: looks like one of several parts of an export`);
    expect(out.indexOf('warning')).toBe(0);
    expect(text).toContain('"cvr-2.csv"');
    expect(out.match(/several parts/g)).toHaveLength(1);
    expect((await cvr.json('inspect', one)).warnings[0]).toMatchObject({
      severity: 'warning',
      code: 'part_of_an_export',
      file: 'cvr-1.csv',
    });
  });

  const shared = path.join(workspace, '../shared/data/reported/dominion-json-part-of-an-export');
  if (!existsSync(shared)) console.log(`LEFT OUT  ${shared} is not there`);
  (existsSync(shared) ? it : it.skip)('is told of two files of Dominion JSON', async () => {
    const report = await cvr.json('ingest', path.join(shared, 'CvrExport_1.json'), '--dry-run');
    expect(report).toMatchObject({ records: 100 });
    expect(report.warnings[0]).toMatchObject({
      code: 'part_of_an_export',
      message: expect.stringContaining('"CvrExport_2.json"'),
    });
  });
});
