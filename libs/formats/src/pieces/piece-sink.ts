import type { CvrSink } from '../cvr-sink.ts';

/** A sink for the records of a piece: one by one, or many at once. */
export interface PieceSink extends Pick<
  CvrSink,
  'selectionCode' | 'attributeCode' | 'setSelection' | 'setAttribute' | 'endRecord'
> {
  /** Number of records that still fit into the current block, at least 1. */
  readonly room: number;
  /** Whether the current block must end with the current record, even if there is room. */
  readonly isFull: boolean;
  /**
   * Sets the selections of the next records in `contest`, a code for each; 0 where the contest is not on the record.
   */
  setSelections(contest: number, codes: Uint16Array): void;
  /** Sets an attribute of the next records; 0 where a record has no value. */
  setAttributes(kind: number, codes: Uint16Array): void;
  /** Ends the next `count` records, at most `room`. @returns true when codes are no longer valid */
  endRecords(count: number): boolean;
}
