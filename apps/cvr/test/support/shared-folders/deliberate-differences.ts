import { totalsOf } from './expected-figures.ts';
import { differencesOf, named } from './figures.ts';
import { marksWithoutManifests, withoutIneligible } from './plain-counts.ts';
import { sharedExports } from './shared-exports.ts';

/** Numbers that are not those of the files beside an export, and why. */
export interface DeliberateDifference {
  readonly title: string;
  /** By the rules of docs/semantics.md. */
  readonly reason: string;
  /** Every one of them, in any order. */
  readonly differences: (folder: string) => readonly string[];
}

const list =
  (...differences: string[]) =>
  () =>
    differences;

const firstRankAlone =
  'totals look at the first rank alone; here the highest rank used counts, after skipped ranks';

/** All of them; an export that is not here equals its files in every number. */
export const deliberateDifferences: readonly DeliberateDifference[] = [
  {
    title: 'dominion-json/alaska-2024-general-partial',
    reason: 'a contest that was voided on a record (totals: ineligible) is not on its ballot',
    differences: (folder) => {
      const totals = totalsOf(folder);
      return differencesOf(totals, withoutIneligible(folder, totals));
    },
  },
  {
    title: 'dominion-json/maricopa-2022-primary-1batch',
    reason: 'no manifests: N is the most marks and unused votes of a session; totals take it as 1',
    differences: (folder) => {
      const { nameOf } = sharedExports.find(({ title }) => title.includes('maricopa')) ?? {};
      const counted = marksWithoutManifests(folder, 'CvrExport_AZ-999.json');
      return differencesOf(named(totalsOf(folder), nameOf), counted);
    },
  },
  {
    title: 'ess/minneapolis-2013-mayor-ranked',
    reason:
      'that tabulator ends a ranking after two skipped ranks; its undeclared write-ins are UWI here',
    differences: list(
      'first round, ABDUL M RAHAMAN THE ROCK: 350, here 355',
      'first round, BETSY HODGES: 28951, here 28956',
      'first round, BOB FINE: 2095, here 2096',
      'first round, CAM WINTON: 7523, here 7528',
      'first round, CHRISTOPHER CLARK: 190, here 191',
      'first round, CHRISTOPHER ROBIN ZIMMERMAN: 170, here 172',
      'first round, DAN COHEN: 1804, here 1806',
      'first round, JACKIE CHERRYHOMES: 3539, here 3542',
      'first round, JEFFREY ALAN WAGNER: 165, here 166',
      'first round, MARK ANDREW: 19621, here 19641',
      'first round, STEPHANIE WOODRUFF: 1012, here 1013',
      'first round, Undeclared Write-ins: 117, here 0',
      'first round, UWI: 0, here 117',
    ),
  },
  {
    title: 'ess/portland-me-2015-mayor-ranked',
    reason: 'a picture in an empty cell is a write-in here; the totals take it for a skipped rank',
    differences: list(
      'For Mayor, votes of Vail, Christopher L.: 6, here 5',
      'For Mayor, votes of Write-in: 0, here 1',
      'first round, Vail, Christopher L.: 6, here 5',
      'first round, Write-in: 0, here 1',
    ),
  },
  {
    title: 'hart/rctab-test-deck-18',
    reason: 'a contest that was voided on a record (InvalidStraightPartyVote) is not on its ballot',
    differences: list(
      'US PRESIDENT, records: 9, here 6',
      'US PRESIDENT, undervotedRecords: 2, here 1',
      'US PRESIDENT, votes of Bernie Sanders: 1, here 0',
      'US PRESIDENT, votes of Donald Trump: 4, here 3',
      'US SENATOR, records: 9, here 6',
      'US SENATOR, undervotedRecords: 5, here 3',
      'US SENATOR, votes of Pat Toomey: 3, here 2',
      'US SENATOR, votes of Richard Burr: 2, here 1',
      'IND SP Contest Vote for 2, voteFor: 3, here 2',
      'IND SP Contest Vote for 2, records: 9, here 6',
      'IND SP Contest Vote for 2, undervotedRecords: 4, here 3',
      'IND SP Contest Vote for 2, votes of V2 Choice 1: 3, here 2',
      'IND SP Contest Vote for 2, votes of V2 Choice 3: 2, here 1',
      'IND SP Contest Vote for 2, votes of V2 Choice 4: 3, here 1',
      'IND SP Contest Vote for 2, votes of Write-in: 1, here 0',
    ),
  },
  {
    title: 'nyc/synthetic-2-workbooks',
    reason: firstRankAlone,
    differences: list(
      'DEM Mayor Citywide, undervotedRecords: 133, here 128',
      'DEM Mayor Citywide, overvotedRecords: 4, here 5',
      'DEM Mayor Citywide, votes of Write-in: 7, here 11',
      'DEM Public Advocate Citywide, undervotedRecords: 93, here 90',
      'DEM Public Advocate Citywide, votes of Write-in: 3, here 6',
      'DEM Mayor Citywide = Candidate Dogwood, (undervote): 11, here 10',
      'DEM Mayor Citywide = Candidate Dogwood, Write-in: 1, here 2',
      'DEM Mayor Citywide = Candidate Elm, (undervote): 8, here 7',
      'DEM Mayor Citywide = Candidate Elm, Write-in: 1, here 2',
      'DEM Mayor Citywide = Write-in, (undervote): 0, here 1',
      'DEM Mayor Citywide = Write-in, Candidate Hazel: 3, here 5',
      'DEM Mayor Citywide = Write-in, Candidate Juniper: 2, here 3',
      'DEM Public Advocate Citywide = Candidate Hazel, (undervote): 31, here 29',
      'DEM Public Advocate Citywide = Candidate Hazel, Write-in: 3, here 5',
      'DEM Public Advocate Citywide = Candidate Ivy, (undervote): 26, here 25',
      'DEM Public Advocate Citywide = Candidate Ivy, (overvote): 0, here 1',
      'DEM Public Advocate Citywide = Candidate Juniper, (undervote): 31, here 30',
      'DEM Public Advocate Citywide = Candidate Juniper, Write-in: 2, here 3',
      'DEM Public Advocate Citywide = Write-in, (overvote): 0, here 1',
      'DEM Public Advocate Citywide = Write-in, Candidate Dogwood: 1, here 2',
      'DEM Public Advocate Citywide = Write-in, Candidate Elm: 1, here 2',
    ),
  },
  {
    title: 'wineds/sf-2018-general-d6-sample',
    reason: firstRankAlone,
    differences: list(
      'Board of Supervisors, District 6, undervotedRecords: 106, here 101',
      'Board of Supervisors, District 6, votes of MATT HANEY: 1003, here 1005',
      'Board of Supervisors, District 6, votes of CHRISTINE JOHNSON: 555, here 557',
      'Board of Supervisors, District 6, votes of SONJA TRAUSS: 336, here 337',
    ),
  },
  ...['json', 'xml'].map((extension) => ({
    title: `nist-cdf/gen-01 (${extension})`,
    reason: 'two unnamed lines for write-ins are one choice; its results report has a row for each',
    differences: list(
      'results report, cc-county-assessor, cs-county-assessor-db-wi: 16, here 24',
      'results report, cc-county-assessor, cs-county-assessor-db-wi2: 8, here 0',
    ),
  })),
  ...['json', 'xml'].map((extension) => ({
    title: `nist-cdf/prim-02 (${extension})`,
    reason:
      'each record lists the contests of every party (totals.json: on it, and blank); the results report leaves out those who voted in another party',
    differences: list(
      'results report, cc-dem-president, nobody: 0, here 24',
      'results report, cc-dem-senate, nobody: 0, here 24',
      'results report, cc-dem-state-rep-23, nobody: 2, here 26',
      'results report, cc-delegates-dnc, nobody: 2, here 26',
      'results report, cc-lib-president, nobody: 2, here 28',
      'results report, cc-lib-senate, nobody: 2, here 28',
      'results report, cc-lib-state-rep-23, nobody: 2, here 28',
      'results report, cc-delegates-lnc, nobody: 0, here 26',
      'results report, cc-rep-president, nobody: 0, here 26',
      'results report, cc-rep-senate, nobody: 2, here 28',
      'results report, cc-rep-state-rep-23, nobody: 2, here 28',
      'results report, cc-delegates-rnc, nobody: 2, here 28',
    ),
  })),
  {
    title: 'dominion-csv/anonymizer-example/test_case_anonymized.csv',
    reason:
      'compared with the file before: 11 of its 21 records are in an aggregate row, and in no record',
    differences: list(
      'records: 21, here 10',
      'A, records: 11, here 0',
      'A, votes of A0: 7, here 0',
      'A, votes of A1: 4, here 0',
      'B, records: 20, here 10',
      'B, votes of B0: 11, here 6',
      'B, votes of B1: 9, here 4',
    ),
  },
  {
    title: 'edge-cases/dominion-redactions.csv',
    reason: 'the row that is one ballot without a number is a record; expected.json names it apart',
    differences: list(
      'records: 6, here 7',
      'Governor, votes of Pat Plum: 1, here 2',
      'Measure 1, votes of No: 1, here 2',
    ),
  },
  {
    title: 'edge-cases/dominion-duplicate-contest-names.csv',
    reason: 'expected.json allows both: here it is split; and it leaves out Judge',
    differences: list(
      'Council Member, votes of Dee: 1, here 0',
      'Council Member [contest 3]: not there, here 1 records',
      'Judge: not there, here 3 records',
    ),
  },
  {
    title: 'edge-cases/dominion-json-edge.zip',
    reason: 'the record that skips the first rank counts for its second',
    differences: list('Council (id 3, ranked), votes of Mo: 0, here 1'),
  },
];
