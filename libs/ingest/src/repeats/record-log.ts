import type { RecordIdentities, RecordKey } from '@crossvote/formats';
import type { ExportFile } from '@crossvote/opening';
import { attributeWords, kindsApart } from './attribute-digests.ts';
import type { BlockDigests } from './block-digests.ts';
import { FileContests, type BlockContests } from './file-contests.ts';
import { NumberList } from './number-list.ts';

/** The records of one file. They follow each other. */
export interface LoggedFile {
  readonly file: ExportFile;
  /** Ordinal of its first record, from 0. */
  readonly first: number;
  /** One more than the ordinal of its last record. */
  readonly end: number;
  /** The contests that are on any of its records. */
  readonly contests: ReadonlySet<number>;
}

/**
 * Identity, marks and attributes of each record as hashes, in 32 bytes for each record. Records are numbered in the
 * order in which the sink gets them. The identity of a record is added after the record, and its fingerprints when its
 * block is full.
 */
export class RecordLog implements RecordIdentities {
  private readonly begun: { readonly file: ExportFile; readonly first: number }[] = [];
  private readonly lows = new NumberList();
  private readonly highs = new NumberList();
  private readonly lines = new NumberList();
  private readonly markLows = new NumberList();
  private readonly markHighs = new NumberList();
  private readonly contests = new FileContests();
  /** Index of the file to which the next fingerprints belong. */
  private digested = 0;
  private readonly attributes = Array.from({ length: attributeWords }, () => new NumberList());

  /** @param stored - returns how many records the sink has got */
  constructor(private readonly stored: () => number) {}

  beginFile(file: ExportFile): void {
    this.endFile();
    this.begun.push({ file, first: this.lows.length });
  }

  add(key: RecordKey | undefined, line: number): void {
    this.lows.push(key?.low ?? 0);
    // Zero stands for "no identity".
    this.highs.push(key ? key.high >>> 0 || 1 : 0);
    this.lines.push(line);
  }

  /** Adds the fingerprints of the next records. */
  addDigests({ marks, attributes, contests }: BlockDigests): void {
    this.addContests(contests, marks.low.length);
    this.markLows.addAll(marks.low);
    this.markHighs.addAll(marks.high);
    for (const [word, list] of this.attributes.entries()) list.addAll(attributes[word] ?? []);
  }

  /** Ends the last file. @returns all files, in the order in which they were read */
  finish(): LoggedFile[] {
    this.endFile();
    return this.begun.map(({ file, first }, place) => ({
      file,
      first,
      end: this.begun[place + 1]?.first ?? this.lows.length,
      contests: this.contests.of(place),
    }));
  }

  get records(): number {
    return this.lows.length;
  }

  /** Upper half of the identity of a record; 0 where it has none. */
  high(record: number): number {
    return this.highs.at(record);
  }

  low(record: number): number {
    return this.lows.at(record);
  }

  /** Line at which a record begins; 0 where its file has no lines. */
  line(record: number): number {
    return this.lines.at(record);
  }

  /** Both halves of the fingerprint of the marks of a record. */
  marks(record: number): readonly [low: number, high: number] {
    return [this.markLows.at(record), this.markHighs.at(record)];
  }

  marksAlike(a: number, b: number): boolean {
    return (
      this.markLows.at(a) === this.markLows.at(b) && this.markHighs.at(a) === this.markHighs.at(b)
    );
  }

  /** The kinds of attributes in which both records have a value and the values differ: one bit for each. */
  attributesApart(a: number, b: number): number {
    let kinds = 0;
    let word = 0;
    for (const list of this.attributes) {
      kinds |= kindsApart(list.at(a), list.at(b)) << (2 * word);
      word += 1;
    }
    return kinds;
  }

  /** Adds the contests of a block to the files of its records. */
  private addContests(contests: BlockContests, records: number): void {
    const start = this.markLows.length;
    for (let from = 0; from < records;) {
      const next = this.begun[this.digested + 1]?.first ?? Infinity;
      const to = Math.min(records, next - start);
      if (to > from) this.contests.add(this.digested, contests, from, to);
      if (to < records) this.digested += 1;
      from = to;
    }
  }

  /**
   * In a format without identities, no record of a file has one. Otherwise each record must have got one, or all would
   * shift.
   */
  private endFile(): void {
    const first = this.begun.at(-1)?.first ?? 0;
    const missing = this.stored() - this.lows.length;
    if (missing === 0) return;
    if (missing < 0 || this.lows.length > first)
      throw new Error('a reader names other records than it stores');
    for (let count = 0; count < missing; count += 1) this.add(undefined, 0);
  }
}
