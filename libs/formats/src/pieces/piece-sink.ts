import type { CvrSink } from '../cvr-sink.ts';

/** Where the records of a piece go: one by one as anywhere, or many at once. */
export interface PieceSink extends Pick<
  CvrSink,
  'selectionCode' | 'attributeCode' | 'setSelection' | 'setAttribute' | 'endRecord'
> {
  /** Records that the present block has room for, at least 1. */
  readonly room: number;
  /** Whether the present block must end with the present record, whatever room there is. */
  readonly isFull: boolean;
  /** Says what the next records have of `contest`, a code for each; 0 where it is not on the record. */
  setSelections(contest: number, codes: Uint16Array): void;
  /** The same of an attribute; 0 where a record has none. */
  setAttributes(kind: number, codes: Uint16Array): void;
  /** Ends the next `count` records, no more than there is room for. @returns true when codes are void from here on */
  endRecords(count: number): boolean;
}
