import type { CellScanner } from '@crossvote/opening';
import type { RecordIdentities } from '../../records/record-identities.ts';
import { isNoName, RecordKey } from '../../records/record-key.ts';
import type { Layout } from './layout.ts';
import type { PieceKeys } from './pieces/piece-task.ts';
import { batchKey, numberIn, partsOf } from '../../records/batch-key.ts';
import { SeenRecords } from '../../records/seen-records.ts';

/** What names a record within its file. */
interface RecordName {
  readonly batch: string;
  readonly record: number;
}

/** What the records of a batch share of their keys. */
interface BegunKey {
  readonly low: number;
  readonly high: number;
  /** What a record is called that has no number; undefined where each has one. */
  readonly record: string | undefined;
}

/**
 * Tells records whose tabulator, batch and record number stood in the same file before, and names each record to
 * those who compare files.
 */
export class DuplicateRecords {
  private readonly columns: readonly number[];
  private readonly seen = new SeenRecords();
  private readonly key = new RecordKey();

  constructor(
    { roles }: Layout,
    private readonly identities: RecordIdentities | undefined,
  ) {
    const columns = (['tabulator', 'batch', 'record'] as const).map((role) => roles.indexOf(role));
    // Only the three together name a record.
    this.columns = columns.includes(-1) ? [] : columns;
  }

  /** Whether the record repeats an earlier one; a record without the whole key repeats none. */
  repeats(cells: CellScanner, line: number): boolean {
    if (this.columns.length === 0) return false;
    const name = this.nameOf(cells);
    this.identities?.add(name && this.keyOf(this.begin(name.batch), name.record), line);
    return name !== undefined && !this.seen.add(name.batch, name.record);
  }

  /** Places of the records of a piece that repeat an earlier one. */
  repeatsIn(keys: PieceKeys, firstLine: number): number[] {
    const { batches, batch, record } = keys;
    const repeats: number[] = [];
    for (let place = 0; place < batch.length; place += 1) {
      const key = batches[batch[place] ?? -1];
      if (key !== undefined && !this.seen.add(key, record[place] ?? 0)) repeats.push(place);
    }
    if (this.identities) this.identifyAll(keys, firstLine, this.identities);
    return repeats;
  }

  private identifyAll(
    { batches, batch, record }: PieceKeys,
    firstLine: number,
    identities: RecordIdentities,
  ): void {
    // Records of a batch share the beginning of their keys.
    const begun = batches.map((name) => this.begin(name));
    for (let place = 0; place < batch.length; place += 1) {
      const ofBatch = begun[batch[place] ?? -1];
      const key = ofBatch && this.keyOf(ofBatch, record[place] ?? 0);
      identities.add(key, firstLine + place);
    }
  }

  private nameOf(cells: CellScanner): RecordName | undefined {
    const texts = this.columns.map((column) =>
      cells.bytes.toString('latin1', cells.starts[column], cells.ends[column]),
    );
    if (this.columns.some((column) => cells.isEmpty(column))) return undefined;
    const [tabulator = '', batch = '', record = ''] = texts;
    const column = this.columns[2] ?? 0;
    const number = numberIn(cells.bytes, cells.starts[column] ?? 0, cells.ends[column] ?? 0);
    const key = batchKey(tabulator, batch, number === -1 ? record : undefined);
    return { batch: key, record: Math.max(number, 0) };
  }

  private begin(name: string): BegunKey {
    const { tabulator, batch, record } = partsOf(name);
    const { low, high } = this.key.name([tabulator, batch]);
    return { low, high, record };
  }

  /** @param number - of the record; 0 where it has another name, which then stands in the name of the batch */
  private keyOf({ low, high, record }: BegunKey, number: number): RecordKey | undefined {
    const name = record ?? String(number);
    return isNoName(name) ? undefined : this.key.begin(low, high).text(name);
  }
}
