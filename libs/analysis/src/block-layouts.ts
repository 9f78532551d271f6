import { fromStoredLayouts, type Layouts } from '@crossvote/marks';
import { DamagedError, layoutKind, type DamageListener, type Store } from '@crossvote/store';
import type { Ballot } from './ballot.ts';
import { datasetNotFound } from './errors.ts';

/** By block; undefined where a block has no layouts. */
export type BlockLayouts = readonly (Layouts | undefined)[];

/**
 * Reads the layouts of the records of a dataset.
 *
 * @param onDamage - called for each part that does not fit its checksum
 * @throws DamagedError when they cannot be read, or for damage where `onDamage` is not given
 * @remarks O(records)
 */
export async function readLayouts(
  store: Store,
  { datasetId, version, blockSizes }: Ballot,
  onDamage?: DamageListener,
): Promise<BlockLayouts> {
  const datasets = store.datasets.at(version);
  const stored = await datasets.attributeBlocks(datasetId, layoutKind, onDamage);
  if (!stored) throw datasetNotFound(datasetId);
  const layouts = new Array<Layouts | undefined>(blockSizes.length).fill(undefined);
  try {
    for (const block of stored)
      layouts[block.ordinal] = fromStoredLayouts(block, blockSizes[block.ordinal] ?? 0);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DamagedError(`dataset ${datasetId}, the layouts of its records`, { cause: error });
  }
  return layouts;
}

/** Approximate memory of layouts, in bytes. */
export function layoutBytes(layouts: BlockLayouts): number {
  return layouts.reduce((sum, block) => sum + 8 + (block?.codes.length ?? 0), 1);
}
