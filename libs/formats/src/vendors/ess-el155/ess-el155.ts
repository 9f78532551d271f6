import {
  type ExportFile,
  type IssueLog,
  quoteValue,
  TextSample,
  type Recognition,
} from '@crossvote/opening';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import { enterSurveyed, type EnteredContest } from '../../contests/surveyed-contests.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { ExportSummary, FormatReader, ReadOptions } from '../../format-reader.ts';
import { usualWords } from '../../words/state-words.ts';
import { isReportHeading } from './report-line.ts';
import { readReport } from './report-ballots.ts';
import { ReportRecords, type ReportEntry } from './report-records.ts';
import { ReportSurvey, type ReportContest } from './report-survey.ts';

const sign = 'a line is VOTR. B/I CANDIDATES RECEIVING A VOTE';

function recognise(head: Buffer): Recognition {
  return new TextSample(head).lines.some(isReportHeading)
    ? { matched: [sign], missed: [], part: 'records' }
    : { matched: [], missed: [sign], part: 'none' };
}

/** Reads reports twice: contests and choices are known at their end only. */
async function read(
  files: readonly ExportFile[],
  sink: CvrSink,
  issues: IssueLog,
  { contests: ofFiles = new ContestsOfFiles(), words = usualWords }: ReadOptions = {},
): Promise<ExportSummary> {
  const surveyed: { readonly file: ExportFile; readonly contests: ReportSurvey['contests'] }[] = [];
  for (const file of files) {
    const survey = new ReportSurvey(words);
    await readReport(file, survey);
    surveyed.push({ file, contests: survey.contests });
  }
  const entered = enterSurveyed(
    surveyed.map(({ file, contests }) => ({
      file: file.name,
      contests: [...contests.values()].map(({ code, name, mostVotes, choices }) => ({
        definition: { name, code, voteFor: mostVotes, rankLimit: 0, voteForIsInferred: true },
        choices: [...choices.values()],
      })),
    })),
    sink,
    ofFiles,
    false,
  );
  const records = new ReportRecords(sink, issues, words);
  for (const [at, { file, contests }] of surveyed.entries()) {
    report(file.name, [...contests.values()], entered[at] ?? [], issues);
    records.beginFile(entriesOf(contests, entered[at] ?? []));
    sink.identities?.beginFile(file);
    await readReport(file, records);
  }
  const { stored: recordsStored, refused: recordsRefused } = records;
  const recordsRead = recordsStored + recordsRefused;
  return { electionName: '', softwareVersion: '', recordsRead, recordsStored, recordsRefused };
}

function entriesOf(
  contests: ReadonlyMap<string, ReportContest>,
  entered: readonly EnteredContest[],
): Map<string, ReportEntry> {
  return new Map(
    [...contests].map(([text, { choices }], at) => {
      const { number = 0, choices: numbers = [] } = entered[at] ?? {};
      const byKey = new Map([...choices.keys()].map((key, place) => [key, numbers[place] ?? 0]));
      return [text, { number, choices: byKey }];
    }),
  );
}

/** Says what is taken for granted about a report and, once, about its contests. */
function report(
  file: string,
  contests: readonly ReportContest[],
  entered: readonly EnteredContest[],
  issues: IssueLog,
): void {
  const say = (severity: 'assumption' | 'warning', code: string, message: string) => {
    issues.add({ severity, code, message, place: { file } });
  };
  say(
    'assumption',
    'undervotes_unknown',
    'the report has a line for each vote, and none for a contest that was left blank: a contest without a line is taken as not being on the ballot, so that undervotes are unknown',
  );
  for (const { isNew, definition } of entered)
    if (isNew)
      say(
        'assumption',
        'vote_for_inferred',
        `${quoteValue(definition.name)}: taken as vote for ${definition.voteFor}, the most that one ballot has; the report does not state it`,
      );
  for (const { name, choices } of contests) {
    const named = [...choices.values()].filter(({ isWriteIn }) => !isWriteIn);
    if (new Set(named.map((choice) => choice.name)).size < named.length)
      say(
        'warning',
        'contest_titles_cut',
        `${quoteValue(name)}: a choice stands under two numbers; the report cuts long titles, so that this may be several contests whose titles begin alike`,
      );
  }
}

/** The printed vote image log of ES&S (EL155), which South Carolina's counties published from 2008 to 2018. */
export const essEl155: FormatReader = {
  id: 'ess-el155',
  title: 'ES&S report EL155',
  description:
    'Pages with the heading VOTR. B/I CANDIDATES RECEIVING A VOTE, a line for each vote, an asterisk where a ballot begins',
  recognise,
  read,
};
