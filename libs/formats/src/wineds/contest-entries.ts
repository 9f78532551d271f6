import { isUnnamedWriteIn } from '../write-in-names.ts';
import type { CvrSink } from '../cvr-sink.ts';
import type { ExportFile } from '../export-file.ts';
import { quoteValue, type IssueLog } from '../issue.ts';
import type { Candidate, MasterLookup } from './master-lookup.ts';
import { readVoters } from './voter-groups.ts';

/** A contest that the files hold, entered in the sink. */
export interface ContestEntry {
  readonly contest: number;
  readonly rankLimit: number;
  /** Numbers of the choices by candidate. */
  readonly choices: ReadonlyMap<number, number>;
}

/**
 * The number of ranks of each contest of the lookup, by a reading of the whole files: that of most of its voters, as
 * the export does not state it, and one damaged line must not change it.
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

/** Of two ranks that are as frequent, the higher one. */
function mostFrequent(counts: ReadonlyMap<number, number>): number {
  const [first] = [...counts].sort(([a, times], [b, others]) => others - times || b - a);
  return first?.[0] ?? 0;
}

/** Enters the contests that the files hold, in the order of the lookup. */
export function enterContests(
  ranks: ReadonlyMap<number, number>,
  lookup: MasterLookup,
  { file, sink, issues }: { file: string; sink: CvrSink; issues: IssueLog },
): Map<number, ContestEntry> {
  const entries = new Map<number, ContestEntry>();
  const report = (code: string, message: string) => {
    issues.add({ severity: 'assumption', code, message, place: { file } });
  };
  const listed = [...lookup.contests].sort(([, a], [, b]) => a.order - b.order);
  for (const [id, { name }] of listed) {
    const rankLimit = ranks.get(id);
    if (rankLimit === undefined) {
      report('contest_without_records', `${quoteValue(name)}: no file holds ballots of it`);
      continue;
    }
    report(
      'ranks_inferred',
      `${quoteValue(name)}: taken as one seat and ${rankLimit} ranks, as the lines have so many; the export does not state it`,
    );
    const rule = { voteFor: 1, rankLimit, voteForIsInferred: true };
    const contest = sink.addContest({ name, ...rule, code: String(id) });
    const candidates = [...(lookup.candidates.get(id) ?? [])].sort((a, b) => a.order - b.order);
    entries.set(id, { contest, rankLimit, choices: enterChoices(contest, candidates, sink) });
  }
  return entries;
}

/** All unnamed write-in lines of a contest are one choice (semantics: rule 5). */
function enterChoices(
  contest: number,
  candidates: readonly Candidate[],
  sink: CvrSink,
): Map<number, number> {
  let unnamed: number | undefined;
  const choices = new Map<number, number>();
  for (const { id, name, isWriteIn: isFlagged } of candidates) {
    const isLine = isUnnamedWriteIn(name);
    const add = () =>
      sink.addChoice(contest, {
        name,
        party: '',
        isWriteIn: isFlagged || isLine,
        code: String(id),
      });
    choices.set(id, isLine ? (unnamed ??= add()) : add());
  }
  return choices;
}
