import { type ExportFile, type IssueLog, quoteValue, type Recognition } from '@crossvote/opening';
import type { MapSource } from '../../columns/map-source.ts';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { ExportSummary, ReadOptions } from '../../format-reader.ts';
import { tablesOfRecords, type TableWords } from '../../records/tables-of-records.ts';
import { reportUnusedLabels } from '../../words/labels-file.ts';
import { surveyTables } from './contest-survey.ts';
import { placeContests } from './place-contests.ts';
import { readRecords, type MappedTable, type TableRemarks } from './read-records.ts';
import { RecordStore } from './record-store.ts';
import { VoteWords } from './vote-words.ts';

/** How the tables of an export are told from other files, and what their columns mean. */
export interface TableFormat {
  readonly recognise: (head: Buffer, name: string) => Recognition;
  /** The map for a table; what it takes for granted goes into the issues. */
  readonly mapFor: (table: ExportFile, issues: IssueLog) => Promise<MapSource>;
  readonly wording: TableWords;
}

/** Reads tables by maps of their columns, each twice: contests and choices are known at its end only. */
export async function readTables(
  { recognise, mapFor, wording }: TableFormat,
  files: readonly ExportFile[],
  sink: CvrSink,
  issues: IssueLog,
  { contests: ofFiles = new ContestsOfFiles(), words }: ReadOptions = {},
): Promise<ExportSummary> {
  const named = await tablesOfRecords(files, recognise, issues, wording);
  const tables: MappedTable[] = [];
  for (const file of named) {
    const source = await mapFor(file, issues);
    tables.push({ file, source, words: new VoteWords(source.map.words, words) });
  }
  const surveyed = await surveyTables(tables);
  const entries = placeContests(named, surveyed, ofFiles, { sink, issues });
  const store = new RecordStore(sink, issues);
  let electionName = '';
  for (const [at, table] of tables.entries()) {
    store.beginTable(entries[at] ?? new Map());
    sink.identities?.beginFile(table.file);
    const remarks = await readRecords(table, store);
    electionName ||= remarks.electionName;
    reportRemarks(table, remarks, issues);
  }
  reportWeightless(store.withoutBallots, named[0]?.name ?? '', issues);
  return {
    electionName,
    softwareVersion: '',
    recordsRead: store.stored + store.refused,
    recordsStored: store.stored,
    recordsRefused: store.refused,
  };
}

function reportRemarks(
  { file: { name: file }, source, words }: MappedTable,
  { leftOut }: TableRemarks,
  issues: IssueLog,
): void {
  for (const [{ heading, values }, rows] of leftOut)
    issues.add({
      severity: rows === 0 ? 'warning' : 'assumption',
      code: 'rows_left_out',
      message: `rows that the column map leaves out, where ${quoteValue(heading)} is ${[...values].map(quoteValue).join(' or ')}: ${rows}`,
      place: { file },
    });
  reportUnusedLabels(source.file, words.states, issues, 'the column map');
}

function reportWeightless(rows: number, file: string, issues: IssueLog): void {
  if (rows === 0) return;
  const message = `rows with the weight 0 stand for no ballot: ${rows}`;
  issues.add({ severity: 'assumption', code: 'weight_zero', message, place: { file } });
}
