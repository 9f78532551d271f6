import type { ContestRule } from '@crossvote/election';
import { attributeKinds } from '@crossvote/formats';
import {
  countBlock,
  encodeDictionary,
  findLayouts,
  toStoredAttribute,
  toStoredLayouts,
  toStoredMarks,
  type BlockCount,
  type RecordBlock,
} from '@crossvote/marks';
import { layoutKind, type NewBlock } from '@crossvote/store';
import { digestBlock, type BlockDigests } from './repeats/block-digests.ts';

/** A block in the form that is stored, with its counts. It is plain data, so that it can come from another thread. */
export interface CountedBlock {
  readonly block: NewBlock;
  readonly count: BlockCount;
  /** The fingerprints of the records, where files are compared. */
  readonly digests: BlockDigests | undefined;
}

const styleKind = attributeKinds.indexOf('ballotStyle');

/** How blocks are counted. */
export interface Counting {
  readonly ruleOf: (contest: number) => ContestRule;
  readonly comparesFiles: boolean;
}

/** Counts a block and brings it into the form that is stored. */
export function countedBlock(
  block: RecordBlock,
  { ruleOf, comparesFiles }: Counting,
): CountedBlock {
  return {
    count: countBlock(block.marks, block.recordCount, ruleOf),
    block: packedBlock(block),
    digests: comparesFiles ? digestBlock(block) : undefined,
  };
}

function packedBlock({ recordCount, marks, attributes }: RecordBlock): NewBlock {
  const encoder = new TextEncoder();
  const layouts = findLayouts(marks, recordCount, attributes.get(styleKind));
  const packed: NewBlock['attributes'][number][] = [...attributes].map(([kind, column]) => [
    attributeKinds[kind] ?? String(kind),
    {
      dictionary: encoder.encode(JSON.stringify(column.dictionary)),
      ...toStoredAttribute(column, recordCount, layouts),
    },
  ]);
  if (layouts) packed.push([layoutKind, { ...toStoredLayouts(layouts), ofLayouts: false }]);
  return {
    recordCount,
    marks: [...marks].map(([contest, column]) => [
      contest,
      {
        dictionary: encodeDictionary(column.dictionary),
        ...toStoredMarks(column, recordCount, layouts?.contests.get(contest)),
      },
    ]),
    attributes: packed,
  };
}
