import { type ExportFile, type IssueLog, quoteValue } from '@crossvote/opening';
import { isUnnamedWriteIn } from '../../words/write-ins.ts';
import { identifiedChoices } from '../../contests/identified-choices.ts';
import type { SharedContest, SharedContests } from '../../contests/shared-contests.ts';
import type { Candidate, MasterLookup } from './master-lookup.ts';
import { readVoters } from './voter-groups.ts';

/** A contest of the files that was entered in the sink. */
export interface ContestEntry {
  readonly contest: number;
  readonly rankLimit: number;
  /** Numbers of the choices by candidate. */
  readonly choices: ReadonlyMap<number, number>;
}

/**
 * The number of ranks of each contest of the lookup, from reading the whole files. The export does not state it. The
 * number that most voters have is taken, so that one damaged line does not change it.
 */
export async function surveyRanks(
  files: readonly ExportFile[],
  { contests }: MasterLookup,
): Promise<Map<number, number>> {
  const voters = new Map<number, Map<number, number>>();
  for (const file of files)
    await readVoters(file, {
      voter: ({ lines }) => {
        const highest = new Map<number, number>();
        for (const { contest, rank } of lines)
          if (contests.has(contest))
            highest.set(contest, Math.max(rank, highest.get(contest) ?? 0));
        for (const [contest, rank] of highest) {
          const counts = voters.get(contest) ?? new Map<number, number>();
          voters.set(contest, counts.set(rank, (counts.get(rank) ?? 0) + 1));
        }
      },
      refuse: () => undefined,
      warn: () => undefined,
      drain: () => Promise.resolve(),
    });
  return new Map([...voters].map(([contest, counts]) => [contest, mostFrequent(counts)]));
}

/** The most frequent rank; the higher one of two equally frequent ranks. */
function mostFrequent(counts: ReadonlyMap<number, number>): number {
  const [first] = [...counts].sort(([a, times], [b, others]) => others - times || b - a);
  return first?.[0] ?? 0;
}

/** Enters the contests of the files, in the order of the lookup. */
export function enterContests(
  ranks: ReadonlyMap<number, number>,
  lookup: MasterLookup,
  { file, contests, issues }: { file: string; contests: SharedContests; issues: IssueLog },
): Map<number, ContestEntry> {
  const report = (code: string, message: string) => {
    issues.add({ severity: 'assumption', code, message, place: { file } });
  };
  const listed = [...lookup.contests].sort(([, a], [, b]) => a.order - b.order);
  const held = listed.flatMap(([id, { name }]) => {
    const rankLimit = ranks.get(id);
    if (rankLimit === undefined) {
      report('contest_without_records', `${quoteValue(name)}: no file holds ballots of it`);
      return [];
    }
    report(
      'ranks_inferred',
      `${quoteValue(name)}: taken as one seat and ${rankLimit} ranks, as the lines have so many; the export does not state it`,
    );
    const rule = { voteFor: 1, rankLimit, voteForIsInferred: true };
    const candidates = [...(lookup.candidates.get(id) ?? [])].sort((a, b) => a.order - b.order);
    const choices = candidates.map((candidate) => candidate.name);
    return [
      { id, rankLimit, candidates, choices, definition: { name, ...rule, code: String(id) } },
    ];
  });
  const shared = contests.enter(
    file,
    held.map(({ definition, choices }) => ({ definition, choices })),
  );
  return new Map(
    held.flatMap(({ id, rankLimit, candidates }, at): [number, ContestEntry][] => {
      const contest = shared[at];
      if (!contest) return [];
      return [
        [id, { contest: contest.number, rankLimit, choices: enterChoices(contest, candidates) }],
      ];
    }),
  );
}

/** All unnamed write-in lines of a contest are one choice (semantics: rule 5). */
function enterChoices(
  contest: SharedContest,
  candidates: readonly Candidate[],
): Map<number, number> {
  const numbers = contest.choices.enter(
    identifiedChoices(
      candidates.map(({ id, name, isWriteIn }) => ({
        name,
        party: '',
        isWriteIn: isWriteIn || isUnnamedWriteIn(name),
        code: String(id),
      })),
    ),
  );
  return new Map(candidates.map(({ id }, at) => [id, numbers[at] ?? 0]));
}
