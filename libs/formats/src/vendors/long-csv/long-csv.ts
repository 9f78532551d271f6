import {
  type ExportFile,
  firstRow,
  type IssueLog,
  quoteValue,
  type Recognition,
  type Severity,
} from '@crossvote/opening';
import type { ChoicesOfFiles, FileChoice } from '../../contests/choices-of-files.ts';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import { isUnnamedWriteIn, isWriteIn } from '../../words/write-ins.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { ExportSummary, FormatReader, ReadOptions } from '../../format-reader.ts';
import { voteForIn } from '../../words/complete-names.ts';
import { tablesOfRecords } from '../../records/tables-of-records.ts';
import { BallotRecords, type ContestEntry } from './ballot-records.ts';
import { readBallots } from './ballot-rows.ts';
import { joinedContest, surveyContests, type SurveyedContest } from './contest-survey.ts';
import { missingColumns } from './long-columns.ts';

const tests = [
  ['record', 'a heading numbers the records (cid, CVRNumber)'],
  ['contest', 'a heading is Contest or Race'],
  ['candidate', 'a heading is Candidate'],
] as const;

function recognise(head: Buffer): Recognition {
  const missing = missingColumns(firstRow(head));
  return {
    matched: tests.filter(([role]) => !missing.includes(role)).map(([, words]) => words),
    missed: tests.filter(([role]) => missing.includes(role)).map(([, words]) => words),
    part: missing.length === 0 ? 'records' : 'none',
  };
}

/** Reads long tables, each twice: contests and choices are known at its end only. */
async function read(
  files: readonly ExportFile[],
  sink: CvrSink,
  issues: IssueLog,
  { contests: ofFiles = new ContestsOfFiles(), words }: ReadOptions = {},
): Promise<ExportSummary> {
  const tables = await tablesOfRecords(files, recognise, issues, wording);
  const file = tables[0]?.name ?? '';
  const surveyed = await surveyContests(tables, words);
  const { keys, contests } = placeContests(tables, surveyed, ofFiles);
  const entries = new Map(
    [...contests].map(([key, { name, ...contest }]) => {
      const entry = enterContest(name, contest, { file, sink, issues });
      ofFiles.declared(key, entry.contest);
      return [key, { ...entry, known: ofFiles.choicesOf(entry.contest, sink) }];
    }),
  );
  const ofTables = keys.map((ofTable, at) => entriesOf(ofTable, entries, surveyed[at]));
  const records = new BallotRecords(sink, issues);
  for (const [at, table] of tables.entries()) {
    records.beginFile(ofTables[at] ?? new Map());
    sink.identities?.beginFile(table);
    await readBallots(table, records, words);
  }
  const summary = { electionName: '', softwareVersion: '' };
  return {
    ...summary,
    recordsRead: records.stored + records.refused,
    recordsStored: records.stored,
    recordsRefused: records.refused,
  };
}

/** The contests of the export by their keys, and for each file the keys by the names there. */
interface PlacedContests {
  readonly keys: readonly ReadonlyMap<string, string>[];
  readonly contests: ReadonlyMap<string, SurveyedContest & { readonly name: string }>;
}

function placeContests(
  tables: readonly ExportFile[],
  surveyed: readonly ReadonlyMap<string, SurveyedContest>[],
  ofFiles: ContestsOfFiles,
): PlacedContests {
  const contests = new Map<string, SurveyedContest & { readonly name: string }>();
  const keys = tables.map((table, at) => {
    const ofTable = [...(surveyed[at] ?? [])];
    const listed = ofTable.map(([title, { choices }]) => ({ title, choices }));
    const placed = ofFiles.enter(table.name, listed, false);
    return new Map(
      ofTable.map(([title, contest], place) => {
        const { key = '', name = title } = placed[place] ?? {};
        const known = contests.get(key);
        const joined = known ? joinedContest(known, contest) : contest;
        contests.set(key, { ...joined, name: known?.name ?? name });
        return [title, key];
      }),
    );
  });
  return { keys, contests };
}

function entriesOf(
  keys: ReadonlyMap<string, string>,
  entries: ReadonlyMap<
    string,
    Pick<ContestEntry, 'contest' | 'isRanked'> & { readonly known: ChoicesOfFiles }
  >,
  surveyed: ReadonlyMap<string, SurveyedContest> | undefined,
): Map<string, ContestEntry> {
  const ofFile = new Map<string, ContestEntry>();
  for (const [title, key] of keys) {
    const entry = entries.get(key);
    const names = [...(surveyed?.get(title)?.choices ?? [])];
    const numbers = entry?.known.enter(names.map(choiceOf)) ?? [];
    const choices = new Map(names.map((name, at) => [name, numbers[at] ?? 0]));
    const line = names.find(isUnnamedWriteIn);
    if (entry) ofFile.set(title, { ...entry, choices, writeInLine: choices.get(line ?? '') });
  }
  return ofFile;
}

const choiceOf = (name: string): FileChoice => ({
  key: isUnnamedWriteIn(name) ? '' : name,
  definition: { name, party: '', isWriteIn: isWriteIn(name) },
});

function enterContest(
  name: string,
  { mostVotes, rankLimit, hasUndervotes }: Omit<SurveyedContest, 'choices'>,
  { file, sink, issues }: { file: string; sink: CvrSink; issues: IssueLog },
): Pick<ContestEntry, 'contest' | 'isRanked'> {
  const stated = voteForIn(name);
  const voteFor = rankLimit > 0 ? 1 : stated || mostVotes;
  const report = (severity: Severity, code: string, message: string) => {
    issues.add({ severity, code, message, place: { file } });
  };
  if (rankLimit === 0 && stated === 0)
    report(
      'assumption',
      'vote_for_inferred',
      `${quoteValue(name)}: taken as vote for ${voteFor}, the most that one record has; the table does not state it`,
    );
  if (rankLimit === 0 && stated > 0 && mostVotes > stated)
    report(
      'warning',
      'vote_for_differs',
      `${quoteValue(name)}: the name says vote for ${stated}, and a record has ${mostVotes}; records with more than ${stated} are overvoted`,
    );
  if (!hasUndervotes)
    report(
      'assumption',
      'undervotes_unknown',
      `${quoteValue(name)}: no row says that nothing was marked; records without a row are taken as not having the contest on their ballot`,
    );
  const contest = sink.addContest({
    name,
    voteFor,
    rankLimit,
    voteForIsInferred: rankLimit > 0 || stated === 0,
  });
  return { contest, isRanked: rankLimit > 0 };
}

const wording = {
  lacking:
    'no file has headings for a record number, a contest and a candidate (such as CVRNumber, Contest, Candidate)',
  others: 'are no long tables of votes',
};

/** Long tables as some counties and researchers publish them: one row a record, contest and vote. */
export const longCsv: FormatReader = {
  id: 'long-csv',
  title: 'Long CSV',
  description:
    'One header row with a record number, Contest or Race, and Candidate; then one row a record, contest and vote',
  recognise,
  read,
};
