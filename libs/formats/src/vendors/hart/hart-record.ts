/** One marked option of a contest, as the file has it. */
export interface HartOption {
  readonly id: string;
  /** White space folded; empty for a write-in line without a name. */
  readonly name: string;
  readonly isWriteIn: boolean;
  /** A write-in that the office has rejected: no vote. */
  readonly isRejected: boolean;
  /** Ranks from 1 at which it is marked; in a contest without ranks, 1 alone. */
  readonly ranks: readonly number[];
  /** Number of ranks that the file leaves room for. */
  readonly rankCount: number;
}

/** One contest of a file. */
export interface HartContest {
  readonly id: string;
  /** White space folded. */
  readonly name: string;
  readonly options: readonly HartOption[];
  /** Unused votes; 0 where the file does not say. */
  readonly undervotes: number;
  readonly isOvervoted: boolean;
  /** The element with which the system voided the contest on this record, or empty. */
  readonly voidedBy: string;
  /** Paths of elements and attributes that the format is not known to have there. */
  readonly unknown: readonly string[];
}

/** One file: a sheet of a paper ballot, or an electronic ballot. */
export interface HartRecord {
  readonly contests: readonly HartContest[];
  /** 0 where the file does not say. */
  readonly sheet: number;
  readonly isElectronic: boolean;
  readonly precinct: string;
  readonly party: string;
  readonly batch: string;
  readonly device: string;
  /** Identifier of the record in lower case; never shown. */
  readonly guid: string;
  /** Paths of elements and attributes outside of its contests that the format is not known to have. */
  readonly unknown: readonly string[];
}

/** Devices lose line breaks within names: spellings that differ in white space alone are one name. */
export function withoutSpace(name: string): string {
  return name.includes(' ') ? name.replaceAll(' ', '') : name;
}

/** Of two spellings that differ in white space alone, the one with more of it. */
export function fullerName(one: string, other: string): string {
  if (one.length !== other.length) return one.length > other.length ? one : other;
  return one < other ? one : other;
}

/** Tells contests apart: an id alone may stand for two names, and a name for two ids. */
export function contestKey({ id, name }: Pick<HartContest, 'id' | 'name'>): string {
  return `${id} ${withoutSpace(name)}`;
}

/** The key of a write-in line without a name. */
export const unnamedLineKey = 'write-in ';

/** Tells the choices of a contest apart. All write-in lines without a name are one choice. */
export function optionKey({ id, name, isWriteIn }: HartOption): string {
  return isWriteIn ? `${unnamedLineKey}${withoutSpace(name)}` : `${id} ${withoutSpace(name)}`;
}
