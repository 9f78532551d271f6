export { BlockBuilder, blockCapacity, type RecordBlock } from './block-builder.ts';
export { ContestGroups, type ContestGroup } from './contest-groups.ts';
export { ContestPatterns, type ContestPattern } from './contest-patterns.ts';
export { countBlock, type BlockCount } from './count-block.ts';
export { countSelection, type CountedSelection } from './count-selection.ts';
export {
  absentContest,
  crossTabulate,
  placeCount,
  rowOf,
  specialRows,
  type ContestColumn,
  type CrossTable,
} from './cross-table.ts';
export { decodeCrossTable, encodeCrossTable, transpose } from './cross-table-bytes.ts';
export { findLayouts, type FoundLayouts, type Layouts } from './find-layouts.ts';
export type { AttributeBlock, MarkBlock } from './mark-block.ts';
export {
  unpackCodes,
  widthFor,
  type CodeBlock,
  type CodeWidth,
  type PackedCodes,
} from './packed-codes.ts';
export {
  findRarePairs,
  holderCount,
  isHeld,
  isRare,
  type PairRecords,
  type RarePair,
  type RarePairs,
} from './rare-pairs.ts';
export { digestRecords, type RecordDigests } from './record-digests.ts';
export { decodeDictionary, encodeDictionary } from './selection.ts';
export {
  fromStoredAttribute,
  fromStoredLayouts,
  fromStoredMarks,
  toStoredAttribute,
  toStoredLayouts,
  toStoredMarks,
  type StoredAttribute,
  type StoredLayouts,
  type StoredMarks,
} from './stored-columns.ts';
export { TallyCounter, type ContestTally } from './tally.ts';
