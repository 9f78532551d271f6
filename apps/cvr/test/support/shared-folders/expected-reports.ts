import { filesIn, jsonAt } from './expected-figures.ts';
import { voteDifferences } from './figures.ts';
import type { IngestedFolder } from './ingested-folder.ts';

/** What a report beside the export says, compared with the dataset. */
export interface ReportComparison {
  readonly name: string;
  readonly differences: readonly string[];
}

/** Every report of another program that lies beside an export. */
export function compareReports(folder: string, ingested: IngestedFolder): ReportComparison[] {
  return [
    ...filesIn(folder, /^expected_detailed_report\.json$/).map((file) =>
      firstRound(file, ingested),
    ),
    ...filesIn(folder, /^err-.*\.json$/).map((file) => countyResults(file, ingested)),
    ...filesIn(folder, /^totals\.json$/).flatMap((file) => aggregateRows(file, ingested)),
  ];
}

/** Rows that sum up several ballots, where `totals.json` counts any: they are no records. */
function aggregateRows(file: string, { report }: IngestedFolder): ReportComparison[] {
  const { rows_not_counted_as_ballots: rows = {} } = jsonAt(file) as {
    readonly rows_not_counted_as_ballots?: Readonly<Record<string, number>>;
  };
  const expected = new Map(Object.entries(rows).filter(([label]) => /aggregated/i.test(label)));
  const said = report.warnings.filter(({ code }) => code === 'aggregate_row');
  const count = said.reduce((sum, warning) => sum + warning.count, 0);
  const here = new Map([...expected.keys()].map((label) => [label, count]));
  const differences = voteDifferences('aggregate rows,', expected, here);
  return expected.size === 0 ? [] : [{ name: 'aggregate rows', differences }];
}

/** First round of a ranked contest, as another tabulator counts it. */
function firstRound(file: string, { report }: IngestedFolder): ReportComparison {
  const { results } = jsonAt(file) as Tabulation;
  const tally = Object.entries(results[0]?.tally ?? {});
  const expected = new Map(tally.map(([name, count]) => [name, Number(count)]));
  // The contest has another name there, but its candidates the same.
  const contest = report.results.find(({ choices }) =>
    choices.some(({ name }) => expected.has(name)),
  );
  const here = new Map((contest?.choices ?? []).map(({ name, votes }) => [name, votes]));
  return { name: 'first round', differences: voteDifferences('first round,', expected, here) };
}

/** Results of the whole county in the results report of a NIST set, by the identifiers of the file. */
function countyResults(file: string, { report }: IngestedFolder): ReportComparison {
  const [election] = (jsonAt(file) as ResultsReport).Election;
  const ofCounty = <Row extends { readonly GpUnitId: string }>(rows: readonly Row[] = []) =>
    rows.find(({ GpUnitId }) => GpUnitId === election?.ElectionScopeId);
  const differences = (election?.Contest ?? []).flatMap((expected) => {
    const contest = report.results.find(({ code }) => code === expected['@id']);
    const counts = expected.ContestSelection.map(
      (choice) => [choice['@id'], ofCounty(choice.VoteCounts)?.Count ?? 0] as const,
    );
    const others = ofCounty(expected.OtherCounts);
    const here = new Map((contest?.choices ?? []).map(({ code, votes }) => [code, votes]));
    if (others && contest) here.set('nobody', contest.undervotes).set('several', contest.overvotes);
    return voteDifferences(
      `results report, ${expected['@id']},`,
      new Map([
        ...counts,
        ...(others
          ? ([
              ['nobody', others.Undervotes],
              ['several', others.Overvotes],
            ] as const)
          : []),
      ]),
      here,
    );
  });
  return { name: 'results report', differences };
}

interface Tabulation {
  readonly results: readonly { readonly tally: Readonly<Record<string, string>> }[];
}

interface ResultsReport {
  readonly Election: readonly ReportedElection[];
}

interface ReportedElection {
  readonly ElectionScopeId: string;
  readonly Contest: readonly {
    readonly '@id': string;
    readonly ContestSelection: readonly {
      readonly '@id': string;
      readonly VoteCounts: readonly { readonly GpUnitId: string; readonly Count: number }[];
    }[];
    readonly OtherCounts?: readonly {
      readonly GpUnitId: string;
      readonly Undervotes: number;
      readonly Overvotes: number;
    }[];
  }[];
}
