import {
  BlockBuilder,
  encodeDictionary,
  toStoredAttribute,
  toStoredMarks,
  TallyCounter,
  type RecordBlock,
} from '@crossvote/marks';
import type { Store } from '@crossvote/store';
import { selectionText, type PlainRecord } from './stored-records.ts';

/** A contest to store. */
export interface PlainContest {
  readonly name: string;
  readonly voteFor?: number;
  readonly rankLimit?: number;
  readonly code?: string;
  readonly party?: string;
  readonly file?: string;
  readonly choices: readonly {
    readonly name: string;
    readonly party?: string;
    readonly code?: string;
    readonly isWriteIn?: boolean;
    readonly aggregateVotes?: number;
  }[];
}

/** The selection of a record in a contest: choices by their places, with ranks in a ranked contest. */
export interface PlainSelection {
  readonly declared?: 'nothing' | 'overvoted' | 'redacted';
  readonly marks?: readonly (number | readonly [choice: number, rank: number])[];
}

/** A record to store; a contest that is undefined is not on it. */
export interface NewRecord {
  readonly selections: readonly (PlainSelection | undefined)[];
  readonly attributes?: Readonly<Record<string, string>>;
}

const kinds = ['precinct', 'ballotStyle', 'countingGroup', 'tabulator', 'batch', 'party'];

const marksOf = ({ marks = [] }: PlainSelection) =>
  marks.map((mark) =>
    typeof mark === 'number' ? { choice: mark, rank: 0 } : { choice: mark[0], rank: mark[1] },
  );

/** The records that the store must return. */
export function expectedRecords(records: readonly NewRecord[]): PlainRecord[] {
  return records.map(({ selections, attributes = {} }) => ({
    attributes,
    selections: Object.fromEntries(
      selections.flatMap((selection, place) =>
        selection
          ? [[place, selectionText(selection.declared ?? 'nothing', marksOf(selection))]]
          : [],
      ),
    ),
  }));
}

/** Stores a dataset without any file. @returns its id */
export async function storeDataset(
  store: Store,
  {
    name = 'A test',
    contests: plain,
    records,
    blockRecords = 3,
  }: {
    readonly name?: string;
    readonly contests: readonly PlainContest[];
    readonly records: readonly NewRecord[];
    readonly blockRecords?: number;
  },
): Promise<number> {
  const contests = plain.map(
    ({ name: title, voteFor = 1, rankLimit = 0, code = '', party = '' }) => ({
      name: title,
      voteFor,
      rankLimit,
      code,
      party,
    }),
  );
  const counters = contests.map((contest) => new TallyCounter(contest));
  const writer = await store.beginDataset({ format: 'test' });
  const give = async (block: RecordBlock | undefined) => {
    if (!block) return;
    for (const [contest, marks] of block.marks) counters[contest]!.add(marks, block.recordCount);
    const packed = {
      recordCount: block.recordCount,
      marks: [...block.marks].map(
        ([contest, column]) =>
          [
            contest,
            {
              ...toStoredMarks(column, block.recordCount, undefined),
              dictionary: encodeDictionary(column.dictionary),
            },
          ] as const,
      ),
      attributes: [...block.attributes].map(
        ([kind, column]) =>
          [
            kinds[kind]!,
            {
              ...toStoredAttribute(column, block.recordCount, undefined),
              dictionary: new TextEncoder().encode(JSON.stringify(column.dictionary)),
            },
          ] as const,
      ),
    };
    await writer.writeBlock(packed, contests);
  };
  const builder = new BlockBuilder(blockRecords);
  for (const { selections, attributes = {} } of records) {
    selections.forEach((selection, contest) => {
      if (!selection) return;
      const { declared = 'nothing' } = selection;
      const code = builder.selectionCode(contest, { declared, marks: marksOf(selection) });
      builder.setSelection(contest, code);
    });
    for (const [kind, value] of Object.entries(attributes))
      builder.setAttribute(kinds.indexOf(kind), builder.attributeCode(kinds.indexOf(kind), value));
    await give(builder.endRecord());
  }
  await give(builder.takeBlock());
  const finished = contests.map((contest, place) => {
    const { votes, ...tally } = counters[place]!.result(plain[place]!.choices.length);
    const choices = plain[place]!.choices.map((choice, at) => ({
      party: '',
      code: '',
      isWriteIn: false,
      aggregateVotes: 0,
      ...choice,
      voteCount: votes[at]!,
    }));
    return { ...contest, ...tally, file: plain[place]!.file ?? '', choices };
  });
  await writer.complete({
    name,
    description: '',
    electionDate: '2024-11-05',
    electionType: 'general',
    resultsStatus: 'unofficial',
    softwareVersion: '1.2',
    recordsRead: records.length,
    stored: records.length,
    refused: 0,
    repeated: 0,
    issues: '[]',
    contests: finished,
    files: [],
    replace: false,
  });
  return writer.datasetId;
}
