import { decodeCrossTable, fromStoredAttribute, placeCount, unpackCodes } from '@crossvote/marks';
import { DamagedError, layoutKind, type DamageListener, type Store } from '@crossvote/store';
import type { Ballot } from './ballot.ts';
import { readLayouts, type BlockLayouts } from './block-layouts.ts';
import { contestColumn } from './contest-column.ts';

/** What reading a whole dataset found. */
export interface DatasetCheck {
  readonly datasetId: number;
  readonly name: string;
  readonly records: number;
  readonly contests: number;
  /** Whether its rows have checksums. Without them, damage is only seen where it changes the results of a contest. */
  readonly hasChecksums: boolean;
  /** Each place that is damaged. */
  readonly damage: readonly string[];
}

/**
 * Reads everything that is stored for a dataset, compares it with its checksums, and counts the results again from the
 * marks.
 *
 * @returns null when there is no such dataset
 * @remarks O(records × contests); memory is that of one contest
 */
export async function verifyDataset(store: Store, datasetId: number): Promise<DatasetCheck | null> {
  for (;;) {
    const version = await store.datasets.versionOf(datasetId);
    if (version === null) return null;
    // Where it was removed, or another took its place meanwhile, its rows went while they were read.
    const isThere = async () => (await store.datasets.versionOf(datasetId)) === version;
    try {
      const check = await verifyVersion(store, datasetId, version);
      if (await isThere()) return check;
    } catch (error) {
      if (await isThere()) throw error;
    }
  }
}

async function verifyVersion(
  store: Store,
  datasetId: number,
  version: number,
): Promise<DatasetCheck | null> {
  const found = new Set<string>();
  const tell: DamageListener = (place) => found.add(place);
  const datasets = store.datasets.at(version);
  const hasChecksums = await datasets.isSealed(datasetId);
  const dataset = await datasets.find(datasetId, tell);
  const contests = await datasets.contests(datasetId, tell);
  const blockSizes = await datasets.blockSizes(datasetId, tell);
  await datasets.ingestRun(datasetId, tell);
  if (hasChecksums === null || !dataset || !contests || !blockSizes) return null;
  const records = blockSizes.reduce((sum, size) => sum + size, 0);
  if (records !== dataset.totalRecords)
    tell(`it should have ${dataset.totalRecords} records, and its blocks have ${records}`);
  const byId = new Map(contests.map((contest) => [contest.id, contest]));
  const ballot: Ballot = { datasetId, version, contests, byId, blockSizes };
  const layouts = (await told(tell, () => readLayouts(store, ballot, tell))) ?? [];
  for (const contest of contests)
    await told(tell, async () => {
      const blocks = await datasets.markBlocks(datasetId, contest.id, tell);
      if (blocks) contestColumn(contest, blocks, blockSizes, layouts);
    });
  await verifyAttributes(store, ballot, layouts, tell);
  await verifyCrossTables(store, ballot, tell);
  const { name } = dataset;
  return {
    ...{ datasetId, name, records, contests: contests.length, hasChecksums },
    damage: [...found],
  };
}

async function verifyAttributes(
  store: Store,
  { datasetId, version, blockSizes }: Ballot,
  layouts: BlockLayouts,
  tell: DamageListener,
): Promise<void> {
  const datasets = store.datasets.at(version);
  const kinds = (await datasets.attributeKinds(datasetId, tell)) ?? [];
  for (const kind of kinds.filter((name) => name !== layoutKind)) {
    const columns = (await datasets.attributeBlocks(datasetId, kind, tell)) ?? [];
    for (const { ordinal, dictionary, ...column } of columns) {
      const count = blockSizes[ordinal] ?? 0;
      try {
        const values: unknown = JSON.parse(new TextDecoder().decode(dictionary));
        if (!Array.isArray(values)) throw new RangeError('damaged attribute dictionary');
        const packed = fromStoredAttribute(column, count, layouts[ordinal]);
        unpackCodes({ dictionary: values, ...packed }, count);
      } catch (error) {
        if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error;
        tell(`the attribute ${kind} in block ${ordinal}`);
      }
    }
  }
}

async function verifyCrossTables(
  { crossTables }: Store,
  { version, contests }: Ballot,
  tell: DamageListener,
): Promise<void> {
  for (const pair of await crossTables.pairs(version)) {
    const { firstPosition, secondPosition } = pair;
    const counts = await crossTables.find(version, pair, tell);
    const [rows, columns] = [firstPosition, secondPosition].map((position) =>
      placeCount(contests[position]?.choices.length ?? 0),
    );
    try {
      if (counts) decodeCrossTable(counts, rows ?? 0, columns ?? 0);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      tell(`the cross table of the contests at ${firstPosition} and ${secondPosition}`);
    }
  }
}

/** Reports damage and goes on. */
async function told<Result>(
  tell: DamageListener,
  read: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof DamagedError)) throw error;
    tell(error.place);
    return undefined;
  }
}
