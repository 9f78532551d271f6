import path from 'node:path';
import type { ExportFile, OpenedFile } from '@crossvote/formats';
import type { LoggedFile, RecordLog } from './record-log.ts';

/** A file whose records are compared with those of others. */
export interface ComparedFile extends LoggedFile {
  /** Place among the files as a person named them. */
  readonly place: number;
  /**
   * What it is compared as: itself, or, where each file holds one record, all such files of its folder or archive
   * together.
   */
  readonly unit: Unit;
}

/** Files that are compared as one, by a name for people: that of a file of one record may identify a ballot. */
export interface Unit {
  readonly name: string;
  readonly number: number;
}

/** The files of an export whose records may be the same. */
export class ComparedFiles {
  readonly files: readonly ComparedFile[];
  private readonly firsts: readonly number[];

  /** @param given - the files as a person named them */
  constructor(log: RecordLog, given: readonly OpenedFile[]) {
    const places = new Map<ExportFile, number>(given.map((file, place) => [file, place]));
    const units = new Units();
    this.files = log.finish().map((logged) => {
      const place = places.get(logged.file) ?? given.length;
      return { ...logged, place, unit: units.of(logged, given[place]) };
    });
    this.firsts = this.files.map(({ first }) => first);
  }

  /** The file that holds a record. */
  of(record: number): ComparedFile {
    let low = 0;
    for (let high = this.firsts.length; high - low > 1;) {
      const middle = (low + high) >>> 1;
      if ((this.firsts[middle] ?? 0) <= record) low = middle;
      else high = middle;
    }
    const file = this.files[low];
    if (!file) throw new RangeError('a record is of no file');
    return file;
  }
}

class Units {
  private readonly byKey = new Map<string, Unit>();

  of({ file, first, end }: LoggedFile, opened: OpenedFile | undefined): Unit {
    if (end - first !== 1 || !opened) return this.add(`file ${this.byKey.size}`, file.name);
    const { source } = opened;
    const container = opened.name === source.name ? path.dirname(source.path) : source.path;
    return this.byKey.get(container) ?? this.add(container, path.basename(path.resolve(container)));
  }

  private add(key: string, name: string): Unit {
    const unit = { name, number: this.byKey.size };
    this.byKey.set(key, unit);
    return unit;
  }
}
