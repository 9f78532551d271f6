import type { AgreedMarks } from './agreed-marks.ts';
import type { ComparedFile } from './compared-files.ts';

/**
 * How records of two files with the same identities relate. `repeated`: all are alike, so they are the same records.
 * `unclear`: nine in ten are alike. `in-part`: the files have different contests, and nine records in ten have the same
 * marks in the contests that both files have. `parted`: the files have no contest in common. `anew`: numbering began
 * anew, so the same identities mean other records.
 */
export type Verdict = 'repeated' | 'unclear' | 'in-part' | 'parted' | 'anew';

/** Two files, or units of files, that share record identities. */
export interface FilePair {
  readonly files: readonly [ComparedFile, ComparedFile];
  /** Which contests both files have: the same ones, all contests of one file, some, or none. */
  readonly common: 'same' | 'nested' | 'some' | 'none';
  /** Number of identities that are in both. */
  shared: number;
  /** Shared identities whose records have the same marks, and the same attributes as far as both files have them. */
  alike: number;
  /** Shared identities whose records have the same marks, with any attributes. */
  markedAlike: number;
  /** Shared identities whose records have the same attributes, with any marks. */
  sameAttributes: number;
  /**
   * Shared identities whose records have the same attributes, and the same marks in the contests that both files have.
   */
  alikeInPart: number;
  /**
   * Number of contests that the closer look compared for `alikeInPart`; 0 before that, and where the files have no
   * contest in common.
   */
  contestsCompared: number;
  /** Kinds of attributes in which records with the same marks differ, one bit for each. */
  kindsApart: number;
  /** Marks of the records that have the same marks and differ in an attribute. */
  readonly marksOfApart: AgreedMarks;
  /** Marks of the records that have the same marks in the contests that both files have. */
  readonly marksInPart: AgreedMarks;
}
