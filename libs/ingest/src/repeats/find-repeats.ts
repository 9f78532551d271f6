import { FileError, type IssueLog } from '@crossvote/opening';
import type { ComparedFiles, Unit } from './compared-files.ts';
import { verdictOn, type FilePairs } from './file-pairs.ts';
import type { FilePair, Verdict } from './file-pair.ts';
import { agreementOf, namesOf } from './pair-agreement.ts';
import { RecordSet } from './record-set.ts';
import { RepeatReport } from './repeat-report.ts';
import type { RepeatedChoice } from './repeated-choice.ts';

/**
 * Finds records that are in several files of an export (semantics: rule 8), and reports them. The identities that two
 * files share are judged together: they are the same records when all have the same marks and the same attributes.
 *
 * @returns the records to leave out; undefined where there are none
 * @throws FileError when a person must decide and has not decided, or when each copy has contests that the other lacks
 */
export function findRepeats(
  pairs: FilePairs,
  { choice, issues }: { readonly choice: RepeatedChoice | undefined; readonly issues: IssueLog },
): RecordSet | undefined {
  for (const pair of pairs.list()) refuseUndecided(pair, pairs, choice);
  const { log, files } = pairs;
  const report = new RepeatReport(pairs, issues);
  report.sayPairs(choice);
  if (choice === 'keep') return undefined;
  const leftOut = new RecordSet(log.records);
  if (pairs.list().some((pair) => isSame(verdictOn(pair))))
    pairs.visit((records) => {
      for (const same of sameRecords(records, pairs)) {
        const kept = keptOf(same, files);
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

/** Records with one identity that are the same record. */
interface SameRecords {
  readonly records: readonly number[];
  /** How their files relate. */
  readonly verdicts: ReadonlySet<Verdict>;
}

/** Records are the same when their files hold the same records, directly or through other files. */
function sameRecords(records: readonly number[], pairs: FilePairs): SameRecords[] {
  let groups: SameRecords[] = [];
  for (const record of records) {
    const verdictsOn = (group: SameRecords) =>
      group.records.map((other) => verdictOn(pairs.pairOf(other, record)));
    const joined = groups.filter((group) => verdictsOn(group).some(isSame));
    const merged = {
      records: [...joined.flatMap((group) => group.records), record],
      verdicts: new Set(joined.flatMap((group) => [...group.verdicts, ...verdictsOn(group)])),
    };
    groups = [...groups.filter((group) => !joined.includes(group)), merged];
  }
  return groups.filter((group) => group.records.length > 1);
}

/** Whether records with one identity are the same, or count as the same by the decision of a person. */
function isSame(verdict: Verdict): boolean {
  return verdict === 'repeated' || verdict === 'unclear' || verdict === 'in-part';
}

/**
 * The copy that counts: the one with the most contests where copies have different contests, else the last one where a
 * person had to decide, else the first one.
 */
function keptOf({ records, verdicts }: SameRecords, files: ComparedFiles): number {
  const isDecided = verdicts.has('unclear') || verdicts.has('in-part');
  const contests = (record: number) =>
    verdicts.has('in-part') ? files.of(record).unit.contests.size : 0;
  return records.reduce((a, b) => {
    if (contests(a) !== contests(b)) return contests(b) > contests(a) ? b : a;
    return files.of(b).place > files.of(a).place === isDecided ? b : a;
  });
}

function refuseUndecided(
  pair: FilePair,
  pairs: FilePairs,
  choice: RepeatedChoice | undefined,
): void {
  if (choice === 'keep') return;
  const verdict = verdictOn(pair);
  if (verdict === 'in-part' && !hasFullCopy(pair, pairs))
    refuse(
      pair,
      'Each has contests that the other lacks, so that neither copy is whole: give one file with all contests, or ingest each file as a dataset of its own. --repeated keep stores all, which is right if they are different ballots',
    );
  if (choice === undefined && (verdict === 'in-part' || verdict === 'unclear'))
    refuse(
      pair,
      `Say --repeated once if they are the same records (the file ${verdict === 'unclear' ? 'named last' : 'with more contests'} counts), or --repeated keep if they are not (all are stored)`,
    );
}

/** Whether one of two files that share records has all contests of both. */
function hasFullCopy({ files: [first, second] }: FilePair, { files }: FilePairs): boolean {
  return files.files.some(({ unit }) => contains(unit, first.unit) && contains(unit, second.unit));
}

function contains({ contests }: Unit, other: Unit): boolean {
  return [...other.contests].every((contest) => contests.has(contest));
}

function refuse(pair: FilePair, advice: string): never {
  const message = `${agreementOf(pair)}. ${advice}`;
  throw new FileError('records_repeated_in_part', message, { file: namesOf(pair)[0] });
}
