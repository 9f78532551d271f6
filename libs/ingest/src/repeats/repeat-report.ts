import type { IssueLog, Severity } from '@crossvote/opening';
import type { ComparedFile, Unit } from './compared-files.ts';
import { verdictOn, type FilePairs } from './file-pairs.ts';
import type { FilePair, Verdict } from './file-pair.ts';
import type { RepeatedChoice } from './repeated-choice.ts';
import { agreementOf, kindsOf, namesOf } from './pair-agreement.ts';
import type { RecordSet } from './record-set.ts';

/** Fewer records may have the same marks by chance. */
const leastAlike = 10;

/** The records of a file, or unit of files, that are left out. */
interface LeftOut {
  readonly unit: Unit;
  readonly others: Map<Unit, number>;
  records: number;
  /** Number of these records that differ from the copy that is kept. */
  differing: number;
  /** The first of them, and the copy of it that is kept. */
  first: number;
  kept: number;
}

/** Reports what happened to records that are in several files. */
export class RepeatReport {
  private readonly leftOut = new Map<Unit, LeftOut>();

  constructor(
    private readonly pairs: FilePairs,
    private readonly issues: IssueLog,
  ) {}

  /** Reports records that are stored although their identities are in several files. */
  sayPairs(choice: RepeatedChoice | undefined): void {
    const { pairs } = this;
    const list = pairs.list();
    const having = (...verdicts: Verdict[]) =>
      list.filter((pair) => verdicts.includes(verdictOn(pair)));
    this.sayOfPairs(
      having('anew'),
      'assumption',
      'numbering_began_anew',
      'other records for that, as where numbering began anew: all are stored',
    );
    this.sayOfPairs(
      having('parted'),
      'warning',
      'contests_parted',
      'no contest of both files could be compared, so that it cannot be told whether they are parts of the same ballots, and all are stored. If they are, a ballot is a record for each file, and contests of different files never meet: give one file with all contests',
    );
    if (choice === 'keep')
      this.sayOfPairs(
        having('repeated', 'unclear', 'in-part'),
        'warning',
        'repeated_kept',
        'stored all the same, as --repeated keep says',
      );
    if (pairs.ambiguousIn)
      this.say(
        'warning',
        'identity_ambiguous',
        `${pairs.ambiguous} records have an identity that several records of one file have, and records of another file too: it cannot be told which are the same, and all are stored`,
        pairs.ambiguousIn.unit.name,
      );
  }

  /** Notes a record that is left out. */
  noteLeftOut(record: number, kept: number): void {
    const { unit } = this.pairs.files.of(record);
    const of = this.leftOut.get(unit) ?? {
      ...{ unit, others: new Map<Unit, number>(), records: 0, differing: 0 },
      ...{ first: record, kept },
    };
    this.leftOut.set(unit, of);
    const other = this.pairs.files.of(kept).unit;
    of.others.set(other, (of.others.get(other) ?? 0) + 1);
    of.records += 1;
    if (record < of.first) {
      of.first = record;
      of.kept = kept;
    }
    const difference = this.differenceOf(record, kept);
    if (difference === undefined) return;
    of.differing += 1;
    this.sayDiffering(record, kept, difference);
  }

  /** Reports the records that are left out, once for each file. */
  sayLeftOut(): void {
    for (const of of this.leftOut.values()) {
      const { unit, others, records, differing, first, kept } = of;
      const places = this.placesOf(first, kept);
      const isInPart = verdictOn(this.pairs.pairOf(first, kept)) === 'in-part';
      const same = isInPart ? 'the same marks in the contests that both have' : 'the same marks';
      const marks = differing === 0 ? same : `${differing} of them differing`;
      this.issues.add({
        severity: 'warning',
        code: 'record_repeated',
        message: `${records} of its ${unit.records} records stand in ${listOf(others)} too, with the same identity and ${marks}${places}: counted once. ${adviceOn(of)}`,
        place: { file: unit.name },
      });
    }
  }

  /**
   * Reports files that have the same marks on the same number of records, although no identity shows that they are the
   * same.
   */
  sayAlike(leftOut: RecordSet): void {
    const seen = new Map<string, ComparedFile>();
    for (const file of this.pairs.files.files) {
      const sum = this.sumOfMarks(file, leftOut);
      if (sum === undefined) continue;
      const twin = seen.get(sum);
      if (twin)
        this.say(
          'warning',
          'files_alike',
          `its ${file.end - file.first} records have the same marks as those of ${twin.unit.name}, and nothing shows whether they are the same: if both are the same ballots in two forms, each ballot counts twice; give one of them`,
          file.unit.name,
        );
      else seen.set(sum, file);
    }
  }

  /** A sum that is equal for files with the same marks in any order; undefined where that would mean nothing. */
  private sumOfMarks({ first, end }: ComparedFile, leftOut: RecordSet): string | undefined {
    if (end - first < leastAlike) return undefined;
    let [low, high] = [0, 0];
    for (let record = first; record < end; record += 1) {
      if (leftOut.has(record)) return undefined;
      const [ofLow, ofHigh] = this.pairs.log.marks(record);
      low = (low + ofLow) | 0;
      high = (high + Math.imul(ofHigh ^ ofLow, 0x9e3779b1)) | 0;
    }
    return `${end - first} ${low} ${high}`;
  }

  /** In what a record differs from the copy of it that is kept. */
  private differenceOf(record: number, kept: number): string | undefined {
    if (!this.pairs.marksAlike(record, kept)) return 'other marks';
    const kinds = this.pairs.log.attributesApart(record, kept);
    return kinds === 0 ? undefined : `another ${kindsOf(kinds)}`;
  }

  private sayDiffering(record: number, kept: number, difference: string): void {
    const [file, line] = [this.pairs.files.of(kept), this.pairs.log.line(kept)];
    const other = this.pairs.files.of(record).unit.name;
    const number = line === 0 ? `record ${kept - file.first + 1} ` : '';
    this.issues.add({
      severity: 'warning',
      code: 'repeated_record_differs',
      message: `${number}has ${difference} here than in ${other}; what stands here counts`,
      place: { file: file.unit.name, ...(line === 0 ? {} : { line }) },
    });
  }

  private placesOf(record: number, kept: number): string {
    const [here, there] = [this.pairs.log.line(record), this.pairs.log.line(kept)];
    return here === 0 || there === 0 ? '' : ` (the first in line ${here}, there in line ${there})`;
  }

  private sayOfPairs(
    pairs: readonly FilePair[],
    severity: Severity,
    code: string,
    outcome: string,
  ): void {
    const [first] = pairs;
    if (!first) return;
    const more = pairs.length > 1 ? `; so it is with ${pairs.length - 1} more pairs of files` : '';
    this.say(severity, code, `${agreementOf(first)}: ${outcome}${more}`, namesOf(first)[0]);
  }

  private say(severity: Severity, code: string, message: string, file: string): void {
    this.issues.add({ severity, code, message, place: { file } });
  }
}

/** A few records may agree by chance even where numbering began anew. */
function adviceOn({ unit, others, records }: LeftOut): string {
  const fewest = Math.min(unit.records, ...[...others.keys()].map((other) => other.records));
  const isFew = records < leastAlike || records * 10 < fewest;
  return isFew
    ? 'So few can agree by chance, where numbering began anew: compare them, and if they are different ballots, ingest with --repeated keep'
    : 'If they are different ballots, ingest with --repeated keep';
}

function listOf(units: ReadonlyMap<Unit, number>): string {
  const [first, ...others] = [...units.keys()];
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return first ? `${first.name} (${first.records} records)${more}` : '';
}
