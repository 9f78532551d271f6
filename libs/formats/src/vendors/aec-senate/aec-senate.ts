import {
  type ExportFile,
  firstRow,
  type IssueLog,
  readRows,
  type Recognition,
} from '@crossvote/opening';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import { enterSurveyed, type SurveyedFile } from '../../contests/surveyed-contests.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { ExportSummary, FormatReader, ReadOptions } from '../../format-reader.ts';
import { recognisedHeadings } from './senate-columns.ts';
import { SenateRecords } from './senate-records.ts';
import { SenateRows } from './senate-rows.ts';
import { SenateSurvey } from './senate-survey.ts';

function recognise(head: Buffer): Recognition {
  const { isPaper, hasBoxes } = recognisedHeadings(firstRow(head));
  const tests = [
    [isPaper, 'headings are Vote Collection Point Name, Batch No and Paper No'],
    [isPaper && hasBoxes, 'headings name boxes, such as A:Party and A:NAME First'],
  ] as const;
  return {
    matched: tests.filter(([holds]) => holds).map(([, words]) => words),
    missed: tests.filter(([holds]) => !holds).map(([, words]) => words),
    part: isPaper && hasBoxes ? 'records' : 'none',
  };
}

/** Reads tables twice: the highest number that a voter wrote is known at their end only. */
async function read(
  files: readonly ExportFile[],
  sink: CvrSink,
  issues: IssueLog,
  { contests: ofFiles = new ContestsOfFiles() }: ReadOptions = {},
): Promise<ExportSummary> {
  const surveyed: SurveyedFile[] = [];
  for (const file of files) {
    const survey = new SenateSurvey();
    await readRows(file, new SenateRows(survey));
    surveyed.push({ file: file.name, contests: survey.contests() });
    report(file.name, survey, issues);
  }
  const entered = enterSurveyed(surveyed, sink, ofFiles);
  const records = new SenateRecords(sink, issues);
  for (const [at, file] of files.entries()) {
    records.beginFile(entered[at] ?? []);
    sink.identities?.beginFile(file);
    await readRows(file, new SenateRows(records));
  }
  const { stored: recordsStored, refused: recordsRefused } = records;
  const recordsRead = recordsStored + recordsRefused;
  return { electionName: '', softwareVersion: '', recordsRead, recordsStored, recordsRefused };
}

/** Says what is taken for granted. */
function report(file: string, { hasSigns }: SenateSurvey, issues: IssueLog): void {
  const assume = (code: string, message: string) => {
    issues.add({ severity: 'assumption', code, message, place: { file } });
  };
  assume(
    'line_is_two_contests',
    'a paper has two contests here, above the line and below it, each with the numbers that stand there; by law a paper that is formal in both counts below the line alone, and the rules that make a ranking formal are not applied',
  );
  if (hasSigns)
    assume(
      'marks_as_first_preference',
      'a tick (/) or a cross (*) stands for the first preference',
    );
}

/** The formal preferences of Australian Senate elections since 2019, a table for each state. */
export const aecSenate: FormatReader = {
  id: 'aec-senate',
  title: 'Australian Senate preferences',
  description:
    'One CSV header row with Vote Collection Point Name, Batch No, Paper No and a column for each box, such as A:Party; then one row a paper',
  recognise,
  otherKinds: [
    {
      code: 'is_aec_senate_2016',
      test: ({ table }) => {
        const row = table[0] ?? [];
        const { isPaper, hasBoxes } = recognisedHeadings(row);
        return isPaper && !hasBoxes && row.some((heading) => /^preferences$/i.test(heading.trim()));
      },
      advice:
        'is a table of formal preferences of the Australian Senate of 2016, which has all preferences in one column and no names: neither candidates nor where the boxes above the line end can be told; make of it the form of 2019 and later, with a column for each box, such as A:Party and A:NAME First, in the order of the ballot paper',
    },
  ],
  read,
};
