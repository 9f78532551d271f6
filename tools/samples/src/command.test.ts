import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCommand } from './command.ts';
import { countySpec } from './county-spec.ts';
import { generateElection } from './generate.ts';
import { writeDominionCsv } from './write-dominion-csv.ts';

describe('generate', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'generate-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (...options: string[]) =>
    createCommand().parseAsync(['generate', '--seed', '7', '--contests', '8', ...options], {
      from: 'user',
    });

  it('writes a Dominion CSV into one file', async () => {
    const out = path.join(folder, 'file.csv');
    await run('--records', '50', '--out', out);
    const spec = countySpec({ records: 50, seed: 7, contests: 8 });
    const { election, records } = generateElection(spec);
    expect(readFileSync(out, 'utf8')).toBe([...writeDominionCsv(election, records())].join(''));
  });

  it.each([
    ['ess-two-files', ['ballots.csv', 'cvr.csv'], 8],
    ['nyc', 4, 7],
    ['hart', ['CVRs.zip'], 8],
  ])('writes %s into a folder, and totals of each record once', async (format, files, contests) => {
    const out = path.join(folder, 'export');
    const totals = path.join(folder, 'totals.json');
    await run('--records', '40', '--format', format, '--out', out, '--totals', totals);
    const written = readdirSync(out).sort();
    expect(typeof files === 'number' ? written.length : written).toEqual(files);
    const parsed: unknown = JSON.parse(readFileSync(totals, 'utf8'));
    expect(parsed).toMatchObject({ records: 40 });
    expect((parsed as { contests: unknown[] }).contests).toHaveLength(contests);
  });
});
