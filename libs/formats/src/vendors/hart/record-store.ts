import type { Selection } from '@crossvote/election';
import { attributeKinds, type AttributeKind, type CvrSink } from '../../cvr-sink.ts';
import type { KnownContest } from './contest-definition.ts';
import { contestKey, type HartContest } from './hart-record.ts';
import { readSelection } from './read-selection.ts';
import { AttributeCodes, BlockCodes } from '../../records/block-codes.ts';

/** Attributes of a record by their kind; empty ones are not set. */
export type RecordAttributes = Readonly<Partial<Record<AttributeKind, string>>>;

/** A contest of a record in the form for the sink. */
interface Entry {
  readonly contest: number;
  readonly selection: Selection;
  /** Equal for equal selections of one contest. */
  readonly key: string;
}

/** Stores records, and keeps the codes of the current block of the sink. */
export class RecordStore {
  private readonly codes = new BlockCodes();
  private readonly attributes: AttributeCodes;
  /** Entries by contest, as records share their contests; undefined where a contest is not on the record. */
  private readonly entries = new WeakMap<HartContest, Entry | undefined>();

  constructor(
    private readonly sink: CvrSink,
    private readonly contests: ReadonlyMap<string, KnownContest>,
  ) {
    this.attributes = new AttributeCodes(sink);
  }

  store(contests: readonly HartContest[], attributes: RecordAttributes): void {
    for (const contest of contests) {
      const entry = this.entryOf(contest);
      if (entry) this.sink.setSelection(entry.contest, this.selectionCode(entry));
    }
    attributeKinds.forEach((kind, place) => {
      this.attributes.set(place, attributes[kind] ?? '');
    });
    if (!this.sink.endRecord()) return;
    this.codes.forget();
    this.attributes.forget();
  }

  private entryOf(contest: HartContest): Entry | undefined {
    if (this.entries.has(contest)) return this.entries.get(contest);
    const entry = this.readEntry(contest);
    this.entries.set(contest, entry);
    return entry;
  }

  private readEntry(contest: HartContest): Entry | undefined {
    const known = this.contests.get(contestKey(contest));
    const selection = known && readSelection(contest, known);
    if (!known || !selection) return undefined;
    const marks = selection.marks.map(({ choice, rank }) => `${choice}.${rank}`);
    const key = `${known.number} ${selection.declared} ${marks.join()}`;
    return { contest: known.number, selection, key };
  }

  private selectionCode({ contest, selection, key }: Entry): number {
    return this.codes.of(key, () => this.sink.selectionCode(contest, selection));
  }
}
