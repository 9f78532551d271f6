import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundledFiles, bundledSamples } from './bundled-samples.ts';
import { naiveCount } from './naive-count.ts';
import { bundledDataFolder } from './repository-root.ts';
import { type TotalsFile, totalsFile } from './totals-file.ts';

describe.each(bundledSamples)('the bundled sample $name', (sample) => {
  const { name, spec, pairs } = sample;
  const read = (file: string) => readFileSync(path.join(bundledDataFolder(), file), 'utf8');

  it('is what the generator writes, byte for byte', () => {
    for (const [file, text] of bundledFiles(sample)) expect(read(file) === text).toBe(true);
  });

  it('counts to its totals, cross tables included', () => {
    const naive = naiveCount([read(`${name}.csv`)]);
    const expected: TotalsFile = JSON.parse(read(`${name}.totals.json`));
    expect(naive.skipped).toEqual([]);
    expect(totalsFile(spec.election, naive, pairs)).toEqual(expected);
  });

  it('reconciles: votes, undervotes and overvotes make up all the votes there were', () => {
    for (const contest of naiveCount([read(`${name}.csv`)]).contests) {
      const votes = contest.choices.reduce((sum, choice) => sum + choice.votes, 0);
      const each = contest.rankLimit > 0 ? 1 : contest.voteFor;
      expect(votes + contest.undervotes + contest.overvotes).toBe(each * contest.records);
    }
  });
});
