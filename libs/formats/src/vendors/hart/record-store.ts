import type { Selection } from '@crossvote/election';
import { attributeKinds, type AttributeKind, type CvrSink } from '../../cvr-sink.ts';
import type { KnownContest } from './contest-definition.ts';
import { contestKey, type HartContest } from './hart-record.ts';
import { readSelection } from './read-selection.ts';

/** Attributes of a record by their kind; empty ones are not set. */
export type RecordAttributes = Readonly<Partial<Record<AttributeKind, string>>>;

/** What a contest of a record comes to in the sink. */
interface Entry {
  readonly contest: number;
  readonly selection: Selection;
  /** Equal for equal selections of one contest. */
  readonly key: string;
}

/** Stores records, and keeps the codes of the sink's present block. */
export class RecordStore {
  private readonly codes = new Map<string, number>();
  /** Records share their contests; undefined where one is not on the record. */
  private readonly entries = new WeakMap<HartContest, Entry | undefined>();

  constructor(
    private readonly sink: CvrSink,
    private readonly contests: ReadonlyMap<string, KnownContest>,
  ) {}

  store(contests: readonly HartContest[], attributes: RecordAttributes): void {
    for (const contest of contests) {
      const entry = this.entryOf(contest);
      if (entry) this.sink.setSelection(entry.contest, this.selectionCode(entry));
    }
    attributeKinds.forEach((kind, place) => {
      const value = attributes[kind] ?? '';
      if (value !== '') this.sink.setAttribute(place, this.attributeCode(place, value));
    });
    if (this.sink.endRecord()) this.codes.clear();
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
    const key = `contest ${known.number} ${selection.declared} ${marks.join()}`;
    return { contest: known.number, selection, key };
  }

  private selectionCode({ contest, selection, key }: Entry): number {
    return this.code(key, () => this.sink.selectionCode(contest, selection));
  }

  private attributeCode(kind: number, value: string): number {
    return this.code(`attribute ${kind} ${value}`, () => this.sink.attributeCode(kind, value));
  }

  private code(key: string, ask: () => number): number {
    const code = this.codes.get(key) ?? ask();
    this.codes.set(key, code);
    return code;
  }
}
