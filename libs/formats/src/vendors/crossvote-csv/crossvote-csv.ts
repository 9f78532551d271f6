import { type ExportFile, firstRow, type IssueLog, type Recognition } from '@crossvote/opening';
import type { ContestDefinition, CvrSink } from '../../cvr-sink.ts';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { ExportSummary, FormatReader, ReadOptions } from '../../format-reader.ts';
import { tablesOfRecords } from '../../records/tables-of-records.ts';
import { bookContest, type BookedContest } from './contest-book.ts';
import { surveyContests } from './contest-survey.ts';
import { placeContests } from './place-contests.ts';
import { readTable } from './read-table.ts';
import { RecordStore } from './record-store.ts';
import { formOf } from './table-layout.ts';

function recognise(head: Buffer): Recognition {
  const headings = firstRow(head);
  const tests = [
    [(headings[0] ?? '').toLowerCase() === 'record', 'the first heading is record'],
    [
      formOf(headings) !== undefined,
      'after it, headings name contests, or two of them are contest and choice',
    ],
  ] as const;
  const missed = tests.filter(([holds]) => !holds).map(([, words]) => words);
  return {
    matched: tests.filter(([holds]) => holds).map(([, words]) => words),
    missed,
    part: missed.length === 0 ? 'records' : 'none',
  };
}

/** What a table says about its election; day, kind and status are empty where it does not. */
interface TableSummary extends ExportSummary {
  readonly electionDate: string;
  readonly electionType: string;
  readonly resultsStatus: string;
}

async function read(
  files: readonly ExportFile[],
  sink: CvrSink,
  issues: IssueLog,
  { contests: ofFiles = new ContestsOfFiles() }: ReadOptions = {},
): Promise<TableSummary> {
  const tables = await tablesOfRecords(files, recognise, issues, words);
  const file = tables[0]?.name ?? '';
  const { ofTables, facts } = await surveyContests(tables);
  const { contests, keys } = placeContests(tables, ofTables, ofFiles);
  const booked = new Map<string, BookedContest>();
  for (const [key, { label, contest }] of contests) {
    const declare = (definition: ContestDefinition) => ofFiles.declare(key, definition, sink);
    const entry = bookContest(label, contest, { sink, declare, issues, file });
    booked.set(key, entry);
  }
  const byLabel = (ofTable: ReadonlyMap<string, string> = new Map()) =>
    [...ofTable].flatMap(([label, key]) => {
      const entry = booked.get(key);
      return entry ? [[label, entry] as const] : [];
    });
  // What a table does not define may stand in another one.
  const ofAll = [...keys].reverse().flatMap(byLabel);
  const records = new RecordStore(sink, issues);
  for (const [at, table] of tables.entries()) {
    records.beginFile(new Map([...ofAll, ...byLabel(keys[at])]));
    sink.identities?.beginFile(table);
    await readTable(table, records);
  }
  return {
    electionName: facts.get('#election') ?? '',
    electionDate: facts.get('#date') ?? '',
    electionType: facts.get('#type') ?? '',
    resultsStatus: facts.get('#status') ?? '',
    softwareVersion: facts.get('#software') ?? '',
    recordsRead: records.stored + records.refused,
    recordsStored: records.stored,
    recordsRefused: records.refused,
  };
}

const words = {
  lacking: 'no file has the heading record first, and headings for contests after it',
  others: 'are no such tables',
};

/** The tables that `cvr export` writes, and that anybody can write by hand. */
export const crossvoteCsv: FormatReader = {
  id: 'crossvote-csv',
  title: 'Crossvote CSV',
  description:
    'One header row that begins with record; then one record a row and one contest a column, or one mark a row',
  recognise,
  read,
};
