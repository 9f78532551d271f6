import { existsSync } from 'node:fs';
import path from 'node:path';
import { readExpectedCrossTables } from '@crossvote/samples';
import { jsonAt } from './expected-figures.ts';
import { voteDifferences } from './figures.ts';
import type { IngestedFolder } from './ingested-folder.ts';

type Cells = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface CrossTable {
  readonly rowsContest: string;
  readonly columnsContest: string;
  readonly cells: Cells;
}

/** Words for what is no choice, as they stand in the files, by those of the product. */
const words = new Map([
  ['UNDERVOTE', '(undervote)'],
  ['OVERVOTE', '(overvote)'],
]);
const wordsOfNewYork = new Map([
  ['undervote', '(undervote)'],
  ['overvote', '(overvote)'],
]);
/** Contests that are not on the ballot are in some of the files only; what was voided is not on the ballot. */
const notCompared = ['NOT_ON_BALLOT', '(not on ballot)', '(ineligible)'];

/** The tables of a folder's `crosstabs.json`, in whichever of its forms. */
export function crossTablesOf(folder: string): CrossTable[] {
  const tables = readExpectedCrossTables(folder);
  if (tables.length === 0 && existsSync(path.join(folder, 'crosstabs.json')))
    return tablesOfNewYork(folder);
  return tables;
}

interface NewYorkTable {
  readonly given: string;
  readonly then: string;
  readonly cells: readonly { given: string; then: string; ballots: number }[];
}

function tablesOfNewYork(folder: string): CrossTable[] {
  const tables = jsonAt(folder, 'crosstabs.json') as readonly NewYorkTable[];
  const contestOf = (title: string) => title.replace(', first choice column', '');
  const word = (name: string) => wordsOfNewYork.get(name) ?? name;
  return tables.map(({ given, then, cells }) => {
    const rows = new Map<string, Map<string, number>>();
    for (const cell of cells) {
      const row = rows.get(word(cell.given)) ?? new Map<string, number>();
      rows.set(word(cell.given), row.set(word(cell.then), cell.ballots));
    }
    return { rowsContest: contestOf(given), columnsContest: contestOf(then), cells: rows };
  });
}

/**
 * Compares a table with the answers to `cvr cross`, asked from each of its two sides: only so the voters who chose
 * nobody in one contest are reached. Those who did in both are in no answer.
 */
export async function crossDifferences(
  { rowsContest, columnsContest, cells }: CrossTable,
  ingested: IngestedFolder,
): Promise<string[]> {
  const [rows, columns] = [ingested.indexOf(rowsContest), ingested.indexOf(columnsContest)];
  if (rows < 0 || columns < 0) return [`${rowsContest} or ${columnsContest}: there, not here`];
  const there = await ingested.cross(rows, columns);
  const back = await ingested.cross(columns, rows);
  return [
    ...tableDifferences(rowsContest, cells, there),
    ...tableDifferences(columnsContest, transposed(cells), back),
  ];
}

function tableDifferences(contest: string, expected: Cells, here: Cells): string[] {
  const sources = new Set([...here.keys(), ...[...expected.keys()].filter(isChoice)]);
  return [...sources].flatMap((choice) => {
    const counted = [...(here.get(choice) ?? [])]
      .filter(([name]) => !notCompared.includes(name))
      .map(([name, count]) => [words.get(name) ?? name, count] as const);
    const wanted = [...(expected.get(choice) ?? [])].filter(
      ([name]) => !notCompared.includes(name),
    );
    return voteDifferences(`${contest} = ${choice},`, new Map(wanted), new Map(counted));
  });
}

const isChoice = (name: string) => ![...words.values(), ...notCompared].includes(name);

function transposed(cells: Cells): Cells {
  const table = new Map<string, Map<string, number>>();
  for (const [row, of] of cells)
    for (const [column, count] of of)
      table.set(column, (table.get(column) ?? new Map<string, number>()).set(row, count));
  return table;
}
