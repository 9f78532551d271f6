import { attributeKinds } from '@crossvote/formats';
import { BlockBuilder, fromStoredAttribute, unpackCodes, type RecordBlock } from '@crossvote/marks';
import { layoutKind, type NewBlock } from '@crossvote/store';
import { layoutsOfBlock, marksOfBlock } from './marks-of-block.ts';

/**
 * A block without some of its records.
 *
 * @param isLeftOut - whether the record at a place of the block is left out
 * @returns undefined where no record is left
 */
export function withoutRecords(
  block: NewBlock,
  isLeftOut: (place: number) => boolean,
): RecordBlock | undefined {
  const { recordCount } = block;
  const kept: number[] = [];
  for (let place = 0; place < recordCount; place += 1) if (!isLeftOut(place)) kept.push(place);
  if (kept.length === 0) return undefined;
  const builder = new BlockBuilder(recordCount);
  const layouts = layoutsOfBlock(block);
  for (const [contest, column] of marksOfBlock(block)) {
    const codes = unpackCodes(column, recordCount);
    const ask = column.dictionary.map((selection) => builder.selectionCode(contest, selection));
    builder.setSelections(contest, takeCodes(codes, kept, ask));
  }
  for (const [kind, column] of block.attributes) {
    if (kind === layoutKind) continue;
    const number = attributeKinds.findIndex((known) => known === kind);
    // countedBlock() wrote this JSON.
    const dictionary = JSON.parse(new TextDecoder().decode(column.dictionary)) as string[];
    const codes = unpackCodes(
      { dictionary, ...fromStoredAttribute(column, recordCount, layouts) },
      recordCount,
    );
    const ask = dictionary.map((value) => builder.attributeCode(number, value));
    builder.setAttributes(number, takeCodes(codes, kept, ask));
  }
  return builder.endRecords(kept.length) ?? builder.takeBlock();
}

/** @param codeOf - new codes for the old codes 1, 2, … */
function takeCodes(
  codes: Uint16Array,
  kept: readonly number[],
  codeOf: readonly number[],
): Uint16Array {
  return Uint16Array.from(kept, (place) => codeOf[(codes[place] ?? 0) - 1] ?? 0);
}
