import {
  type ExportFile,
  type IssueLog,
  quoteValue,
  TextSample,
  type Recognition,
} from '@crossvote/opening';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import {
  enterSurveyed,
  type EnteredContest,
  type SurveyedFile,
} from '../../contests/surveyed-contests.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { ExportSummary, FormatReader, ReadOptions } from '../../format-reader.ts';
import type { RaireContest } from './raire-head.ts';
import { readRaireLines } from './raire-lines.ts';
import { RaireRecords } from './raire-records.ts';
import { RaireSurvey } from './raire-survey.ts';

const sign = 'the first line is a number of contests, and the next is like Contest,1,2,11,12';

function recognise(head: Buffer): Recognition {
  const { lines } = new TextSample(head);
  return /^\d+$/.test(lines[0] ?? '') && /^Contest,[^,]+,\s*\d+\s*,/i.test(lines[1] ?? '')
    ? { matched: [sign], missed: [], part: 'records' }
    : { matched: [], missed: [sign], part: 'none' };
}

/** Reads files twice: whether the lines of a ballot stand together, their end tells. */
async function read(
  files: readonly ExportFile[],
  sink: CvrSink,
  issues: IssueLog,
  { contests: ofFiles = new ContestsOfFiles() }: ReadOptions = {},
): Promise<ExportSummary> {
  const surveys: RaireSurvey[] = [];
  for (const file of files) {
    const survey = new RaireSurvey();
    await readRaireLines(file, survey);
    surveys.push(survey);
  }
  const entered = enterSurveyed(
    surveys.map((survey, at) => surveyedFile(files[at]?.name ?? '', survey)),
    sink,
    ofFiles,
  );
  const records = new RaireRecords(sink, issues);
  for (const [at, file] of files.entries()) {
    const { contests = [], isGrouped = true } = surveys[at] ?? {};
    report(file.name, contests, entered[at] ?? [], issues);
    records.beginFile(entered[at] ?? [], isGrouped);
    sink.identities?.beginFile(file);
    await readRaireLines(file, records);
    await records.endFile();
  }
  const { stored: recordsStored, refused: recordsRefused } = records;
  const recordsRead = recordsStored + recordsRefused;
  return { electionName: '', softwareVersion: '', recordsRead, recordsStored, recordsRefused };
}

function surveyedFile(file: string, { contests, lowestRanks }: RaireSurvey): SurveyedFile {
  return {
    file,
    contests: contests.map(({ id, candidates }, at) => ({
      definition: {
        name: id,
        code: id,
        voteFor: 1,
        rankLimit: Math.max(1, lowestRanks[at] ?? 0),
        voteForIsInferred: true,
      },
      choices: candidates.map((name) => ({ name, code: name, party: '', isWriteIn: false })),
    })),
  };
}

/** Says what is taken for granted about a file and, once, about its contests. */
function report(
  file: string,
  contests: readonly RaireContest[],
  entered: readonly EnteredContest[],
  issues: IssueLog,
): void {
  const assume = (code: string, message: string) => {
    issues.add({ severity: 'assumption', code, message, place: { file } });
  };
  assume(
    'names_are_numbers',
    'the file has no names: contests and candidates are called by their numbers',
  );
  for (const { isNew, definition } of entered)
    if (isNew)
      assume(
        'ranks_inferred',
        `${quoteValue(definition.name)}: taken as one seat, ranked in ${definition.rankLimit}, the most preferences of a ballot; the file states neither`,
      );
  for (const { id, informal } of contests)
    if (informal > 0)
      assume(
        'informal_not_listed',
        `${quoteValue(id)}: the head counts ${informal} informal ballots, on which nothing counts, and lists none of them: they are no records here`,
      );
}

/** Rankings by number, for audit programs: RAIRE, SHANGRLA, Arlo. */
export const raire: FormatReader = {
  id: 'raire',
  title: 'RAIRE',
  description:
    'A number of contests, a line Contest,id,n,candidates for each, then a line for each contest of a ballot with its preferences',
  recognise,
  read,
};
