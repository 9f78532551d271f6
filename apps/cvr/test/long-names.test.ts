import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { displayWidth } from '../src/display-width.ts';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { tinyExport } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

describe('names of 100,000 characters', () => {
  const contest = `Measure ${'x'.repeat(100_000)}`;
  const choice = `Yes ${'word '.repeat(20_000)}end`;
  const file = path.join(folder, 'long.csv');
  const shown = async (...argv: string[]) => {
    const { status, out, err } = await cvr(...argv);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('xxx…');
    // A dozen places name the contest or the choice.
    expect(out.length).toBeLessThan(20_000);
    return out;
  };

  it('are cut in every table and paragraph, and are whole in JSON', async () => {
    writeFileSync(file, tinyExport.replaceAll('Council', contest).replaceAll('Cy', choice));
    await shown('inspect', file);
    await shown('ingest', file);
    await shown('results', '1');
    await shown('cross', '1', '--source', 'Mayor=Ann', '--compare', 'Measure');
    const { contests } = await cvr.json('results', '1');
    expect(contests.map(({ name }) => name)).toContain(contest);
  });
});

describe('names in a script without blanks', () => {
  it('keep to the width of the terminal, in tables and in paragraphs', async () => {
    const file = path.join(folder, 'wide.csv');
    const contest = '第一选区议员'.repeat(20);
    writeFileSync(file, tinyExport.replaceAll('Council', contest).replaceAll('Cy', '李'));
    const ingested = await cvr('ingest', file, '--name', '数据集'.repeat(40));
    const [, id = ''] = /Dataset (\d+):/.exec(ingested.out) ?? [];
    const answers = [
      ingested,
      await cvr('inspect', file),
      await cvr('results', id),
      await cvr('cross', id, '--source', 'Mayor=Ann', '--compare', contest),
    ];
    for (const { status, out } of answers) {
      expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining('第一选区') });
      expect(Math.max(...out.split('\n').map(displayWidth))).toBeLessThanOrEqual(80);
    }
  });
});
