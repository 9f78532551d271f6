import { CvrFileError, type IssueLog, type OpenedFile } from '@crossvote/formats';
import { ComparedFiles } from './compared-files.ts';
import { FilePairs, verdictOn, type FilePair, type Verdict } from './file-pairs.ts';
import { agreementOf, namesOf } from './pair-agreement.ts';
import type { RecordLog } from './record-log.ts';
import { RecordSet } from './record-set.ts';
import { RepeatReport } from './repeat-report.ts';

/** What a person decides about records that stand in several files, where most of them are alike, and not all. */
export type RepeatedChoice = 'once' | 'keep';

/**
 * Finds records that stand in several files of an export (semantics: rule 8), and says what was found. The names that
 * two files share are judged together: they are the same records where all mark the same and have the same attributes.
 *
 * @param files - as a person named them: of copies that differ, the last counts
 * @returns what is to be left out; undefined where that is nothing
 * @throws CvrFileError where nine in ten do, and nobody has decided
 */
export function findRepeats(
  log: RecordLog,
  {
    files,
    choice,
    issues,
  }: {
    readonly files: readonly OpenedFile[];
    readonly choice: RepeatedChoice | undefined;
    readonly issues: IssueLog;
  },
): RecordSet | undefined {
  const compared = new ComparedFiles(log, files);
  const pairs = new FilePairs(log, compared);
  const unclear = pairs.list().find((pair) => verdictOn(pair) === 'unclear');
  if (unclear && choice === undefined) refuseUnclear(unclear);
  const report = new RepeatReport(log, compared, issues);
  report.sayPairs(pairs, choice);
  if (choice === 'keep') return undefined;
  const leftOut = new RecordSet(log.records);
  pairs.visit((records) => {
    for (const same of sameRecords(records, pairs)) {
      const last = same.hasUnclear;
      const kept = same.records.reduce((a, b) =>
        compared.of(b).place > compared.of(a).place === last ? b : a,
      );
      for (const record of same.records) {
        if (record === kept) continue;
        leftOut.add(record);
        report.noteLeftOut(record, kept);
      }
    }
  });
  report.sayLeftOut();
  report.sayAlike(leftOut);
  return leftOut.size === 0 ? undefined : leftOut;
}

/** Records of one name that are one record. */
interface SameRecords {
  readonly records: number[];
  /** Whether a person had to decide. */
  hasUnclear: boolean;
}

/** Records are one where their files are pairwise the same, directly or by way of others. */
function sameRecords(records: readonly number[], pairs: FilePairs): SameRecords[] {
  let groups: SameRecords[] = [];
  for (const record of records) {
    const verdicts = (group: SameRecords) =>
      group.records.map((other) => verdictOn(pairs.pairOf(other, record)));
    const isSame = (verdict: Verdict) => verdict !== 'anew';
    const joined = groups.filter((group) => verdicts(group).some(isSame));
    const hasUnclear = joined.some(
      (group) => group.hasUnclear || verdicts(group).includes('unclear'),
    );
    const merged = { records: [...joined.flatMap((group) => group.records), record], hasUnclear };
    groups = [...groups.filter((group) => !joined.includes(group)), merged];
  }
  return groups.filter((group) => group.records.length > 1);
}

function refuseUnclear(pair: FilePair): never {
  throw new CvrFileError(
    'records_repeated_in_part',
    `${agreementOf(pair)}. ` +
      'Say --repeated once if they are the same records (the file named last counts), or --repeated keep if they are not (all are stored)',
    { file: namesOf(pair)[0] },
  );
}
