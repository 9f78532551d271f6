import type { AgreedMarks } from './agreed-marks.ts';
import type { ComparedFile } from './compared-files.ts';

/**
 * What the records are to each other whose names stand in both of two files. `repeated`: all are alike.
 * `unclear`: nine in ten are. `in-part`: the files have different contests, and nine in ten mark the same in those that
 * both have. `parted`: they have no contest together. `anew`: the names are others' in each, as numbers that begin anew
 * are.
 */
export type Verdict = 'repeated' | 'unclear' | 'in-part' | 'parted' | 'anew';

/** Two files, or units of files, that share names. */
export interface FilePair {
  readonly files: readonly [ComparedFile, ComparedFile];
  /** Which contests both have: the same, all of one of them, some, or none. */
  readonly common: 'same' | 'nested' | 'some' | 'none';
  /** Names that stand in both. */
  shared: number;
  /** Those of them whose records mark the same, and have the same attributes as far as both files have them. */
  alike: number;
  /** Those of them whose records mark the same, whatever their attributes. */
  markedAlike: number;
  /** Those of them whose records have the same attributes, whatever they mark. */
  sameAttributes: number;
  /** Those of them whose records have the same attributes, and mark the same in the contests that both files have. */
  alikeInPart: number;
  /** Contests that a closer look compared for this; 0 before, and where both files have none together. */
  contestsCompared: number;
  /** Kinds of attributes in which records that mark the same differ, a bit for each. */
  kindsApart: number;
  /** Of records that mark the same and differ in an attribute. */
  readonly marksOfApart: AgreedMarks;
  /** Of records that mark the same in the contests that both files have. */
  readonly marksInPart: AgreedMarks;
}
