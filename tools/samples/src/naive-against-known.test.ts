import fc from 'fast-check';
import { at } from './at.ts';
import { countySpec } from './county-spec.ts';
import { classicMetadata, extendedMetadata } from './dominion-metadata.ts';
import type { SampleElection } from './election.ts';
import { generateElection } from './generate.ts';
import { knownTotals } from './known-totals.ts';
import { naiveCount } from './naive-count.ts';
import { randomElection } from './random-election.ts';
import type { ContestResult, CountedElection } from './results.ts';
import { splitByStyle } from './split-by-style.ts';
import { type DominionCsvOptions, writeDominionCsv } from './write-dominion-csv.ts';

const anySample = fc
  .record({
    seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    contests: fc.integer({ min: 1, max: 6 }),
    records: fc.integer({ min: 0, max: 40 }),
  })
  .map((options) => randomElection(options));

const anyOptions: fc.Arbitrary<DominionCsvOptions> = fc.record({
  quote: fc.constantFrom('all' as const, 'minimal' as const),
  wrappedColumns: fc.integer({ min: -3, max: 8 }),
  lineEnd: fc.constantFrom('\r\n' as const, '\n' as const),
  bom: fc.boolean(),
  metadata: fc.constantFrom(
    classicMetadata,
    extendedMetadata,
    [{ field: 'CvrNumber' as const }],
    [{ field: 'CvrNumber' as const }, { field: 'CountingGroup' as const, heading: 'Groupx' }],
  ),
  trailingComma: fc.constantFrom('none' as const, 'all' as const, 'header' as const),
  titleLineBreaks: fc.boolean(),
  writeInSpellings: fc.constantFrom([], ['Write In', 'write-in'], ['WRITE-IN']),
});

/** Results by contest name, and every cross table by names. */
function everything({ records, contests, cross }: CountedElection) {
  const tables = contests.flatMap((source, s) =>
    source.choices.flatMap((choice, c) =>
      contests.map(
        (compared, t) =>
          [`${source.name}|${choice.name}|${compared.name}`, cross(s, c, t)] as const,
      ),
    ),
  );
  return { records, contests: byName(contests), tables: new Map(tables) };
}

function byName(contests: readonly ContestResult[]): Map<string, ContestResult> {
  return new Map(contests.map((contest) => [contest.name, contest]));
}

function textOf(sample: SampleElection, options: DominionCsvOptions): string {
  return [...writeDominionCsv(sample.election, sample.records(), options)].join('');
}

describe('the naive count of a written file equals the totals by construction', () => {
  it('for random elections in every variant of the layout', () => {
    fc.assert(
      fc.property(anySample, anyOptions, (sample, options) => {
        const naive = naiveCount([textOf(sample, options)]);
        expect(naive.skipped).toEqual([]);
        expect(naive.contests.map(({ name }) => name)).toEqual(
          knownTotals(sample.election, [], []).contests.map(({ name }) => name),
        );
        expect(everything(naive)).toEqual(
          everything(knownTotals(sample.election, sample.records())),
        );
      }),
      { numRuns: 300, seed: 13 },
    );
  });

  it('for random elections split over files with different columns', () => {
    fc.assert(
      fc.property(anySample, anyOptions, fc.integer({ min: 2, max: 3 }), (sample, options, n) => {
        const parts = splitByStyle(sample, n);
        const files = parts.map(({ contests, records }) =>
          [...writeDominionCsv(sample.election, records(), { ...options, contests })].join(''),
        );
        const used = parts.flatMap(({ contests }) => contests);
        const kept = parts.flatMap(({ records }) => [...records()]);
        const known = everything(knownTotals(sample.election, kept));
        const naive = everything(naiveCount(files));
        const names = new Set(
          used.map((index) => at(knownTotals(sample.election, [], []).contests, index).name),
        );
        expect(naive.records).toBe(known.records);
        expect(new Set(naive.contests.keys())).toEqual(names);
        for (const [name, contest] of naive.contests)
          expect(known.contests.get(name)).toEqual(contest);
        for (const [key, table] of naive.tables) expect(known.tables.get(key)).toEqual(table);
      }),
      { numRuns: 150, seed: 14 },
    );
  });

  it('for a generated county', () => {
    const sample = generateElection(countySpec({ records: 2000, seed: 3, contests: 12, cards: 2 }));
    const naive = naiveCount([textOf(sample, { quote: 'all', wrappedColumns: 5 })]);
    expect(naive.records).toBe(2000);
    expect(everything(naive)).toEqual(everything(knownTotals(sample.election, sample.records())));
  });
});
