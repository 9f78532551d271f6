import {
  type ExportFile,
  firstRow,
  type IssueLog,
  quoteValue,
  type Recognition,
} from '@crossvote/opening';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { ExportSummary, FormatReader, ReadOptions } from '../../format-reader.ts';
import { usualWords, type StateWords } from '../../words/state-words.ts';
import { tablesOfRecords } from '../../records/tables-of-records.ts';
import { ChoiceNames } from './choice-names.ts';
import { ContestSurvey, type PlannedContest } from './contest-survey.ts';
import { ContestVotes } from './contest-votes.ts';
import { readNameHeadings, type NameHeadings } from '../../columns/name-headings.ts';
import { RecordReader } from './record-reader.ts';
import { keyOfRecord, readVoteTable } from './vote-table.ts';

const signs = [
  'headings of a vote end in Id and Name (Pres1Id, Pres1Name)',
  'two headings are of TabulatorId, BatchId and RecordId',
];

function recognise(head: Buffer): Recognition {
  const isTable = readNameHeadings(firstRow(head)) !== undefined;
  return {
    matched: isTable ? signs : [],
    missed: isTable ? [] : signs,
    part: isTable ? 'records' : 'none',
  };
}

/** What a first reading of the records shows. */
interface Survey {
  readonly survey: ContestSurvey;
  /** Records of which some row is not the version that counts. */
  readonly replaced: ReadonlySet<string>;
}

async function surveyTables(tables: readonly ExportFile[], words: StateWords): Promise<Survey> {
  const survey = new ContestSurvey(words);
  const replaced = new Set<string>();
  for (const table of tables) {
    survey.beginFile();
    let headings: NameHeadings | undefined;
    await readVoteTable(table, {
      header: (read) => {
        headings = read;
      },
      row: (cells, isCurrent) => {
        if (!headings) return;
        const key = isCurrent ? undefined : keyOfRecord(cells, headings);
        if (key !== undefined) replaced.add(key);
        if (isCurrent) survey.add(cells, headings.votes, table.name);
      },
      // The second reading says so.
      refuse: () => undefined,
      warn: () => undefined,
      drain: () => Promise.resolve(),
    });
  }
  return { survey, replaced };
}

/** Reads each table twice: which columns are ranks of one contest is known at its end only. */
async function read(
  files: readonly ExportFile[],
  sink: CvrSink,
  issues: IssueLog,
  { words = usualWords, contests: ofFiles = new ContestsOfFiles() }: ReadOptions = {},
): Promise<ExportSummary> {
  const tables = await tablesOfRecords(files, recognise, issues, {
    lacking:
      'no file has headings for the id and the name of a vote (such as Pres1Id, Pres1Name) beside TabulatorId, BatchId and RecordId',
    others: 'are no such tables of votes',
  });
  const file = tables[0]?.name ?? '';
  const { survey, replaced } = await surveyTables(tables, words);
  const { contests, unclear } = survey.plan();
  reportContests(contests, unclear, file, issues);
  const records = new RecordReader(replaced, sink, issues);
  const byTable = placeContests(
    tables,
    survey,
    contests,
    ofFiles,
    (plan, key) =>
      new ContestVotes(plan, new ChoiceNames(ofFiles), sink, words, (definition) =>
        ofFiles.declare(key, definition, sink),
      ),
  );
  for (const [at, table] of tables.entries()) {
    sink.identities?.beginFile(table);
    records.beginFile(byTable[at] ?? []);
    await readVoteTable(table, records);
  }
  records.finish(file);
  const { stored, refused } = records;
  return {
    electionName: '',
    softwareVersion: '',
    recordsRead: stored + refused,
    recordsStored: stored,
    recordsRefused: refused,
  };
}

/** The contests of each table: those of several that are one, by their choices or what a person says, are the same. */
function placeContests(
  tables: readonly ExportFile[],
  survey: ContestSurvey,
  plans: readonly PlannedContest[],
  ofFiles: ContestsOfFiles,
  declare: (plan: PlannedContest, key: string) => ContestVotes,
): ContestVotes[][] {
  const byKey = new Map<string, ContestVotes>();
  return tables.map((table, at) => {
    const ofTable = plans.flatMap((plan) => {
      const names = survey.namesIn(at, plan);
      return names ? [{ plan, names, title: plan.name, choices: [...names.keys()] }] : [];
    });
    const placed = ofFiles.enter(table.name, ofTable, false);
    return ofTable.map(({ plan, names, title }, place) => {
      const { key = title, name = title } = placed[place] ?? {};
      const votes = byKey.get(key) ?? declare({ ...plan, name }, key);
      byKey.set(key, votes);
      votes.names.enter(names);
      return votes;
    });
  });
}

function reportContests(
  contests: ReturnType<ContestSurvey['plan']>['contests'],
  unclear: readonly string[],
  file: string,
  issues: IssueLog,
): void {
  for (const { name, rankLimit } of contests)
    issues.add({
      severity: 'assumption',
      code: rankLimit > 0 ? 'ranks_assumed' : 'vote_for_assumed',
      message:
        rankLimit > 0
          ? `${quoteValue(name)}: its numbered columns share their choices, and are taken for ${rankLimit} ranks`
          : `${quoteValue(name)}: taken as vote for 1, as there is one column of it`,
      place: { file, line: 1 },
    });
  for (const base of unclear)
    issues.add({
      severity: 'warning',
      code: 'contests_numbered',
      message: `${quoteValue(base)}: its numbered columns share no choices, are not on the same records, or hold Yes and No, and are taken for contests of their own, not for ranks of one`,
      place: { file, line: 1 },
    });
}

/** Tables with a column for the id, the name and perhaps the party of each vote, as made of Dominion exports. */
export const nameColumns: FormatReader = {
  id: 'name-columns',
  title: 'Id and name columns',
  description:
    'One CSV header row with an id, a name and perhaps a party for each contest or rank (Pres1Id, Pres1Name, Pres1PartyName), then one row a record',
  recognise,
  identities: 'dominion',
  read,
};
