import path from 'node:path';
import { edgeCaseOf } from './edge-cases.ts';
import { auditTotals, totalsOf } from './expected-figures.ts';
import type { Figures } from './figures.ts';
import { naiveFigures, recordsInXml } from './plain-counts.ts';

/** What of the shared folders is ingested as one export, and what it is compared with. */
export interface SharedExport {
  readonly title: string;
  /** Below the folder of shared data. */
  readonly folder: string;
  readonly paths: (folder: string) => readonly string[];
  readonly expected: (folder: string) => Figures;
  /** The name in the dataset of what the expected figures call otherwise. */
  readonly nameOf?: (name: string) => string;
  /** Whether its cross tables and reports of other programs are about this export. */
  readonly hasTables: boolean;
}

/** Exports without names, and totals with names of their own. */
const otherNames: Readonly<Record<string, SharedExport['nameOf']>> = {
  'dominion-json/maricopa-2022-primary-1batch': (name) =>
    name.replace(/^contest /, 'Contest ').replace(/^cand /, 'Candidate '),
};
const partyNames = new Map([
  ['po-lib', 'Libertarian'],
  ['po-rep', 'Republican'],
  ['po-dem', 'Democrat'],
]);

/** The folder is given whole; what is no part of the export must be left out by itself. */
const wholeFolders = [
  'clear-ballot/bay-county-fl-2012-legacy-3562',
  'clear-ballot/kansas-2020-primary-ranked-50',
  'clear-ballot/multnomah-2018-general-9',
  'clear-ballot/portland-or-auditor-ranked-178',
  'dominion-csv/arapahoe-2016-general-165',
  'dominion-csv/arapahoe-2016-synthetic-1000',
  'dominion-csv/boulder-2023-coordinated-rcv-4',
  'dominion-csv/boulder-2024-general-recount-redacted',
  'dominion-csv/chaffee-2016-primary-71',
  'dominion-csv/denver-2016-general-10',
  'dominion-csv/uralla-2021-ranked',
  'dominion-json/alaska-2024-general-partial',
  'dominion-json/clear-creek-2016-primary',
  'dominion-json/maricopa-2022-primary-1batch',
  'dominion-json/sf-2020-general-2batches',
  'dominion-json/sf-2024-general-3batches',
  'ess/dane-madison-ward9-2018-general',
  'ess/jefferson-2015-coordinated-100',
  'ess/minneapolis-2013-mayor-ranked',
  'ess/pima-2020-general-part1',
  'ess/portland-me-2015-mayor-ranked',
  'ess/rhode-island-2018-general-534',
  'ess/travis-2021-pilot-two-files',
  'ess/yuma-2020-general-5000',
  'hart/derived-dane-ward9-1000',
  'hart/garfield-2015-lat-1',
  'hart/rctab-test-deck-18',
  'hart/shangrla-samples-2',
  'nyc/synthetic-2-workbooks',
  'wineds/sf-2018-general-d6-sample',
].map((folder) => ({
  ...{ title: folder, folder, nameOf: otherNames[folder] },
  paths: (place: string) => [place],
  expected: totalsOf,
  hasTables: true,
}));

/** These folders hold the same ballots twice. */
const nistSets = ['gen-01', 'gen-03', 'prim-02', 'prim-03'].flatMap((name) =>
  ['json', 'xml'].map((extension) => ({
    title: `nist-cdf/${name} (${extension})`,
    folder: `nist-cdf/${name}`,
    paths: (place: string) => [path.join(place, `cvr-${name}.${extension}`)],
    expected: totalsOf,
    nameOf: (choice: string) => partyNames.get(choice) ?? choice,
    hasTables: true,
  })),
);

const edgeCases = [
  'dominion-bom-crlf-newlines.csv',
  'dominion-redactions.csv',
  'dominion-header-repeated.csv',
  'dominion-density-cells.csv',
  'dominion-duplicate-contest-names.csv',
  'ess-space-means-not-on-ballot.csv',
  'ess-two-files.zip',
  'hart-sheets-and-extras.zip',
  'dominion-json-edge.zip',
].map((file) => ({
  title: `edge-cases/${file}`,
  folder: 'edge-cases',
  paths: (place: string) => [path.join(place, file)],
  expected: (place: string) => edgeCaseOf(place, file),
  hasTables: false,
}));

const arlo = 'dominion-csv/arlo-small-election';

const example = 'dominion-csv/anonymizer-example';
const layouts = 'dominion-json/version-layout-samples';
const unisyn = 'unisyn/rctab-samples';

/** Folders without totals: records counted by hand or by a plain search, and in CSV everything by the naive counter. */
const withoutTotals = [
  ...['test_case_cvr.csv', 'test_case_anonymized.csv'].map((file) => ({
    ...{ folder: example, file },
    expected: (place: string) => naiveFigures(path.join(place, 'test_case_cvr.csv')),
  })),
  ...(
    [
      ['test_5.2.18.2.Dominion.json', 2],
      ['test_5.10.50.85.Dominion.json', 3],
      ['CvrExport_0.json', 1],
      ['CvrExport_1.json', 1],
    ] as const
  ).map(([file, records]) => ({
    ...{ folder: layouts, file },
    expected: () => ({ records, contests: undefined }),
  })),
  ...[
    ['nist-cdf/spec-examples', 'example_1.xml'] as const,
    ['nist-cdf/spec-examples', 'example_2.xml'] as const,
    [unisyn, '101-RCV-CVT_TEST_3_UNIOVS2103-2.xml'] as const,
    [unisyn, '797-GEN-OVCS_Sess_3_Combined_UVSOVS22516.xml'] as const,
  ].map(([folder, file]) => ({
    ...{ folder, file },
    expected: (place: string) => recordsInXml(path.join(place, file)),
  })),
].map(({ folder, file, expected }) => ({
  ...{ title: `${folder}/${file}`, folder, expected, hasTables: false },
  paths: (place: string) => [path.join(place, file)],
}));

/** Every export of the shared folders. */
export const sharedExports: readonly SharedExport[] = [
  ...wholeFolders,
  {
    title: `${arlo} (Kendall Park)`,
    folder: arlo,
    paths: (place) => [path.join(place, 'Kendall Park - cvrs.csv')],
    expected: totalsOf,
    hasTables: true,
  },
  {
    title: `${arlo} (five counties)`,
    folder: arlo,
    paths: (place) => [place],
    expected: auditTotals,
    hasTables: false,
  },
  ...nistSets,
  ...withoutTotals,
  ...edgeCases,
];
