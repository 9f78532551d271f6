import { type ExportFile, type IssueLog, quoteValue, type Severity } from '@crossvote/opening';
import type { FileChoice } from '../../contests/choices-of-files.ts';
import type { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import { voteForIn } from '../../words/complete-names.ts';
import { isUnnamedWriteIn, isWriteIn } from '../../words/write-ins.ts';
import {
  joinedContest,
  type SurveyedChoice,
  type SurveyedContest,
  type SurveyedTable,
} from './contest-survey.ts';

/** A contest in the sink, with the choices that one table has of it. */
export interface ContestEntry {
  readonly contest: number;
  readonly isRanked: boolean;
  readonly choices: ReadonlyMap<string, number>;
  /** The choice that write-in lines without a name are. */
  readonly writeInLine: number | undefined;
}

interface NamedContest extends SurveyedContest {
  readonly name: string;
}

/**
 * Declares the contests of all tables in the sink, with their choices; those of several tables that are one are declared
 * once.
 *
 * @returns the contests of each table by their names there
 */
export function placeContests(
  tables: readonly ExportFile[],
  surveyed: readonly SurveyedTable[],
  ofFiles: ContestsOfFiles,
  { sink, issues }: { readonly sink: CvrSink; readonly issues: IssueLog },
): ReadonlyMap<string, ContestEntry>[] {
  const { keys, contests } = joinContests(tables, surveyed, ofFiles);
  const file = tables[0]?.name ?? '';
  const isOfBallots = surveyed.some((table) => table.isOfBallots);
  const records = surveyed.reduce((sum, table) => sum + table.records, 0);
  const entered = new Map(
    [...contests].map(([key, contest]) => {
      reportContest(contest, { file, issues, isOfBallots, records });
      const number = ofFiles.declare(key, definitionOf(contest), sink);
      const isRanked = contest.rankLimit > 0;
      return [key, { contest: number, isRanked, known: ofFiles.choicesOf(number, sink) }];
    }),
  );
  return keys.map((ofTable, at) => {
    const entries = new Map<string, ContestEntry>();
    for (const [title, key] of ofTable) {
      const entry = entered.get(key);
      if (!entry) continue;
      const listed = [...(surveyed[at]?.contests.get(title)?.choices ?? [])];
      const numbers = entry.known.enter(listed.map(choiceOf));
      const choices = new Map(listed.map(([name], place) => [name, numbers[place] ?? 0]));
      const line = listed.find(([name]) => isUnnamedWriteIn(name))?.[0];
      const { contest, isRanked } = entry;
      entries.set(title, { contest, isRanked, choices, writeInLine: choices.get(line ?? '') });
    }
    return entries;
  });
}

/** The contests of the export by their keys, and for each table the keys by the names there. */
function joinContests(
  tables: readonly ExportFile[],
  surveyed: readonly SurveyedTable[],
  ofFiles: ContestsOfFiles,
) {
  const contests = new Map<string, NamedContest>();
  const keys = tables.map((table, at) => {
    const ofTable = [...(surveyed[at]?.contests ?? [])];
    const listed = ofTable.map(([title, { choices }]) => ({ title, choices: choices.keys() }));
    const placed = ofFiles.enter(table.name, listed, false);
    return new Map(
      ofTable.map(([title, contest], place) => {
        const { key = '', name = title } = placed[place] ?? {};
        const known = contests.get(key);
        const joined = known ? joinedContest(known, contest) : contest;
        contests.set(key, { ...joined, name: known?.name ?? name });
        return [title, key] as const;
      }),
    );
  });
  return { keys, contests };
}

function choiceOf([name, { code, party }]: readonly [string, SurveyedChoice]): FileChoice {
  const definition = { name, party, isWriteIn: isWriteIn(name), ...(code === '' ? {} : { code }) };
  return { key: isUnnamedWriteIn(name) ? '' : name, definition };
}

function definitionOf({ name, rankLimit, statesRanks, mostVotes, voteFor }: NamedContest) {
  const stated = voteFor || voteForIn(name);
  const isRanked = rankLimit > 0;
  return {
    name,
    voteFor: isRanked ? 1 : stated || mostVotes,
    rankLimit,
    voteForIsInferred: isRanked ? !statesRanks : stated === 0,
  };
}

/** Where and for whom something is said. */
interface Report {
  readonly file: string;
  readonly issues: IssueLog;
  readonly isOfBallots: boolean;
  readonly records: number;
}

function reportContest(contest: NamedContest, report: Report): void {
  const { name, voteFor, otherVoteFor, rankLimit, mostVotes } = contest;
  const say = (severity: Severity, code: string, message: string) => {
    const place = { file: report.file };
    report.issues.add({ severity, code, message: `${quoteValue(name)}: ${message}`, place });
  };
  const stated = voteFor || voteForIn(name);
  if (rankLimit === 0 && stated === 0)
    say(
      'assumption',
      'vote_for_inferred',
      `taken as vote for ${mostVotes}, the most that one record has; the table does not state it`,
    );
  if (otherVoteFor > 0)
    say(
      'warning',
      'vote_for_differs',
      `rows say vote for ${otherVoteFor} and vote for ${voteFor}; taken as vote for ${voteFor}`,
    );
  if (rankLimit === 0 && stated > 0 && mostVotes > stated)
    say(
      'warning',
      'vote_for_differs',
      `${voteFor > 0 ? 'the table' : 'the name'} says vote for ${stated}, and a record has ${mostVotes}; records with more than ${stated} are overvoted`,
    );
  if (!contest.hasUndervotes) reportUndervotes(contest, report, say);
  reportCodes(contest, say);
}

type Say = (severity: Severity, code: string, message: string) => void;

function reportUndervotes(contest: NamedContest, { isOfBallots, records }: Report, say: Say): void {
  if (!isOfBallots)
    say(
      'assumption',
      'undervotes_unknown',
      'no row says that nothing was marked; records without a row are taken as not having the contest on their ballot',
    );
  else if (contest.records < records)
    say(
      'assumption',
      'undervotes_unknown',
      'no cell says that nothing was marked; records whose cells are all empty are taken as not having the contest on their ballot (a column map may say "words": { "": "undervote" })',
    );
}

function reportCodes({ choices }: NamedContest, say: Say): void {
  const differing = [...choices].filter(([, { otherCode }]) => otherCode !== '');
  const [first] = differing;
  if (!first) return;
  const [name, { code, otherCode }] = first;
  const more = differing.length > 1 ? `; so are ${differing.length - 1} others` : '';
  say(
    'warning',
    'choice_with_codes',
    `${quoteValue(name)} has the ids ${quoteValue(code)} and ${quoteValue(otherCode)}, and is taken for one choice${more}`,
  );
}
