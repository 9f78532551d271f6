import path from 'node:path';
import { type ExportFile, FileError, type IssueLog, quoteValue } from '@crossvote/opening';
import { ContestsOfFiles } from '../contests/contests-of-files.ts';
import {
  enterSurveyed,
  type EnteredContest,
  type SurveyedContest,
} from '../contests/surveyed-contests.ts';
import type { ContestDefinition, CvrSink } from '../cvr-sink.ts';
import type { ExportSummary, ReadOptions } from '../format-reader.ts';
import { usualWords } from '../words/state-words.ts';
import { isUnnamedWriteIn } from '../words/write-ins.ts';
import { refuseManyChoices } from '../contests/choice-limit.ts';
import { isChoice, listedChoices, wordsAmong, type ListedChoice } from './choice-meanings.ts';
import type { RankedContest, RankingFormat } from './ranking-format.ts';
import { readRankingLines } from './ranking-lines.ts';
import { RankingRecords, type RankingEntry } from './ranking-records.ts';
import { RankingSurvey } from './ranking-survey.ts';

/** What is known of a file before its ballots are stored. */
interface Surveyed {
  readonly file: ExportFile;
  readonly contest: RankedContest;
  readonly listed: readonly ListedChoice[];
  readonly surveyed: SurveyedContest;
}

/**
 * Reads files with one ranked contest each, twice: choices, and how many ranks were used, are known at the end only.
 *
 * @throws FileError when one is not of the format, or cannot be read as a whole
 */
export async function readRankings(
  files: readonly ExportFile[],
  format: RankingFormat,
  sink: CvrSink,
  issues: IssueLog,
  { contests: ofFiles = new ContestsOfFiles(), words = usualWords }: ReadOptions = {},
): Promise<ExportSummary> {
  const all: Surveyed[] = [];
  for (const file of files) {
    const survey = new RankingSurvey();
    const contest = await readRankingLines(file, format, survey);
    refuseChoices(file, contest);
    const listed = listedChoices(contest.choices, words);
    const name = contest.name || (format.contestName ?? path.parse(file.name).name);
    const surveyed = surveyedContest({ ...contest, name }, listed, survey.lowestRank);
    all.push({ file, contest, listed, surveyed });
  }
  const entered = enterSurveyed(
    all.map(({ file, surveyed }) => ({ file: file.name, contests: [surveyed] })),
    sink,
    ofFiles,
  );
  if (new Set(entered.flat().map(({ number }) => number)).size > 1) reportApart(all, issues);
  reportSeats(all, entered, issues);
  const records = new RankingRecords(sink, issues);
  for (const [at, one] of all.entries()) {
    const contest = entered[at]?.[0];
    report(one, contest, issues);
    records.beginFile(one.file, entryOf(one.listed, contest));
    await readRankingLines(one.file, format, records);
  }
  const { stored: recordsStored, refused: recordsRefused } = records;
  const recordsRead = recordsStored + recordsRefused;
  return { electionName: '', softwareVersion: '', recordsRead, recordsStored, recordsRefused };
}

function refuseChoices({ name: file }: ExportFile, { choices }: RankedContest): void {
  if (choices.length === 0)
    throw new FileError('no_candidates', 'names no candidates, so that nobody can be ranked', {
      file,
    });
  refuseManyChoices(choices.length, { file });
}

function surveyedContest(
  { name, seats, ranks }: RankedContest,
  listed: readonly ListedChoice[],
  lowestRank: number,
): SurveyedContest {
  return {
    definition: {
      name,
      voteFor: Math.max(1, seats),
      rankLimit: Math.max(1, ranks, lowestRank),
      voteForIsInferred: ranks === 0,
    },
    choices: listed.filter(isChoice),
  };
}

function entryOf(
  listed: readonly ListedChoice[],
  { number = 0, choices = [] }: Partial<EnteredContest> = {},
): RankingEntry {
  const numbers = choices.values();
  const meanings = listed.map((one) => (isChoice(one) ? (numbers.next().value ?? 0) : one));
  const line = listed.findIndex((one) => isChoice(one) && isUnnamedWriteIn(one.name));
  const writeIn = meanings[line];
  return {
    contest: number,
    choices: meanings,
    writeInLine: typeof writeIn === 'number' ? writeIn : undefined,
  };
}

function reportApart([first]: readonly Surveyed[], issues: IssueLog): void {
  issues.add({
    severity: 'assumption',
    code: 'cards_not_linked',
    message:
      'each file has the ballots of one contest, and nothing links those of two: contests of different files never meet',
    place: { file: first?.file.name ?? '' },
  });
}

/** Warns where files of one contest say different numbers of seats. */
function reportSeats(
  all: readonly Surveyed[],
  entered: readonly (readonly EnteredContest[])[],
  issues: IssueLog,
): void {
  const contests = new Map<number, { readonly definition: ContestDefinition; files: Surveyed[] }>();
  for (const [at, one] of all.entries()) {
    const [{ number, definition } = { number: -1, definition: undefined }] = entered[at] ?? [];
    if (definition === undefined || one.contest.seats === 0) continue;
    const known = contests.get(number) ?? { definition, files: [] };
    known.files.push(one);
    contests.set(number, known);
  }
  for (const { definition, files } of contests.values()) {
    const bySeats = new Map(files.map(({ contest, file }) => [contest.seats, file.name]));
    if (bySeats.size < 2) continue;
    const said = [...bySeats].map(([seats, file]) => `${seats} in ${file}`).join(', ');
    issues.add({
      severity: 'warning',
      code: 'seats_differ',
      message: `${quoteValue(definition.name)}: the files say different numbers of seats (${said}); taken as ${definition.voteFor}, the largest`,
      place: { file: files[0]?.file.name ?? '' },
    });
  }
}

/** Says what is taken for granted about a file and, once, about its contest. */
function report(
  { file, contest, listed }: Surveyed,
  entered: EnteredContest | undefined,
  issues: IssueLog,
): void {
  const assume = (code: string, message: string) => {
    issues.add({ severity: 'assumption', code, message, place: { file: file.name } });
  };
  if (entered?.isNew === true) {
    const { name, rankLimit } = entered.definition;
    if (contest.name === '')
      assume(
        'contest_not_named',
        `the file does not name its contest, which is called ${quoteValue(name)}, as its file or folder`,
      );
    if (contest.ranks === 0)
      assume(
        'ranks_inferred',
        `${quoteValue(name)}: taken as ranked in ${rankLimit}, the lowest rank that a ballot has; the file does not say how many there were${contest.seats > 0 ? '' : ', nor how many seats'}`,
      );
  }
  const words = wordsAmong(contest.choices, listed);
  if (words !== '')
    assume(
      'candidates_are_states',
      `listed among the candidates, and read as states, not as choices: ${words}`,
    );
}
