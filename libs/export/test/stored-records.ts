import {
  decodeDictionary,
  fromStoredAttribute,
  fromStoredLayouts,
  fromStoredMarks,
  unpackCodes,
  type Layouts,
} from '@crossvote/marks';
import { layoutKind, type Store } from '@crossvote/store';

/** One stored record: its selections by the place of the contest, as texts that are equal only for equal selections. */
export interface PlainRecord {
  readonly selections: Readonly<Record<number, string>>;
  readonly attributes: Readonly<Record<string, string>>;
}

interface Writable {
  selections: Record<number, string>;
  attributes: Record<string, string>;
}

const kinds = ['precinct', 'ballotStyle', 'countingGroup', 'tabulator', 'batch', 'party'];

/** `redacted 0:1 0:2`: what is declared, then rank and choice of each mark, sorted. */
export function selectionText(
  declared: string,
  marks: readonly { readonly choice: number; readonly rank: number }[],
): string {
  return [declared, ...marks.map(({ rank, choice }) => `${rank}:${choice}`).sort()].join(' ');
}

/** The layouts of the blocks that have some. */
export async function layoutsOf(store: Store, id: number): Promise<(Layouts | undefined)[]> {
  const sizes = (await store.datasets.blockSizes(id))!;
  const layouts: (Layouts | undefined)[] = [];
  for (const block of (await store.datasets.attributeBlocks(id, layoutKind))!)
    layouts[block.ordinal] = fromStoredLayouts(block, sizes[block.ordinal]!);
  return layouts;
}

/** All records of a dataset, read column by column, independently of the code that exports them. */
export async function recordsOf(store: Store, id: number): Promise<PlainRecord[]> {
  const { datasets } = store;
  const sizes = (await datasets.blockSizes(id))!;
  const layouts = await layoutsOf(store, id);
  const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0));
  const records = Array.from<unknown, Writable>(
    { length: sizes.reduce((sum, size) => sum + size, 0) },
    () => ({
      selections: {},
      attributes: {},
    }),
  );
  for (const { id: contestId, position } of (await datasets.contests(id))!)
    for (const block of (await datasets.markBlocks(id, contestId))!) {
      const dictionary = decodeDictionary(block.dictionary);
      unpackCodes(
        { dictionary, ...fromStoredMarks(block, sizes[block.ordinal]!, layouts[block.ordinal]) },
        sizes[block.ordinal]!,
      ).forEach((code, row) => {
        if (code === 0) return;
        const { declared, marks } = dictionary[code - 1]!;
        records[starts[block.ordinal]! + row]!.selections[position] = selectionText(
          declared,
          marks,
        );
      });
    }
  for (const kind of kinds)
    for (const block of (await datasets.attributeBlocks(id, kind))!) {
      const dictionary = JSON.parse(Buffer.from(block.dictionary).toString()) as string[];
      unpackCodes(
        {
          dictionary,
          ...fromStoredAttribute(block, sizes[block.ordinal]!, layouts[block.ordinal]),
        },
        sizes[block.ordinal]!,
      ).forEach((code, row) => {
        if (code > 0)
          records[starts[block.ordinal]! + row]!.attributes[kind] = dictionary[code - 1]!;
      });
    }
  return records;
}

/** Contests of a dataset without their identifiers. */
export async function contestsOf(store: Store, id: number) {
  const contests = (await store.datasets.contests(id))!;
  return contests.map((contest) => ({
    ...contest,
    id: 0,
    choices: contest.choices.map((choice) => ({ ...choice, id: 0 })),
  }));
}

/** Everything that a lossless export keeps. */
export async function wholeOf(store: Store, id: number) {
  const { name, totalRecords } = (await store.datasets.find(id))!;
  const run = (await store.datasets.ingestRun(id))!;
  return {
    name,
    totalRecords,
    softwareVersion: run.softwareVersion,
    contests: await contestsOf(store, id),
    records: await recordsOf(store, id),
  };
}
