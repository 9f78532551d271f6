import { at } from './at.ts';
import { csvRow } from './csv-text.ts';
import type { SampleElection } from './election.ts';
import { essCells, essHeadings, essLeading, essLeadingHeadings, essName } from './ess-rows.ts';
import { rememberBySelection } from './remember-selection.ts';
import { type SampleFile, inChunks } from './sample-file.ts';
import { type WorkbookCell, workbookFile } from './workbook-file.ts';

/** Writes an election as an ES&S export: one row a record, one column a vote or rank. */
export function* writeEssCsv(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'cvr.csv', chunks: inChunks(csvRows(essRows(sample))) };
}

/** The same rows as a workbook. */
export function* writeEssXlsx(sample: SampleElection): Generator<SampleFile, void> {
  yield workbookFile('Cast Vote Records Export.xlsx', essRows(sample));
}

/** The rows as CSV with the file of ballots, which has the counting group of each record, in another order. */
export function* writeEssTwoFiles(sample: SampleElection): Generator<SampleFile, void> {
  yield* writeEssCsv(sample);
  yield { name: 'ballots.csv', chunks: inChunks(csvRows(ballotRows(sample))) };
}

/** Writes the first ranked contest as cities publish it: no record number, no name of the contest. */
export function* writeEssCity(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'ranked.csv', chunks: inChunks(csvRows(cityRows(sample))) };
}

function* csvRows(rows: Iterable<readonly WorkbookCell[]>): Generator<string, void> {
  for (const row of rows) yield csvRow(row);
}

function* essRows({ election, records }: SampleElection): Generator<readonly WorkbookCell[], void> {
  yield [...essLeadingHeadings, ...election.contests.flatMap(essHeadings)];
  const cells = election.contests.map((contest) =>
    rememberBySelection((selection) =>
      essCells(contest, selection, (choice) => essName(contest, choice)),
    ),
  );
  let number = 0;
  for (const record of records()) {
    number += 1;
    yield [
      ...essLeading(election, record, number),
      ...record.selections.flatMap((selection, index) => at(cells, index)(selection)),
    ];
  }
}

function* ballotRows({
  election,
  records,
}: SampleElection): Generator<readonly WorkbookCell[], void> {
  const headings = [
    'Cast Vote Record',
    'Batch',
    'Ballot Status',
    'Reporting Group',
    'Tabulator CVR',
  ];
  const titles = ['Ballots', 'GEN', 'Test County,Test State', 'November 5, 2024', ''];
  for (const title of titles) yield [title, ...headings.slice(1).map(() => '')];
  yield headings;
  let number = 0;
  let pair: WorkbookCell[][] = [];
  for (const record of records()) {
    number += 1;
    const { countingGroup, number: tabulator } = at(election.tabulators, record.tabulator);
    pair.push([
      number,
      `B${record.batch}`,
      'Not Reviewed',
      at(election.countingGroups, countingGroup),
      `${String(tabulator).padStart(4, '0')}${String(number).padStart(6, '0')}`,
    ]);
    if (pair.length < 2) continue;
    yield* pair.reverse();
    pair = [];
  }
  yield* pair;
  yield [`Total : ${number}`, ...headings.slice(1).map(() => '')];
}

function* cityRows({ election, records }: SampleElection): Generator<string[], void> {
  const contest = at(election.contests, 0);
  const ordinals = ['1st', '2nd', '3rd'];
  const ranks = Array.from(
    { length: contest.rankLimit },
    (_, index) => `${ordinals[index] ?? `${index + 1}th`} Choice`,
  );
  yield ['Precinct', ...ranks];
  for (const record of records()) {
    yield [
      at(election.precincts, record.precinct).name,
      ...essCells(contest, record.selections[0], (choice) => essName(contest, choice)),
    ];
  }
}
