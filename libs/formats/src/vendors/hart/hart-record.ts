/** One marked option of a contest in a file. */
export interface HartOption {
  readonly id: string;
  /** White space folded; empty for a write-in line without a name. */
  readonly name: string;
  readonly isWriteIn: boolean;
  /** Whether the office has rejected the write-in, so that it is no vote. */
  readonly isRejected: boolean;
  /** Ranks at which it is marked, from 1; in a contest without ranks, only 1. */
  readonly ranks: readonly number[];
  /** Number of ranks in the file. */
  readonly rankCount: number;
}

/** One contest of a file. */
export interface HartContest {
  readonly id: string;
  /** White space folded. */
  readonly name: string;
  readonly options: readonly HartOption[];
  /** Unused votes; 0 where the file does not state them. */
  readonly undervotes: number;
  readonly isOvervoted: boolean;
  /** The element with which the system voided the contest on this record, or empty. */
  readonly voidedBy: string;
  /** Paths of unknown elements and attributes. */
  readonly unknown: readonly string[];
}

/** One file: a sheet of a paper ballot, or an electronic ballot. */
export interface HartRecord {
  readonly contests: readonly HartContest[];
  /** 0 where the file does not state it. */
  readonly sheet: number;
  readonly isElectronic: boolean;
  readonly precinct: string;
  readonly party: string;
  readonly batch: string;
  readonly device: string;
  /** Identifier of the record in lower case; never shown. */
  readonly guid: string;
  /** Paths of unknown elements and attributes outside its contests. */
  readonly unknown: readonly string[];
}

/**
 * A name without white space. Devices lose line breaks within names, so spellings that differ only in white space are
 * one name.
 */
export function withoutSpace(name: string): string {
  return name.includes(' ') ? name.replaceAll(' ', '') : name;
}

/** The one with more white space of two spellings that differ only in it. */
export function fullerName(one: string, other: string): string {
  if (one.length !== other.length) return one.length > other.length ? one : other;
  return one < other ? one : other;
}

/** The key of a contest: id and name, as one id may have two names, and one name two ids. */
export function contestKey({ id, name }: Pick<HartContest, 'id' | 'name'>): string {
  return `${id} ${withoutSpace(name)}`;
}

/** The key of a write-in line without a name. */
export const unnamedLineKey = 'write-in ';

/** The key of a choice of a contest. All unnamed write-in lines are one choice. */
export function optionKey({ id, name, isWriteIn }: HartOption): string {
  return isWriteIn ? `${unnamedLineKey}${withoutSpace(name)}` : `${id} ${withoutSpace(name)}`;
}
