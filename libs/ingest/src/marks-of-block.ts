import {
  decodeDictionary,
  fromStoredLayouts,
  fromStoredMarks,
  type Layouts,
  type MarkBlock,
} from '@crossvote/marks';
import { layoutKind, type NewBlock } from '@crossvote/store';

/** The layouts of a block in the form that is stored; undefined where it has none. */
export function layoutsOfBlock({ attributes, recordCount }: NewBlock): Layouts | undefined {
  const stored = attributes.find(([kind]) => kind === layoutKind)?.[1];
  return stored && fromStoredLayouts(stored, recordCount);
}

/**
 * The marks of a block in the form that is stored, by contest.
 *
 * @param isWanted - whether the marks of a contest are needed
 */
export function marksOfBlock(
  block: NewBlock,
  isWanted: (contest: number) => boolean = () => true,
): Map<number, MarkBlock> {
  const layouts = layoutsOfBlock(block);
  const wanted = block.marks.filter(([contest]) => isWanted(contest));
  return new Map(
    wanted.map(([contest, column]) => [
      contest,
      {
        dictionary: decodeDictionary(column.dictionary),
        ...fromStoredMarks(column, block.recordCount, layouts),
      },
    ]),
  );
}
