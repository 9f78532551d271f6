import { at } from './at.ts';
import type { Contest, SampleElection } from './election.ts';
import { essCells, essLeading, essLeadingHeadings } from './ess-rows.ts';
import { foldName } from './fold-name.ts';
import { rememberBySelection } from './remember-selection.ts';
import type { SampleFile } from './sample-file.ts';
import { type WorkbookCell, workbookFile } from './workbook-file.ts';

/**
 * Writes an election as New York City publishes it: a workbook of votes with candidate numbers for each
 * counting group, and one that names the candidates.
 */
export function* writeNyc(sample: SampleElection): Generator<SampleFile, void> {
  const ids = candidateIds(sample.election.contests);
  for (const group of sample.election.countingGroups.keys()) {
    yield workbookFile(`2025P1V1_ELE${group + 1}.xlsx`, voteRows(sample, ids, group));
  }
  yield workbookFile('Primary Election 2025 - 06-24-2025_CandidacyID_To_Name.xlsx', [
    ['CandidacyID', 'DefaultBallotName'],
    ...sample.election.contests.flatMap(({ choices }, contest) =>
      choices.flatMap(({ name, isWriteIn }, choice): WorkbookCell[][] =>
        isWriteIn ? [] : [[ids(contest, choice), foldName(name)]],
      ),
    ),
  ]);
}

/** Headings of one contest: `<office> Choice <k> of <n> <district> (<number>)`, the number's first digit by rank. */
function headingsOf({ name, rankLimit }: Contest, index: number): string[] {
  const code = String(26_001 + index);
  const folded = foldName(name);
  if (rankLimit === 0) return [`${folded} (0${code})`];
  // The last of several words stands for the district, which follows the rank.
  const [, office = folded, district = ''] = /^(.*)( .*)$/u.exec(folded) ?? [];
  return Array.from(
    { length: rankLimit },
    (_, rank) =>
      `${office} Choice ${rank + 1} of ${rankLimit}${district} (${rank === 0 ? 0 : rank + 1}${code})`,
  );
}

function candidateIds(contests: readonly Contest[]): (contest: number, choice: number) => string {
  const firsts: number[] = [];
  let next = 254_001;
  for (const { choices } of contests) {
    firsts.push(next);
    next += choices.length;
  }
  return (contest, choice) => String(at(firsts, contest) + choice);
}

function* voteRows(
  { election, records }: SampleElection,
  ids: (contest: number, choice: number) => string,
  group: number,
): Generator<WorkbookCell[], void> {
  yield [...essLeadingHeadings, ...election.contests.flatMap(headingsOf)];
  const cells = election.contests.map((contest, index) =>
    rememberBySelection((selection) =>
      essCells(contest, selection, (choice) =>
        at(contest.choices, choice).isWriteIn ? 'Write-in' : ids(index, choice),
      ),
    ),
  );
  let number = 900_000_000 + group * 10_000_000;
  for (const record of records()) {
    if (at(election.tabulators, record.tabulator).countingGroup !== group) continue;
    number += 1;
    yield [
      ...essLeading(election, record, number),
      ...record.selections.flatMap((selection, index) => at(cells, index)(selection)),
    ];
  }
}
