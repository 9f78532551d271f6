import { attributeKinds, type AttributeKind, type CvrSink, type Selection } from '../cvr-sink.ts';
import type { KnownContest } from './contest-definition.ts';
import { contestKey, type HartRecord } from './hart-record.ts';
import { readSelection } from './read-selection.ts';

/** Attributes of a record by their kind; empty ones are not set. */
export type RecordAttributes = Readonly<Partial<Record<AttributeKind, string>>>;

/** Stores records, and keeps the codes of the sink's present block. */
export class RecordStore {
  private readonly codes = new Map<string, number>();

  constructor(
    private readonly sink: CvrSink,
    private readonly contests: ReadonlyMap<string, KnownContest>,
  ) {}

  store(record: HartRecord, attributes: RecordAttributes): void {
    for (const contest of record.contests) {
      const known = this.contests.get(contestKey(contest));
      const selection = known && readSelection(contest, known);
      if (known && selection)
        this.sink.setSelection(known.number, this.selectionCode(known.number, selection));
    }
    attributeKinds.forEach((kind, place) => {
      const value = attributes[kind] ?? '';
      if (value !== '') this.sink.setAttribute(place, this.attributeCode(place, value));
    });
    if (this.sink.endRecord()) this.codes.clear();
  }

  private selectionCode(contest: number, selection: Selection): number {
    const marks = selection.marks.map(({ choice, rank }) => `${choice}.${rank}`);
    return this.code(`contest ${contest} ${selection.declared} ${marks.join()}`, () =>
      this.sink.selectionCode(contest, selection),
    );
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
