import type { Outcome } from './read-hostile.ts';

type Dataset = Extract<Outcome, { refusal: undefined }>;

/** What a dataset may never be, whatever the bytes were; empty where it is sound. */
export function faultsOf({ summary, contests, records, issues }: Dataset): string[] {
  const { recordsRead, recordsStored, recordsRefused } = summary;
  const refused = issues.filter(({ severity }) => severity === 'refused').length;
  const faults: string[] = [];
  if (recordsRead !== recordsStored + recordsRefused)
    faults.push(`read ${recordsRead} ≠ stored ${recordsStored} + refused ${recordsRefused}`);
  if (recordsStored !== records.length)
    faults.push(`${recordsStored} stored, but ${records.length} in the sink`);
  if (refused > 0 !== recordsRefused > 0)
    faults.push(`${recordsRefused} refused, but ${refused} issues say so`);
  for (const { name, voteFor, rankLimit } of contests)
    if (!isCount(voteFor, 1) || !isCount(rankLimit, 0))
      faults.push(`${name}: vote for ${voteFor}, ${rankLimit} ranks`);
  for (const { selections } of records)
    for (const [index, { marks, declared }] of selections) {
      const contest = contests[index];
      if (!contest) faults.push(`a selection of contest ${index}`);
      else if (declared === 'redacted' && marks.length > 0)
        faults.push('marks of a masked contest');
      else
        for (const { choice, rank } of marks)
          if (
            !contest.choices[choice] ||
            rank > contest.rankLimit ||
            rank < Math.min(1, contest.rankLimit)
          )
            faults.push(`${contest.name}: choice ${choice} at rank ${rank}`);
    }
  return faults;
}

const isCount = (value: number, least: number) => Number.isSafeInteger(value) && value >= least;
