import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  bundledDataFolder,
  bundledSamples,
  naiveCountFiles,
  randomElection,
  splitByStyle,
  totalsFile,
  writeDominionCsv,
  type DominionCsvOptions,
} from '@crossvote/samples';
import type { Store } from '@crossvote/store';
import { describeEachDatabase } from '@crossvote/store/testing';
import fc from 'fast-check';
import { expectToEqual, exportFolder, store as ingestInto } from './stored-election.ts';

const layouts: readonly DominionCsvOptions[] = [
  {},
  { quote: 'all', wrappedColumns: 4, bom: true },
  { lineEnd: '\n', trailingComma: 'all', titleLineBreaks: true },
  { writeInSpellings: ['WRITE IN', 'write-in'], wrappedColumns: 8 },
];

describeEachDatabase('every cross table', (databases) => {
  const write = exportFolder();
  let store: Store;
  beforeAll(async () => {
    store = await databases.open();
  });

  it('of any election equals the naive count of its files', async () => {
    const shape = fc.record({
      seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      contests: fc.integer({ min: 1, max: 6 }),
      records: fc.integer({ min: 1, max: 120 }),
      layout: fc.constantFrom(...layouts),
      parts: fc.integer({ min: 1, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ layout, parts, ...options }) => {
        const sample = randomElection(options);
        const files = splitByStyle(sample, parts)
          .map((part) =>
            [
              ...writeDominionCsv(sample.election, part.records(), {
                ...layout,
                contests: part.contests,
              }),
            ].join(''),
          )
          .filter((text, index, all) => all.indexOf(text) === index);
        const paths = files.map(write);
        const counted = naiveCountFiles(paths);
        // An election, or a part of it, may have no ballot style with contests, or no record. Then there is nothing to
        // store.
        fc.pre(paths.length > 0 && counted.records > 0);
        await expectToEqual(store, await ingestInto(paths, store), counted);
      }),
      { numRuns: databases.provider === 'sqlite' ? 30 : 8, seed: 12 },
    );
  });

  it.each(bundledSamples)(
    'of the bundled sample $name equals its totals by construction',
    async (sample) => {
      const file = path.join(bundledDataFolder(), `${sample.name}.csv`);
      const counted = naiveCountFiles([file]);
      const known: unknown = JSON.parse(readFileSync(file.replace('.csv', '.totals.json'), 'utf8'));
      // What the product counts equals the naive count, which equals the totals by construction.
      expect(totalsFile(sample.spec.election, counted, sample.pairs)).toEqual(known);
      await expectToEqual(store, await ingestInto([file], store), counted);
    },
  );
});
