import type { ElectionSpec } from './election-spec.ts';
import { generateElection } from './generate.ts';
import { knownTotals } from './known-totals.ts';
import { shelbyvilleSpec } from './shelbyville-spec.ts';
import { springfieldSpec } from './springfield-spec.ts';
import { totalsFile } from './totals-file.ts';
import { type DominionCsvOptions, writeDominionCsv } from './write-dominion-csv.ts';

/** One sample of `tools/samples/data`: `<name>.csv` and `<name>.totals.json`. */
export interface BundledSample {
  readonly name: string;
  readonly spec: ElectionSpec;
  readonly csv: DominionCsvOptions;
  /** Contests (source, compared) whose cross tables stand in the totals file. */
  readonly pairs: readonly (readonly [source: number, compared: number])[];
}

/** All the samples that come with the repository. */
export const bundledSamples: readonly BundledSample[] = [
  {
    name: 'springfield-2024-general',
    spec: springfieldSpec,
    csv: {},
    pairs: [
      [0, 1],
      [0, 4],
      [0, 5],
      [1, 0],
      [1, 2],
      [4, 4],
      [5, 6],
    ],
  },
  {
    name: 'shelbyville-2024-two-sheets',
    spec: shelbyvilleSpec,
    csv: { quote: 'all', wrappedColumns: 5 },
    pairs: [
      [0, 1],
      [0, 2],
      [2, 3],
    ],
  },
];

/** The text of the files of a sample, by file name. */
export function bundledFiles({ name, spec, csv, pairs }: BundledSample): Map<string, string> {
  const { election, records } = generateElection(spec);
  const totals = totalsFile(election, knownTotals(election, records(), pairs), pairs);
  return new Map([
    [`${name}.csv`, [...writeDominionCsv(election, records(), csv)].join('')],
    [`${name}.totals.json`, `${JSON.stringify(totals, null, 1)}\n`],
  ]);
}
