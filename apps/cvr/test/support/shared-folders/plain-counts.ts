import { readFileSync } from 'node:fs';
import { naiveCountFiles } from '@crossvote/samples';
import { jsonAt } from './expected-figures.ts';
import type { ContestFigures, Figures } from './figures.ts';

/** Counts of a Dominion CSV by the naive counter. */
export function naiveFigures(...files: string[]): Figures {
  const { records, contests } = naiveCountFiles(files);
  return {
    records,
    contests: new Map(
      contests.map(({ name, choices, ...counts }) => [
        name,
        { ...counts, votes: new Map(choices.map((choice) => [choice.name, choice.votes])) },
      ]),
    ),
  };
}

/** How many records an XML report has, by plain search. */
export function recordsInXml(file: string): Figures {
  const records = readFileSync(file, 'utf8').match(/<(?:\w+:)?CVR[ >]/g)?.length;
  return { records, contests: undefined };
}

interface PlainContest {
  readonly Id: number;
  readonly Undervotes: number;
  readonly Overvotes: number;
  readonly Marks: readonly { readonly CandidateId: number; readonly IsVote: boolean }[];
}

/**
 * Plain counts of one Dominion JSON file without manifests. As many may be marked in a contest as most marks and unused
 * votes of one session are.
 */
export function marksWithoutManifests(folder: string, file: string): Figures {
  const { Sessions } = jsonAt(folder, file) as { readonly Sessions: readonly PlainSession[] };
  const found = new Map<number, PlainContest[]>();
  for (const { Original, Modified } of Sessions) {
    const { Contests, Cards } = Modified ?? Original;
    for (const contest of Contests ?? Cards?.flatMap((card) => card.Contests) ?? [])
      found.set(contest.Id, [...(found.get(contest.Id) ?? []), contest]);
  }
  return {
    records: Sessions.length,
    contests: new Map([...found].map(([id, all]) => [`Contest ${id}`, contestFigures(all)])),
  };
}

interface PlainVersion {
  readonly Contests?: readonly PlainContest[];
  readonly Cards?: readonly { readonly Contests: readonly PlainContest[] }[];
}

interface PlainSession {
  readonly Original: PlainVersion;
  readonly Modified?: PlainVersion;
}

function contestFigures(all: readonly PlainContest[]): ContestFigures {
  const marked = all.map(({ Marks }) => Marks.filter(({ IsVote }) => IsVote));
  const allowed = all.map(({ Undervotes }, at) => Undervotes + (marked[at]?.length ?? 0));
  const voteFor = Math.max(1, ...allowed);
  // The marks of an overvote are no votes there.
  const overvoted = all.filter(({ Overvotes }) => Overvotes > 0).length;
  const undervoted = marked.filter(({ length }) => length === 0).length - overvoted;
  const votes = new Map<string, number>();
  for (const { CandidateId } of marked.flat())
    votes.set(`Candidate ${CandidateId}`, (votes.get(`Candidate ${CandidateId}`) ?? 0) + 1);
  return {
    ...{ voteFor, rankLimit: 0, records: all.length, votes },
    ...{ undervotedRecords: undervoted, overvotedRecords: overvoted },
  };
}

/** What a `totals.json` says, without the records on which it calls a contest ineligible. */
export function withoutIneligible(folder: string, totals: Figures): Figures {
  const { contests_detail } = jsonAt(folder, 'totals.json') as {
    readonly contests_detail: Readonly<Record<string, { readonly ineligible?: number }>>;
  };
  const contests = [...(totals.contests ?? [])].map(([name, contest]) => {
    const { ineligible = 0 } = contests_detail[name] ?? {};
    return [name, { ...contest, records: (contest.records ?? 0) - ineligible }] as const;
  });
  return { ...totals, contests: new Map(contests) };
}
