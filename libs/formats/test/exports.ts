import {
  classicMetadata,
  extendedMetadata,
  randomElection,
  writeDominionCsv,
  type DominionCsvOptions,
  type SampleElection,
} from '@crossvote/samples';
import fc from 'fast-check';

/** Small elections of all kinds of contests and odd names. */
export const anyElection = fc
  .record({
    seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    contests: fc.integer({ min: 1, max: 6 }),
    records: fc.integer({ min: 1, max: 25 }),
  })
  .map((options) => randomElection(options));

/** Some variants of the layout. */
export const layouts: readonly DominionCsvOptions[] = [
  {},
  { quote: 'all', lineEnd: '\n' },
  { wrappedColumns: 5, trailingComma: 'all', titleLineBreaks: true },
  { quote: 'all', wrappedColumns: 8, bom: true },
];

/** Every variant of the layout that the writer knows. */
export const anyLayout: fc.Arbitrary<DominionCsvOptions> = fc.record({
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

/** The text of an election's export. */
export function textOf(sample: SampleElection, options: DominionCsvOptions = {}): string {
  return [...writeDominionCsv(sample.election, sample.records(), options)].join('');
}
