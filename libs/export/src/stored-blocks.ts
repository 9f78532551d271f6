import type { Dataset, Selection } from '@crossvote/election';
import {
  decodeDictionary,
  fromStoredAttribute,
  fromStoredLayouts,
  fromStoredMarks,
  TallyCounter,
  unpackCodes,
  type Layouts,
  type PackedCodes,
} from '@crossvote/marks';
import { layoutKind, StoreError, type Store } from '@crossvote/store';
import { attributeColumns } from './attribute-columns.ts';
import {
  DatasetMissingError,
  type Column,
  type ExportedBlock,
  type ExportedContest,
} from './exported-block.ts';

/** A contest with the tally of the records read so far. */
interface TalliedContest {
  readonly contest: ExportedContest;
  readonly tally: TallyCounter;
}

type StoredRecords = NonNullable<Awaited<ReturnType<Store['datasets']['recordBlock']>>>;
type StoredMarks = StoredRecords['marks'][number];

/** The facts that all columns of a block need for reading. */
interface BlockFrame {
  readonly recordCount: number;
  readonly layouts: Layouts | undefined;
}

/**
 * Reads the records of a dataset block by block, and compares them with the results of the ingest.
 *
 * @throws DatasetMissingError when it is removed or replaced meanwhile; StoreError when it is damaged: then what was read is
 *   not to be trusted
 */
export async function* readBlocks(
  datasets: Store['datasets'],
  { id, totalRecords }: Dataset,
  contests: readonly ExportedContest[],
): AsyncGenerator<ExportedBlock, void, undefined> {
  const sizes = await datasets.blockSizes(id);
  if (!sizes) throw new DatasetMissingError(id);
  const tallied = contests.map((contest) => ({ contest, tally: new TallyCounter(contest) }));
  let firstRecord = 1;
  for (const ordinal of sizes.keys()) {
    const block = await datasets.recordBlock(id, ordinal);
    if (!block) throw new DatasetMissingError(id, true);
    yield unpackBlock(id, block, tallied, firstRecord);
    firstRecord += block.recordCount;
  }
  if (firstRecord - 1 !== totalRecords || !tallied.every(hasResults)) throw damaged(id);
}

function unpackBlock(
  datasetId: number,
  { recordCount, marks, attributes }: StoredRecords,
  contests: readonly TalliedContest[],
  firstRecord: number,
): ExportedBlock {
  const ofContest = new Map(marks.map((column) => [column.contestId, column]));
  const ofKind = new Map(attributes.map((column) => [column.kind, column]));
  try {
    const stored = ofKind.get(layoutKind);
    const layouts = stored && fromStoredLayouts(stored, recordCount);
    const frame = { recordCount, layouts };
    return {
      firstRecord,
      recordCount,
      marks: contests.map((contest) => {
        const column = ofContest.get(contest.contest.id);
        return column && unpackMarks(column, frame, contest);
      }),
      attributes: attributeColumns.map(([kind]) => {
        const column = ofKind.get(kind);
        if (!column) return undefined;
        const packed = fromStoredAttribute(column, recordCount, layouts);
        return unpack(packed, decodeTexts(column.dictionary), recordCount);
      }),
    };
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError)
      throw damaged(datasetId, error);
    throw error;
  }
}

function unpackMarks(
  column: StoredMarks,
  { recordCount, layouts }: BlockFrame,
  { contest, tally }: TalliedContest,
): Column<Selection> {
  const dictionary = decodeDictionary(column.dictionary);
  for (const { marks } of dictionary)
    for (const { choice, rank } of marks)
      if (choice >= contest.choices.length || (rank === 0 && contest.rankLimit > 0))
        throw new RangeError('damaged selection dictionary');
  const packed = fromStoredMarks(column, recordCount, layouts);
  tally.add({ dictionary, ...packed }, recordCount);
  return unpack(packed, dictionary, recordCount);
}

function unpack<Entry>(
  packed: PackedCodes,
  dictionary: readonly Entry[],
  recordCount: number,
): Column<Entry> {
  return { entries: dictionary, codes: unpackCodes({ dictionary, ...packed }, recordCount) };
}

/** Reads a list of texts in the JSON that the ingest writes. */
function decodeTexts(bytes: Uint8Array): string[] {
  const texts: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const isText = (text: unknown): text is string => typeof text === 'string';
  if (Array.isArray(texts) && texts.every(isText)) return texts;
  throw new RangeError('damaged attribute dictionary');
}

/**
 * Whether the records give the results that the ingest stored, so that a damaged database never gives a wrong export.
 */
function hasResults({ contest, tally }: TalliedContest): boolean {
  const result = tally.result(contest.choices.length);
  return (
    result.records === contest.records &&
    result.undervotes === contest.undervotes &&
    result.overvotes === contest.overvotes &&
    result.redactedRecords === contest.redactedRecords &&
    contest.choices.every(({ voteCount }, place) => result.votes[place] === voteCount)
  );
}

function damaged(datasetId: number, cause?: Error): StoreError {
  return new StoreError(
    `the stored records of dataset ${datasetId} are damaged, and the export is not whole; ingest it again with --replace`,
    { cause },
  );
}
