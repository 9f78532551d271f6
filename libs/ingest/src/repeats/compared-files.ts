import path from 'node:path';
import type { ExportFile, OpenedFile } from '@crossvote/opening';
import type { LoggedFile, RecordLog } from './record-log.ts';

/** A file whose records are compared with records of other files. */
export interface ComparedFile extends LoggedFile {
  /** Place of the file in the order in which a person named the files. */
  readonly place: number;
  /**
   * The unit to which it belongs: the file itself, or, where each file holds one record, all such files of its folder
   * or archive together.
   */
  readonly unit: Unit;
}

/** The files of an export whose records are compared. */
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

/** Files that are compared as one. */
export class Unit {
  records = 0;
  /** The contests that are on any of its records. */
  readonly contests = new Set<number>();
  private files = 0;

  /** @param container - folder or archive of its first file */
  constructor(
    readonly number: number,
    private readonly first: string,
    private readonly container: string,
  ) {}

  /**
   * Name for people: of the file, or of the folder where several files of one record are compared together, as the name
   * of such a file may identify a ballot.
   */
  get name(): string {
    return this.files === 1 ? this.first : path.basename(this.container);
  }

  add({ first, end, contests }: LoggedFile): this {
    this.records += end - first;
    for (const contest of contests) this.contests.add(contest);
    this.files += 1;
    return this;
  }
}

class Units {
  private readonly byKey = new Map<string, Unit>();

  of(logged: LoggedFile, opened: OpenedFile | undefined): Unit {
    const { file, first, end } = logged;
    const container = opened ? containerOf(opened) : '';
    const key = end - first === 1 && opened ? container : `file ${this.byKey.size}`;
    const known = this.byKey.get(key);
    const unit = known ?? new Unit(this.byKey.size, file.name, container);
    this.byKey.set(key, unit);
    return unit.add(logged);
  }
}

function containerOf({ isMember, source }: OpenedFile): string {
  return isMember ? source.path : path.dirname(path.resolve(source.path));
}
