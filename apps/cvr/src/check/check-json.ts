import path from 'node:path';
import type { DatasetSummary } from '@crossvote/analysis';
import type { Check, OfficialTotals } from '@crossvote/formats';

/** A check in the words of the wire. */
export function checkJson(
  { id, name, resultsStatus }: DatasetSummary,
  check: Check,
  { path: given, unread }: OfficialTotals,
): object {
  const { counts } = check;
  return {
    dataset_id: id,
    dataset_name: name,
    ...(resultsStatus !== null && { results_status: resultsStatus }),
    official_file: path.basename(given),
    equal: check.isEqual,
    compared: counts.compared,
    differing: counts.differing,
    only_in_dataset: counts.onlyInDataset,
    only_in_official: counts.onlyInOfficial,
    totals: check.totals.map(({ contest, choice, name: counted, kind, votes, official }) => ({
      contest_id: contest.id,
      contest: contest.label,
      choice_id: choice?.id ?? null,
      choice: counted,
      kind,
      votes,
      official_votes: official?.votes ?? null,
      difference: official ? votes - official.votes : null,
      official_line: official?.line ?? null,
      official_contest: official?.contest ?? null,
      official_choice: official?.choice ?? null,
      matched: official?.how ?? null,
    })),
    contests_only_in_dataset: check.contestsWithoutLine.map((contest) => ({
      contest_id: contest.id,
      contest: contest.label,
    })),
    lines_only_in_official: check.unmatched.map(({ line, contest, choice, votes, candidates }) => ({
      line,
      contest,
      choice,
      votes,
      may_be: candidates,
    })),
    lines_passed_over: check.passedOver,
    columns_not_read: unread,
  };
}
