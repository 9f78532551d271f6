import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { csvOf, tinyHeader } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

/** An export of so many good records, behind as many that mark something else each, and some that are cut. */
function write(name: string, good: number, bad: number, cut = 0): string {
  const rows = [
    ...Array.from({ length: bad }, (_, i) => `${i + 1},P1,A,x${i + 1}-7,0,1,0,0`),
    ...Array.from({ length: cut }, (_, i) => `${bad + i + 1},P1,A,1`),
    ...Array.from({ length: good }, (_, i) => `${bad + cut + i + 1},P1,A,1,0,1,0,0`),
  ];
  const file = path.join(folder, `${name}.csv`);
  writeFileSync(file, csvOf(...tinyHeader, ...rows).replace('Tiny Town', name));
  return file;
}

describe('an export of which most records are refused', () => {
  it('is not stored: status 3, with the reasons by kind', async () => {
    const file = write('Most', 55, 900, 45);
    const { status, out, err } = await cvr('ingest', file);
    expect(status).toBe(3);
    expect(err).toBe(
      'cvr: 945 of 1,000 records were refused, and nothing was stored; mend what the report says of them, or store the rest with cvr ingest --allow-refused\n',
    );
    expect(out).toContain('(mostly refused: nothing stored)');
    expect(out.match(/^refused /gm)).toHaveLength(2);
    expect(out).toMatch(/^refused 900 records, lines 5-904:/m);
    expect(out).toMatch(/^refused 45 records, lines 905-949:/m);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(await cvr.json('datasets')).toEqual({ datasets: [] });
  });

  it('gives the same in JSON, with examples', async () => {
    const { status, out } = await cvr('ingest', write('JSON', 1, 5), '--json');
    expect(status).toBe(3);
    const report: unknown = JSON.parse(out);
    expect(report).toMatchObject({
      dataset_id: null,
      mostly_refused: true,
      records_read: 6,
      records: 1,
      refused: 5,
    });
    expect(report).toMatchObject({
      warnings: expect.arrayContaining([
        expect.objectContaining({
          severity: 'refused',
          count: 5,
          message: expect.stringContaining('x1-7'),
          examples: [2, 3, 4].map((n): unknown => expect.stringContaining(`x${n}-7`)),
        }),
      ]),
    });
    expect(await cvr.json('datasets')).toEqual({ datasets: [] });
  });

  it('is told by inspect, and where all records are refused', async () => {
    const file = write('All', 0, 7);
    for (const command of ['inspect', 'ingest']) {
      const { status, err } = await cvr(command, file);
      expect({ status, err }).toEqual({
        status: 3,
        err: expect.stringContaining('7 of 7 records were refused'),
      });
    }
    const { status, err } = await cvr('ingest', file, '--allow-refused');
    expect(status).toBe(1);
    expect(err).toContain('all 7 records were refused');
  });

  it('is stored with --allow-refused, and where half is left', async () => {
    const allowed = await cvr.json('ingest', write('Allowed', 2, 5), '--allow-refused');
    expect(allowed).toMatchObject({ records: 2, refused: 5, mostly_refused: false });
    const half = await cvr.json('ingest', write('Half', 3, 3));
    expect(half).toMatchObject({ records: 3, refused: 3, mostly_refused: false });
    const { datasets } = await cvr.json('datasets');
    expect(datasets).toHaveLength(2);
  });
});
