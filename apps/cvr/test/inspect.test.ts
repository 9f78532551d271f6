import { existsSync } from 'node:fs';
import path from 'node:path';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { shelbyville, springfield } from './support/samples.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

describe('cvr inspect', () => {
  afterEach(() => {
    expect(existsSync(path.join(folder, 'test.db'))).toBe(false);
  });

  it('says what an export is and lists its contests with their rules', async () => {
    const { status, out, err } = await cvr('inspect', springfield.file);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('Format:   Dominion CSV, software 5.17.17.1\n');
    expect(out).toContain(`Election: ${springfield.totals.election} (general)\n`);
    expect(out).toContain('Records:  3,000, and 0 refused\n');
    expect(out).toMatch(/^Mayor of Springfield +4 ranks +5 +2,253$/m);
    expect(out).toMatch(/^Springfield School Board, At Large +vote for 3 +8 +2,253$/m);
  });

  it('tells that contests on unlinked cards never meet', async () => {
    const { out } = await cvr('inspect', shelbyville.file);
    expect(out.replace(/\n +/g, ' ')).toMatch(/note: .* 2 groups of contests never meet/);
  });

  it('prints the object of an ingest without a dataset', async () => {
    const { totals } = shelbyville;
    expect(await cvr.json('inspect', shelbyville.file)).toMatchObject({
      dataset_id: null,
      records: totals.records,
      contests: totals.contests.length,
    });
  });

  it('refuses a folder with status 1', async () => {
    expect(await cvr('inspect', folder)).toMatchObject({ status: 1, out: '' });
  });
});
